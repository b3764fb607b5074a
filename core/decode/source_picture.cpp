// SPDX-License-Identifier: Apache-2.0
#include "core/decode/picture_header.h"
#include "core/decode/source.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cstring>
#include <exception>
#include <fstream>
#include <system_error>
#include <utility>

namespace nqi::decode {

namespace {

constexpr std::uintmax_t maxFileBytes = std::uintmax_t{256} * 1024 * 1024;

std::expected<Bytes, SourceError> readFile(const std::filesystem::path &path)
{
    std::error_code failed;
    const auto status = std::filesystem::status(path, failed);
    if (status.type() == std::filesystem::file_type::not_found)
        return std::unexpected(SourceError::notFound);
    if (failed || status.type() != std::filesystem::file_type::regular)
        return std::unexpected(SourceError::unreadable);
    const std::uintmax_t size = std::filesystem::file_size(path, failed);
    if (failed)
        return std::unexpected(SourceError::unreadable);
    if (size == 0)
        return std::unexpected(SourceError::empty);
    if (size > maxFileBytes)
        return std::unexpected(SourceError::tooLarge);
    Bytes bytes(static_cast<std::size_t>(size));
    std::ifstream file(path, std::ios::binary);
    if (!file.read(reinterpret_cast<char *>(bytes.data()), static_cast<std::streamsize>(size)))
        return std::unexpected(SourceError::unreadable);
    return bytes;
}

// A code drawn in black on nothing would become black on black: nothing counts as white paper.
cv::Mat onWhite(const cv::Mat &picture)
{
    cv::Mat wide = picture;
    if (picture.depth() == CV_16U)
        picture.convertTo(wide, CV_8U, 1.0 / 257);
    if (wide.channels() != 4)
        return wide;
    cv::Mat result(wide.size(), CV_8UC3);
    for (int y = 0; y < wide.rows; ++y) {
        const auto *in = wide.ptr<cv::Vec4b>(y);
        auto *out = result.ptr<cv::Vec3b>(y);
        for (int x = 0; x < wide.cols; ++x)
            for (int c = 0; c < 3; ++c)
                out[x][c] = static_cast<std::uint8_t>((in[x][c] * in[x][3] + 255 * (255 - in[x][3]) + 127) / 255);
    }
    return result;
}

Bytes bytesOf(const cv::Mat &mat)
{
    const std::size_t row = static_cast<std::size_t>(mat.cols) * mat.elemSize();
    Bytes bytes(row * static_cast<std::size_t>(mat.rows));
    for (int y = 0; y < mat.rows; ++y)
        std::memcpy(bytes.data() + static_cast<std::size_t>(y) * row, mat.ptr(y), row);
    return bytes;
}

std::expected<Frame, FrameError> frameOf(const cv::Mat &mat, FrameInfo &&info)
{
    if (mat.channels() == 1)
        return adoptFrame(mat.cols, mat.rows, mat.cols, bytesOf(mat), std::move(info));
    return makeColourFrame({.bgr = bytesOf(mat), .width = mat.cols, .height = mat.rows, .stride = mat.cols * 3},
                           std::move(info));
}

class PictureSource : public FrameSource {
public:
    PictureSource(std::filesystem::path path, SourceOptions options)
        : m_path(std::move(path)), m_options(std::move(options))
    {
    }

    std::expected<Frame, SourceError> next() override
    {
        if (m_end)
            return std::unexpected(*m_end);
        m_end = SourceError::endOfStream;
        auto file = readFile(m_path);
        if (!file) {
            if (file.error() == SourceError::notFound)
                m_end = SourceError::notFound;
            return std::unexpected(file.error());
        }
        return decodePicture(std::move(*file), {.time = m_options.clock(), .origin = m_path.string()},
                             m_options.keepColour, m_options.keepOriginal);
    }

    [[nodiscard]] std::string lastPath() const override { return m_path.string(); }

private:
    std::filesystem::path m_path;
    SourceOptions m_options;
    std::optional<SourceError> m_end;
};

} // namespace

std::expected<Frame, SourceError> decodePicture(Bytes &&file, FrameInfo info, bool keepColour, bool keepOriginal)
{
    if (file.empty())
        return std::unexpected(SourceError::empty);
    const auto header = readPictureHeader(file);
    if (!header || header->width <= 0 || header->height <= 0)
        return std::unexpected(SourceError::unreadable);
    if (header->width > maxSide || header->height > maxSide || header->width * header->height > maxPixels)
        return std::unexpected(SourceError::tooLarge);
    if (!header->complete)
        return std::unexpected(SourceError::truncated);
    try {
        const cv::Mat bytes(1, static_cast<int>(file.size()), CV_8UC1, file.data());
        const int flags = header->transparent ? cv::IMREAD_UNCHANGED
                          : keepColour        ? cv::IMREAD_COLOR
                                              : cv::IMREAD_GRAYSCALE;
        cv::Mat picture = cv::imdecode(bytes, flags);
        if (picture.empty())
            return std::unexpected(SourceError::unreadable);
        if (header->transparent)
            picture = onWhite(picture);
        auto frame = frameOf(picture, std::move(info));
        if (!frame)
            return std::unexpected(SourceError::unreadable);
        if (!keepColour)
            frame->colour.reset();
        if (keepOriginal)
            frame->original = std::make_shared<const EncodedPicture>(std::move(file), std::string(header->mediaType));
        return *std::move(frame);
    } catch (const std::bad_alloc &) {
        return std::unexpected(SourceError::tooLarge);
    } catch (const std::exception &) {
        return std::unexpected(SourceError::unreadable);
    }
}

std::unique_ptr<FrameSource> openPicture(std::filesystem::path path, SourceOptions options)
{
    return std::make_unique<PictureSource>(std::move(path), std::move(options));
}

} // namespace nqi::decode
