// SPDX-License-Identifier: Apache-2.0
#include "core/hub/s3/place.h"

#include "core/hub/files.h"

#include <algorithm>
#include <array>
#include <format>
#include <utility>

namespace nqi::hub {

namespace {

constexpr std::string_view scheme = "s3://";
constexpr std::string_view lettersAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

bool isBucket(std::string_view name)
{
    return name.size() >= 3 && name.size() <= 63 && !name.starts_with('.') && !name.contains("..") &&
           std::ranges::all_of(name, [](char c) { return lettersAndDigits.contains(c) || c == '-' || c == '.'; });
}

// Only what needs no escaping in an address.
bool isPrefix(std::string_view text)
{
    return text.size() <= 512 && !text.starts_with('/') && !text.contains("//") && !text.contains("..") &&
           std::ranges::all_of(text, [](char c) {
               return lettersAndDigits.contains(c) || (c >= 'A' && c <= 'Z') || std::string_view("-._/").contains(c);
           });
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r";
    const std::size_t begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

S3Credentials fromText(std::string_view text)
{
    S3Credentials read;
    const std::array<std::pair<std::string_view, std::string *>, 3> members = {{{"aws_access_key_id", &read.key},
                                                                                {"aws_secret_access_key", &read.secret},
                                                                                {"aws_session_token", &read.session}}};
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos)
            continue;
        for (const auto &[name, value] : members)
            if (trimmed(line.substr(0, equals)) == name)
                *value = trimmed(line.substr(equals + 1));
    }
    return read;
}

} // namespace

std::optional<S3Place> parseS3Place(std::string_view address, std::string_view endpoint, std::string_view region)
{
    if (!address.starts_with(scheme))
        return std::nullopt;
    address.remove_prefix(scheme.size());
    const std::size_t slash = address.find('/');
    S3Place place{std::string(endpoint), std::string(region), std::string(address.substr(0, slash)),
                  slash == std::string_view::npos ? "" : std::string(address.substr(slash + 1))};
    if (!place.prefix.empty() && !place.prefix.ends_with('/'))
        place.prefix += '/';
    if (place.endpoint.empty())
        place.endpoint = std::format("https://s3.{}.amazonaws.com", region);
    while (place.endpoint.ends_with('/'))
        place.endpoint.pop_back();
    const bool sound = place.endpoint.starts_with("https://") || place.endpoint.starts_with("http://");
    const bool sayable =
        std::ranges::all_of(place.region, [](char c) { return lettersAndDigits.contains(c) || c == '-'; });
    if (!sound || place.region.empty() || !sayable || !isBucket(place.bucket) || !isPrefix(place.prefix))
        return std::nullopt;
    return place;
}

std::expected<S3Credentials, S3CredentialsError>
s3Credentials(const std::filesystem::path &file, const std::function<const char *(const char *)> &environment)
{
    S3Credentials read;
    if (!file.empty()) {
        const auto status = DiskFile::open(file, DiskFile::Open::read).and_then(&DiskFile::status);
        if (!status)
            return std::unexpected(S3CredentialsError::unreadable);
        if (!status->ownerOnly)
            return std::unexpected(S3CredentialsError::notPrivate);
        const auto bytes = readFile(file, 64UL * 1024);
        if (!bytes)
            return std::unexpected(S3CredentialsError::unreadable);
        read = fromText({reinterpret_cast<const char *>(bytes->data()), bytes->size()});
    } else {
        const auto of = [&](const char *name) {
            const char *const value = environment(name);
            return std::string(value == nullptr ? "" : value);
        };
        read = {of("AWS_ACCESS_KEY_ID"), of("AWS_SECRET_ACCESS_KEY"), of("AWS_SESSION_TOKEN")};
    }
    if (read.key.empty() || read.secret.empty())
        return std::unexpected(S3CredentialsError::missing);
    return read;
}

} // namespace nqi::hub
