// SPDX-License-Identifier: Apache-2.0
#include "core/decode/picture_header.h"
#include "core/decode/source.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace nqi::decode {

namespace {

bool namedLikePicture(const std::filesystem::path &path)
{
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    static constexpr std::array<std::string_view, 14> known{".jpg",  ".jpeg", ".jpe", ".png", ".webp", ".bmp", ".tif",
                                                            ".tiff", ".pnm",  ".pbm", ".pgm", ".ppm",  ".gif", ".heic"};
    return std::ranges::contains(known, extension);
}

class FolderSource : public FrameSource {
public:
    FolderSource(std::filesystem::path path, SourceOptions options)
        : m_path(std::move(path)), m_options(std::move(options))
    {
    }

    std::expected<Frame, SourceError> next() override
    {
        if (!m_listed)
            list();
        if (m_end)
            return std::unexpected(*m_end);
        if (m_next == m_files.size())
            return std::unexpected(SourceError::endOfStream);
        const std::size_t index = m_next++;
        m_last = m_files.at(index).string();
        auto frame = openPicture(m_files.at(index), m_options)->next();
        if (frame)
            frame->sequence = index;
        else if (frame.error() == SourceError::notFound)
            // It was there when the folder was listed: this file's trouble, not the folder's.
            return std::unexpected(SourceError::unreadable);
        return frame;
    }

    [[nodiscard]] std::string lastPath() const override { return m_last.empty() ? m_path.string() : m_last; }

private:
    void list()
    {
        m_listed = true;
        std::error_code failed;
        const auto status = std::filesystem::status(m_path, failed);
        if (status.type() == std::filesystem::file_type::not_found) {
            m_end = SourceError::notFound;
            return;
        }
        std::filesystem::directory_iterator entry(m_path, failed);
        for (; !failed && entry != std::filesystem::directory_iterator(); entry.increment(failed))
            if (std::error_code unknown; namedLikePicture(entry->path()) && !entry->is_directory(unknown))
                m_files.push_back(entry->path());
        if (failed)
            m_end = SourceError::unreadable;
        else if (m_files.empty())
            m_end = SourceError::noPictures;
        std::ranges::sort(m_files);
    }

    std::filesystem::path m_path;
    SourceOptions m_options;
    std::vector<std::filesystem::path> m_files;
    std::size_t m_next = 0;
    std::string m_last;
    bool m_listed = false;
    std::optional<SourceError> m_end;
};

bool beginsLikePicture(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::array<char, 4096> bytes{};
    file.read(bytes.data(), bytes.size());
    return readPictureHeader(std::as_bytes(std::span(bytes)).first(static_cast<std::size_t>(file.gcount())))
        .has_value();
}

} // namespace

std::string_view name(SourceError error)
{
    switch (error) {
    case SourceError::endOfStream:
        return "endOfStream";
    case SourceError::notFound:
        return "notFound";
    case SourceError::empty:
        return "empty";
    case SourceError::unreadable:
        return "unreadable";
    case SourceError::truncated:
        return "truncated";
    case SourceError::tooLarge:
        return "tooLarge";
    case SourceError::noPictures:
        return "noPictures";
    case SourceError::lost:
        return "lost";
    }
    return "unknown";
}

std::unique_ptr<FrameSource> openFolder(std::filesystem::path path, SourceOptions options)
{
    return std::make_unique<FolderSource>(std::move(path), std::move(options));
}

std::unique_ptr<FrameSource> openAny(const std::string &pathOrAddress, SourceOptions options)
{
    const bool address = pathOrAddress.contains("://");
    const std::filesystem::path path(pathOrAddress);
    std::error_code failed;
    if (!address && std::filesystem::is_directory(path, failed))
        return openFolder(path, std::move(options));
    const bool picture = !address && (namedLikePicture(path) || !std::filesystem::is_regular_file(path, failed) ||
                                      std::filesystem::file_size(path, failed) == 0 || beginsLikePicture(path));
    if (picture)
        return openPicture(path, std::move(options));
    return openVideo(pathOrAddress, {.clock = std::move(options.clock), .keepColour = options.keepColour});
}

} // namespace nqi::decode
