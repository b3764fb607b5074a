// SPDX-License-Identifier: Apache-2.0
#include "tests/support/symbols/canvas.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <stdexcept>

namespace nqi::test {

namespace {

cv::Mat matOf(const decode::Frame &frame)
{
    return {frame.height, frame.width, CV_8UC1, const_cast<std::byte *>(frame.luminance->data()),
            static_cast<std::size_t>(frame.stride)};
}

} // namespace

void writeVideo(const std::filesystem::path &path, const std::vector<decode::Frame> &frames, double framesPerSecond)
{
    if (frames.empty())
        throw std::invalid_argument("a video needs frames");
    const cv::Size size(frames.front().width, frames.front().height);
    // OpenCV's own writer: no codec library decides whether the test can run.
    cv::VideoWriter writer(path.string(), cv::CAP_OPENCV_MJPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'),
                           framesPerSecond, size, true);
    if (!writer.isOpened())
        throw std::runtime_error("cannot write " + path.string());
    for (const decode::Frame &frame : frames) {
        cv::Mat colour;
        cv::cvtColor(matOf(frame), colour, cv::COLOR_GRAY2BGR);
        writer.write(colour);
    }
}

void writePicture(const std::filesystem::path &path, const decode::Frame &frame)
{
    if (!cv::imwrite(path.string(), matOf(frame)))
        throw std::runtime_error("cannot write " + path.string());
}

} // namespace nqi::test
