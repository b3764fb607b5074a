// SPDX-License-Identifier: Apache-2.0
#include "core/decode/source.h"
#include "core/decode/stream_address.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <chrono>
#include <cstring>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace nqi::decode {

namespace {

using SteadyClock = std::chrono::steady_clock;

// A stream that does not answer is lost after this time instead of holding its thread.
constexpr int streamTimeoutMilliseconds = 5000;

void quietLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] { cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); });
}

std::optional<SourceError> whyNotFile(const std::string &path)
{
    std::error_code failed;
    const auto status = std::filesystem::status(path, failed);
    if (status.type() == std::filesystem::file_type::not_found)
        return SourceError::notFound;
    if (failed || status.type() != std::filesystem::file_type::regular)
        return SourceError::unreadable;
    if (std::filesystem::file_size(path, failed) == 0)
        return SourceError::empty;
    return {};
}

class VideoSource : public FrameSource {
public:
    VideoSource(std::string path, VideoOptions options)
        : m_path(std::move(path)), m_options(std::move(options)), m_address(m_path.contains("://"))
    {
        quietLibrary();
    }

    std::expected<Frame, SourceError> next() override
    {
        if (m_end)
            return std::unexpected(*m_end);
        try {
            if (!m_capture.isOpened())
                open();
            if (!m_end)
                return read();
        } catch (const std::exception &) {
            m_end = m_sequence > 0 ? SourceError::lost : SourceError::unreadable;
        }
        return std::unexpected(*m_end);
    }

    [[nodiscard]] std::string lastPath() const override { return withoutSecrets(m_path); }
    [[nodiscard]] bool isVideo() const override { return true; }

private:
    void open()
    {
        if (!m_address)
            m_end = whyNotFile(m_path);
        if (m_end)
            return;
        // Named backends only: asked for any, OpenCV takes a file that none of them knows for a photo camera, and
        // searches the USB ports for it. Timeouts are understood by one of them.
        const bool opened =
            m_address ? m_capture.open(m_path, cv::CAP_FFMPEG,
                                       {cv::CAP_PROP_OPEN_TIMEOUT_MSEC, streamTimeoutMilliseconds,
                                        cv::CAP_PROP_READ_TIMEOUT_MSEC, streamTimeoutMilliseconds})
                      : m_capture.open(m_path, cv::CAP_FFMPEG) || m_capture.open(m_path, cv::CAP_OPENCV_MJPEG);
        if (!opened) {
            m_end = m_address ? SourceError::lost : SourceError::unreadable;
            return;
        }
        const double width = m_capture.get(cv::CAP_PROP_FRAME_WIDTH);
        const double height = m_capture.get(cv::CAP_PROP_FRAME_HEIGHT);
        if (width > maxSide || height > maxSide || width * height > static_cast<double>(maxPixels))
            m_end = SourceError::tooLarge;
        const double rate = m_capture.get(cv::CAP_PROP_FPS);
        m_frameTime = std::chrono::duration_cast<SteadyClock::duration>(
            std::chrono::duration<double>(1 / (rate >= 1 && rate <= 1000 ? rate : 30)));
        m_due = SteadyClock::now();
    }

    std::expected<Frame, SourceError> read()
    {
        cv::Mat picture;
        if (!m_capture.read(picture) || picture.empty()) {
            m_capture.release();
            if (m_sequence > 0 && m_options.repeat && !m_address && m_sinceOpened > 0) {
                m_sinceOpened = 0;
                return next();
            }
            m_end = m_sequence == 0 ? SourceError::unreadable
                    : m_address     ? SourceError::lost
                                    : SourceError::endOfStream;
            return std::unexpected(*m_end);
        }
        ++m_sinceOpened;
        if (m_options.realTime) {
            std::this_thread::sleep_until(m_due);
            m_due = std::max(m_due + m_frameTime, SteadyClock::now() - m_frameTime);
        }
        auto frame = frameOf(picture);
        if (frame)
            return *std::move(frame);
        return std::unexpected(frame.error() == FrameError::tooLarge ? SourceError::tooLarge : SourceError::unreadable);
    }

    std::expected<Frame, FrameError> frameOf(const cv::Mat &picture)
    {
        FrameInfo info{.time = timeOfFrame(), .sequence = m_sequence++, .origin = withoutSecrets(m_path)};
        cv::Mat grey;
        if (picture.type() == CV_8UC3 && m_options.keepColour) {
            ColourPicture colour{.bgr = {}, .width = picture.cols, .height = picture.rows, .stride = picture.cols * 3};
            colour.bgr = packed(picture);
            return makeColourFrame(std::move(colour), std::move(info));
        }
        if (picture.type() == CV_8UC3)
            cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
        else if (picture.type() == CV_8UC1)
            grey = picture;
        else
            return std::unexpected(FrameError::notEncodable);
        return adoptFrame(grey.cols, grey.rows, grey.cols, packed(grey), std::move(info));
    }

    /// A file that is read as fast as it can be has the times of its frames, not of the reading.
    Instant timeOfFrame()
    {
        if (m_address || m_options.realTime)
            return m_options.clock();
        if (m_sequence == 0)
            m_begun = m_options.clock();
        return m_begun + std::chrono::duration_cast<Instant::duration>(m_frameTime * m_sequence);
    }

    static Bytes packed(const cv::Mat &mat)
    {
        const std::size_t row = static_cast<std::size_t>(mat.cols) * mat.elemSize();
        Bytes bytes(row * static_cast<std::size_t>(mat.rows));
        for (int y = 0; y < mat.rows; ++y)
            std::memcpy(bytes.data() + static_cast<std::size_t>(y) * row, mat.ptr(y), row);
        return bytes;
    }

    std::string m_path;
    VideoOptions m_options;
    bool m_address = false;
    cv::VideoCapture m_capture;
    std::uint64_t m_sequence = 0;
    std::uint64_t m_sinceOpened = 0;
    SteadyClock::duration m_frameTime{};
    SteadyClock::time_point m_due;
    Instant m_begun{}; ///< time of the first frame
    std::optional<SourceError> m_end;
};

} // namespace

std::unique_ptr<FrameSource> openVideo(std::string pathOrAddress, VideoOptions options)
{
    return std::make_unique<VideoSource>(std::move(pathOrAddress), std::move(options));
}

} // namespace nqi::decode
