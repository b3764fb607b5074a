// SPDX-License-Identifier: Apache-2.0
#include "app/device/grounds.h"

#include "core/protocol/body.h"
#include "core/protocol/grounds.h"
#include "core/protocol/json.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

namespace nqi::device {

namespace {

findings::Attachment attachment(const std::string &text, std::string_view label)
{
    const auto *begin = reinterpret_cast<const std::byte *>(text.data());
    return {.bytes = {begin, begin + text.size()},
            .mediaType = std::string(protocol::groundsMediaType),
            .label = std::string(label)};
}

std::expected<Replay, ReplayError> replayBody(std::string_view text, const ReadFile &read)
{
    const auto body = protocol::decodeBody(text);
    const findings::Draft *const draft = body ? body->finding() : nullptr;
    if (draft == nullptr)
        return std::unexpected(ReplayError::body);
    auto grounds = groundsFrom(draft->evidence, read);
    if (!grounds)
        return std::unexpected(grounds.error());
    Replay replay{
        .recorded = draft->verdict, .context = draft->context, .item = draft->item, .grounds = *std::move(grounds)};
    replay.again = verdict::evaluateAgain(replay.item, replay.grounds, replay.context);
    return replay;
}

std::optional<std::string> contents(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    return file.bad() || !file.is_open() ? std::nullopt : std::optional(std::move(text));
}

} // namespace

std::vector<findings::Attachment> groundsOf(const verdict::Grounds &grounds)
{
    std::vector<findings::Attachment> files;
    files.push_back(attachment(protocol::encodeGrounds(grounds), protocol::groundsLabel));
    if (grounds.rules)
        files.push_back(attachment(protocol::encodeRules(*grounds.rules), protocol::rulesLabel));
    return files;
}

bool isGrounds(const findings::Evidence &file)
{
    return file.mediaType == protocol::groundsMediaType &&
           (file.label == protocol::groundsLabel || file.label == protocol::rulesLabel);
}

std::expected<verdict::Grounds, ReplayError> groundsFrom(const std::vector<findings::Evidence> &files,
                                                         const ReadFile &read)
{
    const auto find = [&](std::string_view label) {
        const auto found = std::ranges::find(files, label, &findings::Evidence::label);
        return found == files.end() ? nullptr : &*found;
    };
    const findings::Evidence *records = find(protocol::groundsLabel);
    if (records == nullptr)
        return std::unexpected(ReplayError::notKept);
    const auto recordsText = read(*records);
    auto grounds = recordsText ? protocol::decodeGrounds(*recordsText) : std::unexpected(protocol::DecodeError{});
    if (!grounds)
        return std::unexpected(ReplayError::unreadable);
    if (const findings::Evidence *rules = find(protocol::rulesLabel)) {
        const auto rulesText = read(*rules);
        auto entries = rulesText ? protocol::decodeRules(*rulesText) : std::unexpected(protocol::DecodeError{});
        if (!entries)
            return std::unexpected(ReplayError::unreadable);
        grounds->rules = std::make_shared<const std::vector<catalog::PolicyEntry>>(*std::move(entries));
    }
    return *std::move(grounds);
}

bool Replay::same() const
{
    return protocol::toJson(recorded) == protocol::toJson(again);
}

std::expected<Replay, ReplayError> replay(const findings::Journal &journal, const findings::Finding &finding)
{
    return replayBody(finding.body, [&](const findings::Evidence &file) -> std::optional<std::string> {
        const auto bytes = journal.readEvidence(file.digest);
        if (!bytes)
            return std::nullopt;
        return std::string(reinterpret_cast<const char *>(bytes->data()), bytes->size());
    });
}

std::expected<Replay, ReplayError> replay(const std::filesystem::path &folder)
{
    const auto body = contents(folder / "body.json");
    if (!body)
        return std::unexpected(ReplayError::body);
    return replayBody(*body, [&](const findings::Evidence &file) -> std::optional<std::string> {
        auto text = contents(folder / (file.digest.text() + ".json"));
        // An exported file proves itself by its name.
        if (!text || trust::sha256(*text) != file.digest)
            return std::nullopt;
        return text;
    });
}

} // namespace nqi::device
