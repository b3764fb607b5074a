// SPDX-License-Identifier: Apache-2.0
#include "core/sync/folder_transport.h"

#include "core/sync/own_files.h"

#include <QUrl>

#include <algorithm>
#include <system_error>
#include <utility>

namespace nqi::sync {

namespace {

namespace fs = std::filesystem;

class FolderTransport final : public Transport {
public:
    FolderTransport(fs::path folder, std::string path) : m_folder(std::move(folder)), m_path(std::move(path)) {}

    std::expected<Response, TransportError> send(const Request &request, std::stop_token stop) override
    {
        if (stop.stop_requested())
            return std::unexpected(TransportError::cancelled);
        std::error_code error;
        if (!fs::is_directory(m_folder, error))
            return std::unexpected(TransportError::offline);
        const auto file = fileOf(request);
        const auto size = file ? fs::file_size(*file, error) : 0;
        if (!file || error || !fs::is_regular_file(*file, error))
            return Response{404, {}, {}};
        if (size > request.maxBytes)
            return std::unexpected(TransportError::answerTooLarge);
        auto bytes = readWhole(*file, request.maxBytes);
        if (!bytes)
            return std::unexpected(TransportError::interrupted);
        if (!request.take)
            return Response{200, {}, std::move(*bytes)};
        // A folder is near: what is asked for from its middle comes from its beginning.
        if (!request.take(200, *bytes))
            return std::unexpected(TransportError::cancelled);
        return Response{200, {{"Content-Length", std::to_string(bytes->size())}}, {}};
    }

private:
    /// Nothing for what lies elsewhere.
    [[nodiscard]] std::optional<fs::path> fileOf(const Request &request) const
    {
        if (request.method != "GET" || !request.path.starts_with(m_path + "/"))
            return {};
        const QByteArray encoded = QByteArray::fromStdString(request.path.substr(m_path.size() + 1));
        const fs::path below = QUrl::fromPercentEncoding(encoded).toStdString();
        const bool climbs = below.is_absolute() || std::ranges::contains(below, fs::path(".."));
        return climbs ? std::nullopt : std::optional(m_folder / below);
    }

    fs::path m_folder;
    std::string m_path;
};

} // namespace

std::unique_ptr<Transport> makeFolderTransport(fs::path folder, std::string path)
{
    return std::make_unique<FolderTransport>(std::move(folder), std::move(path));
}

} // namespace nqi::sync
