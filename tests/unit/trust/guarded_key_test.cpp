// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/trust/guarded_key.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace nqi::trust {

namespace {

namespace fs = std::filesystem;

// Quick enough for a test; what a guess costs is what `PassphraseCost` says.
constexpr PassphraseCost cheap{.passes = 1, .bytes = 64 * 1024};

class GuardedKey : public testing::Test {
protected:
    GuardedKey()
    {
        std::array<std::byte, 8> name{};
        systemRandom()(name);
        folder = fs::temp_directory_path() / ("nqi-guarded-" + hex(name));
        path = folder / "device.key";
    }
    ~GuardedKey() override { fs::remove_all(folder); }

    [[nodiscard]] static Secrets typed(std::string_view text) { return {.passphrase = Passphrase::of(text)}; }
    [[nodiscard]] static SealingKey keychainSecret()
    {
        return *SealingKey::fromBytes(std::vector<std::byte>(32, std::byte(7)));
    }
    void guard(const Secrets &secrets)
    {
        const auto done = guardKeyFile(path, key, secrets, random, cheap);
        ASSERT_TRUE(done) << name(done.error());
    }
    [[nodiscard]] GuardError errorWith(const Secrets &secrets) const
    {
        const auto opened = openKeyFile(path, secrets);
        EXPECT_FALSE(opened);
        return opened ? GuardError{} : opened.error();
    }
    [[nodiscard]] bool opens(const Secrets &secrets) const
    {
        const auto opened = openKeyFile(path, secrets);
        return opened && opened->publicKey() == key.publicKey();
    }
    [[nodiscard]] std::string content() const
    {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    void write(const std::string &text) const
    {
        std::ofstream(path, std::ios::binary) << text;
        ::chmod(path.c_str(), 0600);
    }

    fs::path folder;
    fs::path path;
    Random random = seededRandom(3);
    KeyPair key = KeyPair::generate(seededRandom(4));
};

TEST_F(GuardedKey, IsOpenedByAnyOfItsSecretsAndByNothingElse)
{
    const std::string code = makeRecoveryCode(random);
    Secrets all = typed("mật khẩu dài");
    all.keychain = keychainSecret();
    all.recovery = code;
    guard(all);
    EXPECT_EQ(*guardsOf(path), (std::vector{Guard::passphrase, Guard::keychain, Guard::recovery}));
    EXPECT_TRUE(opens(typed("mật khẩu dài")));
    EXPECT_TRUE(opens({.keychain = keychainSecret()}));
    EXPECT_TRUE(opens({.recovery = code}));
    EXPECT_EQ(errorWith({}), GuardError::locked);
    EXPECT_EQ(errorWith(typed("mật khẩu dài ")), GuardError::wrongSecret);
    EXPECT_EQ(errorWith({.keychain = SealingKey::fromBytes(std::vector<std::byte>(32))}), GuardError::wrongSecret);
    EXPECT_EQ(errorWith({.recovery = makeRecoveryCode(random)}), GuardError::wrongSecret);
    EXPECT_EQ(errorWith({.recovery = "not a code"}), GuardError::wrongSecret);
    EXPECT_FALSE(content().contains(base64url(key.seed())));
}

TEST_F(GuardedKey, AsksForASecretOfTheKindThatItHas)
{
    guard(typed("123456"));
    EXPECT_EQ(*guardsOf(path), std::vector{Guard::passphrase});
    EXPECT_EQ(errorWith({.keychain = keychainSecret()}), GuardError::locked);
}

TEST_F(GuardedKey, ARecoveryCodeIsReadAsPeopleWriteIt)
{
    const std::string code = makeRecoveryCode(random);
    ASSERT_EQ(code.size(), 39U);
    guard({.recovery = code});
    std::string other;
    for (const char c : code)
        if (c != '-')
            other += std::string(" ") + (c == '1' ? 'l' : c == '0' ? 'o' : static_cast<char>(std::tolower(c)));
    EXPECT_TRUE(opens({.recovery = other})) << other;
    EXPECT_EQ(errorWith({.recovery = code + "0"}), GuardError::wrongSecret);
    std::set<std::string> codes;
    for (int i = 0; i < 100; ++i)
        codes.insert(makeRecoveryCode(random));
    EXPECT_EQ(codes.size(), 100U);
}

TEST_F(GuardedKey, IsGuardedAnewAndUnguardedInOneStep)
{
    ASSERT_TRUE(loadOrCreateKey(path, random));
    EXPECT_EQ(*guardsOf(path), std::vector<Guard>());
    key = *loadKey(path);
    guard(typed("first one"));
    EXPECT_EQ(loadKey(path).error(), KeyFileError::damaged) << "an older program does not take it for its own";
    guard(typed("second one"));
    EXPECT_EQ(errorWith(typed("first one")), GuardError::wrongSecret);
    EXPECT_TRUE(opens(typed("second one")));
    guard({});
    EXPECT_TRUE(opens({}));
    EXPECT_EQ(loadKey(path)->publicKey(), key.publicKey());
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1) << "no temporary file stays";
}

TEST_F(GuardedKey, NoAlteredFileGivesAKey)
{
    Secrets both = typed("123456");
    both.keychain = keychainSecret();
    guard(both);
    const std::string good = content();
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string bad = good;
        bad[i] = bad[i] == 'A' ? 'B' : 'A';
        write(bad);
        // The one line may hold though the other was touched; what it gives is then the key.
        for (const Secrets &secrets : {typed("123456"), Secrets{.keychain = keychainSecret()}}) {
            const auto opened = openKeyFile(path, secrets);
            EXPECT_TRUE(!opened || opened->publicKey() == key.publicKey()) << i;
        }
        EXPECT_EQ(content(), bad) << "a key is never written over";
    }
}

TEST_F(GuardedKey, AFileThatAsksForTooMuchOrMakesNoSenseIsDamaged)
{
    guard(typed("123456"));
    const std::string good = content();
    const auto with = [&](std::string_view from, std::string_view to) {
        std::string bad = good;
        const auto at = bad.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return bad.replace(at, from.size(), to);
    };
    const std::string line = good.substr(good.find('\n') + 1);
    for (const std::string &bad :
         {with("passphrase 1 65536", "passphrase 17 65536"), with("passphrase 1 65536", "passphrase 0 65536"),
          with("passphrase 1 65536", "passphrase 1 99999999999"), with("passphrase 1 65536", "passphrase 1 1"),
          with("passphrase 1 65536", "passphrase 1 65536 1"), with("passphrase", "fingerprint"), with("\n", ""),
          good.substr(0, good.size() - 1), good + line, good + "\n", good.substr(0, good.find('\n') + 1),
          std::string("nqi-key-2"), std::string("nqi-key-3 x\n"), good + std::string(5000, 'x')}) {
        write(bad);
        EXPECT_EQ(errorWith(typed("123456")), GuardError::damaged) << bad;
        EXPECT_FALSE(guardsOf(path)) << bad;
    }
}

TEST_F(GuardedKey, SaysWhatKeepsItFromBeingReadOrWritten)
{
    EXPECT_EQ(guardsOf(path).error(), GuardError::missing);
    EXPECT_EQ(errorWith({}), GuardError::missing);
    guard(typed("123456"));
    ::chmod(path.c_str(), 0644);
    EXPECT_EQ(guardsOf(path).error(), GuardError::notPrivate);
    fs::create_directories(folder / "a");
    std::ofstream(folder / "a" / "plain") << "a file where a folder belongs";
    EXPECT_EQ(guardKeyFile(folder / "a" / "plain" / "key", key, {}, random).error(), GuardError::unwritable);
}

TEST_F(GuardedKey, APassphraseHasAShortestAndALongestLength)
{
    EXPECT_FALSE(Passphrase::of("12345"));
    EXPECT_TRUE(Passphrase::of("123456"));
    EXPECT_TRUE(Passphrase::of(std::string(Passphrase::longest, 'x')));
    EXPECT_FALSE(Passphrase::of(std::string(Passphrase::longest + 1, 'x')));
}

} // namespace

} // namespace nqi::trust
