// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "core/sync/catalogue_updater.h"
#include "core/sync/tuf_fetch.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <format>
#include <ranges>

namespace nqi::cli {

namespace {

namespace tuf = trust::tuf;

constexpr std::uint64_t largestTarget = 1024ULL * 1024 * 1024;

/// The command line of the public conformance suite knows two ends.
int refused(const std::string &what, const tuf::Failure &failure)
{
    complain(failure.file.empty() ? what : failure.file, std::string(tuf::name(failure.error)));
    return 1;
}

std::string withoutSlash(std::string url)
{
    while (url.ends_with('/'))
        url.pop_back();
    return url;
}

/// A path as part of an address: its slashes stay.
std::string encodedPath(std::string_view path)
{
    std::string encoded;
    for (const auto segment : std::views::split(path, '/')) {
        encoded += '/';
        encoded += tuf::fileNameOf(std::string_view(segment));
    }
    return encoded;
}

std::optional<std::string> readFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().toStdString();
}

int fetchTarget(const TufOptions &options, const tuf::Client &client, const tuf::Target &target)
{
    // The whole path in one name: no target leaves the folder, none meets another's file.
    const std::filesystem::path place = options.targetFolder / tuf::fileNameOf(options.target);
    const auto held = readFile(QString::fromStdString(place.string()));
    if (held && held->size() == target.length && target.hashes.match(*held))
        return 0;
    const auto transport = sync::makeHttpTransport(withoutSlash(options.targetUrl));
    std::optional<sync::TransportError> reason;
    const std::string file = tuf::targetFile(options.target, target, client.root().consistentSnapshot);
    const auto content = target.length > largestTarget
                             ? std::unexpected(tuf::Error::tooLarge)
                             : sync::fetchFile(*transport, encodedPath(file), target.length, reason);
    if (!content)
        return refused(options.target, {content.error(), file});
    if (content->size() != target.length || !target.hashes.match(*content))
        return refused(options.target, {tuf::Error::mismatch, file});
    QSaveFile out(QString::fromStdString(place.string()));
    const auto size = static_cast<qint64>(content->size());
    if (!out.open(QIODevice::WriteOnly) || out.write(content->data(), size) != size || !out.commit())
        return refused(options.target, {tuf::Error::storage, place.string()});
    return 0;
}

} // namespace

int tufInit(const TufOptions &options)
{
    const auto root = readFile(QString::fromStdString(options.root.string()));
    if (!root)
        return refused(options.root.string(), {tuf::Error::missing, {}});
    const auto storage = sync::makeFolderStorage(options.metadataFolder);
    const auto done = tuf::Client::init(*storage, *root);
    return done ? 0 : refused(options.root.string(), done.error());
}

int tufRefresh(const Common &common, const TufOptions &options)
{
    const auto storage = sync::makeFolderStorage(options.metadataFolder);
    const auto transport = sync::makeHttpTransport(withoutSlash(options.metadataUrl));
    std::optional<sync::TransportError> reason;
    tuf::Client client(*storage, [&](const std::string &file, std::uint64_t limit) {
        return sync::fetchFile(*transport, "/" + file, limit, reason);
    });
    if (const auto status = client.refresh(common.clock()); !status)
        return refused(options.metadataUrl, status.error());
    if (options.target.empty())
        return 0;
    const auto target = client.find(options.target);
    return target ? fetchTarget(options, client, *target) : refused(options.target, target.error());
}

} // namespace nqi::cli
