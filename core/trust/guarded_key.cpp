// SPDX-License-Identifier: Apache-2.0
#include "core/trust/guarded_key.h"

#include "core/base/encoding.h"
#include "core/trust/private_file.h"
#include "core/trust/recovery_code.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <format>
#include <ranges>
#include <utility>

// The file: "nqi-key-2 PUBLIC", then a line for each guard, in the order of Guard, each at most once:
//   passphrase PASSES BYTES SALT BOX
//   keychain BOX
//   recovery BOX
// Values are base64url; a box is a nonce and the seed under XChaCha20-Poly1305, bound to the public half and to all
// that stands before it in its line.
namespace nqi::trust {

namespace {

constexpr std::string_view magic = "nqi-key-2";
constexpr std::size_t longestFile = 4096;
constexpr std::size_t saltBytes = crypto_pwhash_SALTBYTES;
constexpr std::size_t nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t boxBytes = nonceBytes + 32 + crypto_aead_xchacha20poly1305_ietf_ABYTES;
// What a file may ask of the machine that opens it.
constexpr std::uint64_t mostPasses = 16;
constexpr std::uint64_t mostBytes = 1ULL << 30U;

const unsigned char *raw(const std::byte *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}
unsigned char *raw(std::byte *bytes)
{
    return reinterpret_cast<unsigned char *>(bytes);
}
const unsigned char *raw(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

struct Slot {
    Guard guard{};
    PassphraseCost cost{};
    std::vector<std::byte> salt;
    std::vector<std::byte> box;
};

struct File {
    PublicKey key;
    std::vector<Slot> slots;
};

/// The line of a slot up to its box.
std::string headOf(const Slot &slot)
{
    if (slot.guard != Guard::passphrase)
        return std::string(name(slot.guard));
    return std::format("{} {} {} {}", name(slot.guard), slot.cost.passes, slot.cost.bytes, base64url(slot.salt));
}

std::string boundTo(const PublicKey &key, const Slot &slot)
{
    return std::format("{} {} {}", magic, key.text(), headOf(slot));
}

std::optional<std::uint64_t> numberIn(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<Slot> parseSlot(std::string_view line)
{
    std::vector<std::string_view> words;
    for (const auto word : std::views::split(line, ' '))
        words.emplace_back(word.begin(), word.end());
    if (words.empty())
        return std::nullopt; // an empty line
    Slot slot;
    for (const Guard guard : {Guard::passphrase, Guard::keychain, Guard::recovery})
        if (words.front() == name(guard))
            slot.guard = guard;
    const bool typed = slot.guard == Guard::passphrase;
    if (words.front() != name(slot.guard) || words.size() != (typed ? 5U : 2U))
        return std::nullopt;
    if (typed) {
        const auto passes = numberIn(words[1]);
        const auto bytes = numberIn(words[2]);
        auto salt = fromBase64url(words[3]);
        if (!passes || !bytes || !salt || salt->size() != saltBytes || *passes == 0 || *passes > mostPasses ||
            *bytes < crypto_pwhash_MEMLIMIT_MIN || *bytes > mostBytes)
            return std::nullopt;
        slot.cost = {.passes = *passes, .bytes = *bytes};
        slot.salt = *std::move(salt);
    }
    auto box = fromBase64url(words.back());
    if (!box || box->size() != boxBytes)
        return std::nullopt;
    slot.box = *std::move(box);
    return slot;
}

std::optional<File> parseFile(std::string_view text)
{
    if (!text.ends_with('\n'))
        return std::nullopt;
    text.remove_suffix(1);
    File file;
    bool first = true;
    for (const auto part : std::views::split(text, '\n')) {
        const std::string_view line(part.begin(), part.end());
        if (std::exchange(first, false)) {
            const auto key = line.starts_with(magic) && line.size() > magic.size() && line[magic.size()] == ' '
                                 ? PublicKey::parse(line.substr(magic.size() + 1))
                                 : std::nullopt;
            if (!key)
                return std::nullopt;
            file.key = *key;
            continue;
        }
        auto slot = parseSlot(line);
        if (!slot || (!file.slots.empty() && file.slots.back().guard >= slot->guard))
            return std::nullopt;
        file.slots.push_back(*std::move(slot));
    }
    return file.slots.empty() ? std::nullopt : std::optional(std::move(file));
}

GuardError guardError(KeyFileError error)
{
    switch (error) {
    case KeyFileError::missing:
        return GuardError::missing;
    case KeyFileError::unreadable:
        return GuardError::unreadable;
    case KeyFileError::notPrivate:
        return GuardError::notPrivate;
    case KeyFileError::unwritable:
        return GuardError::unwritable;
    case KeyFileError::damaged:
        break;
    }
    return GuardError::damaged;
}

/// The key of a slot's box, if its secret is at hand.
std::expected<SealingKey, GuardError> slotKey(const Slot &slot, const Secrets &secrets)
{
    std::array<std::byte, 32> bytes{};
    if (slot.guard == Guard::keychain) {
        return secrets.keychain ? std::expected<SealingKey, GuardError>(*secrets.keychain)
                                : std::unexpected(GuardError::locked);
    }
    if (slot.guard == Guard::passphrase) {
        if (!secrets.passphrase)
            return std::unexpected(GuardError::locked);
        const std::string_view text = secrets.passphrase->text();
        if (crypto_pwhash(raw(bytes.data()), bytes.size(), text.data(), text.size(), raw(slot.salt.data()),
                          slot.cost.passes, static_cast<std::size_t>(slot.cost.bytes),
                          crypto_pwhash_ALG_ARGON2ID13) != 0)
            return std::unexpected(GuardError::noMemory);
    } else {
        if (secrets.recovery.empty())
            return std::unexpected(GuardError::locked);
        // 160 random bits need no slowing down.
        const auto code = parseRecoveryText(secrets.recovery);
        if (!code)
            return std::unexpected(GuardError::wrongSecret);
        crypto_generichash(raw(bytes.data()), bytes.size(), raw(code->data()), code->size(), nullptr, 0);
    }
    auto key = SealingKey::fromBytes(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return *key;
}

std::expected<KeyPair, GuardError> openSlot(const File &file, const Slot &slot, const SealingKey &key)
{
    const std::string bound = boundTo(file.key, slot);
    std::array<std::byte, 32> seed{};
    unsigned long long length = 0;
    const bool opened =
        crypto_aead_xchacha20poly1305_ietf_decrypt(
            raw(seed.data()), &length, nullptr, raw(slot.box.data() + nonceBytes), slot.box.size() - nonceBytes,
            raw(bound), bound.size(), raw(slot.box.data()), raw(key.bytes().data())) == 0;
    auto pair = opened ? KeyPair::fromSeed(seed) : std::nullopt;
    sodium_memzero(seed.data(), seed.size());
    if (!opened || !pair)
        return std::unexpected(GuardError::wrongSecret);
    if (pair->publicKey() != file.key)
        return std::unexpected(GuardError::damaged);
    return *std::move(pair);
}

/// By the quickest of the secrets at hand. What is said of those that do not open it: the last one's reason.
std::expected<KeyPair, GuardError> openFile(const File &file, const Secrets &secrets)
{
    GuardError error = GuardError::locked;
    for (const Guard guard : {Guard::keychain, Guard::recovery, Guard::passphrase}) {
        const auto slot = std::ranges::find(file.slots, guard, &Slot::guard);
        if (slot == file.slots.end())
            continue;
        const auto key = slotKey(*slot, secrets);
        auto pair = key ? openSlot(file, *slot, *key) : std::unexpected(key.error());
        if (pair)
            return pair;
        if (pair.error() != GuardError::locked)
            error = pair.error();
    }
    return std::unexpected(error);
}

std::expected<std::string, GuardError> lineOf(const KeyPair &pair, Guard guard, const Secrets &secrets,
                                              const Random &random, const PassphraseCost &cost)
{
    Slot slot{.guard = guard};
    if (guard == Guard::passphrase) {
        slot.cost = cost;
        slot.salt.resize(saltBytes);
        random(slot.salt);
    }
    const auto key = slotKey(slot, secrets);
    if (!key)
        return std::unexpected(key.error());
    slot.box.resize(boxBytes);
    random(std::span(slot.box).first(nonceBytes));
    const std::string bound = boundTo(pair.publicKey(), slot);
    auto seed = pair.seed();
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(slot.box.data() + nonceBytes), nullptr, raw(seed.data()),
                                               seed.size(), raw(bound), bound.size(), nullptr, raw(slot.box.data()),
                                               raw(key->bytes().data()));
    sodium_memzero(seed.data(), seed.size());
    return std::format("{} {}\n", headOf(slot), base64url(slot.box));
}

} // namespace

std::string_view name(Guard guard)
{
    switch (guard) {
    case Guard::passphrase:
        return "passphrase";
    case Guard::keychain:
        return "keychain";
    case Guard::recovery:
        return "recovery";
    }
    return {};
}

std::string_view name(GuardError error)
{
    switch (error) {
    case GuardError::missing:
        return "missing";
    case GuardError::unreadable:
        return "unreadable";
    case GuardError::notPrivate:
        return "notPrivate";
    case GuardError::damaged:
        return "damaged";
    case GuardError::locked:
        return "locked";
    case GuardError::wrongSecret:
        return "wrongSecret";
    case GuardError::noMemory:
        return "noMemory";
    case GuardError::unwritable:
        return "unwritable";
    }
    return {};
}

std::optional<Passphrase> Passphrase::of(std::string_view text)
{
    if (text.size() < shortest || text.size() > longest)
        return std::nullopt;
    return Passphrase(text);
}

Passphrase::~Passphrase()
{
    sodium_memzero(m_text.data(), m_text.size());
}

std::string makeRecoveryCode(const Random &random)
{
    std::array<std::byte, recoveryBytes> bytes{};
    random(bytes);
    std::string text = recoveryText(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return text;
}

std::string recoveryCodeOf(const SealingKey &secret)
{
    std::array<std::byte, recoveryBytes> bytes{};
    std::ranges::copy(secret.bytes().first(recoveryBytes), bytes.begin());
    return recoveryText(bytes);
}

std::expected<std::vector<Guard>, GuardError> guardsOf(const std::filesystem::path &path)
{
    const auto text = readPrivateFile(path, longestFile);
    if (!text)
        return std::unexpected(guardError(text.error()));
    if (!text->view().starts_with(magic)) {
        const auto plain = loadKey(path);
        return plain ? std::expected<std::vector<Guard>, GuardError>(std::vector<Guard>())
                     : std::unexpected(guardError(plain.error()));
    }
    const auto file = parseFile(text->view());
    if (!file)
        return std::unexpected(GuardError::damaged);
    return file->slots | std::views::transform(&Slot::guard) | std::ranges::to<std::vector>();
}

std::expected<KeyPair, GuardError> openKeyFile(const std::filesystem::path &path, const Secrets &secrets)
{
    const auto text = readPrivateFile(path, longestFile);
    if (!text)
        return std::unexpected(guardError(text.error()));
    if (!text->view().starts_with(magic))
        return loadKey(path).transform_error(guardError);
    const auto file = parseFile(text->view());
    return file ? openFile(*file, secrets) : std::unexpected(GuardError::damaged);
}

std::expected<void, GuardError> guardKeyFile(const std::filesystem::path &path, const KeyPair &pair,
                                             const Secrets &secrets, const Random &random, const PassphraseCost &cost)
{
    const auto written = [](bool done) {
        return done ? std::expected<void, GuardError>() : std::unexpected(GuardError::unwritable);
    };
    if (secrets.empty())
        return written(storeKey(path, pair, Existing::replace, random));
    std::string text = std::format("{} {}\n", magic, pair.publicKey().text());
    for (const Guard guard : {Guard::passphrase, Guard::keychain, Guard::recovery}) {
        auto line = lineOf(pair, guard, secrets, random, cost);
        if (line)
            text += *line;
        else if (line.error() != GuardError::locked)
            return std::unexpected(line.error());
    }
    return written(writePrivateFile(path, text, Existing::replace, random));
}

} // namespace nqi::trust
