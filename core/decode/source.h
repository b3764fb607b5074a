// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/decode/frame.h"

#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace nqi::decode {

enum class SourceError {
    endOfStream, ///< no more frames; the normal end
    notFound,    ///< no such file or folder
    empty,       ///< a file of 0 bytes
    unreadable,  ///< not a picture or video, damaged, or access denied
    truncated,   ///< the file ends before its picture does
    tooLarge,    ///< the file's header announces more than maxSide or maxPixels, or the file is over 256 MB
    noPictures,  ///< a folder without any
    lost,        ///< a stream or camera that worked went away
};
[[nodiscard]] std::string_view name(SourceError error);

/// Where frames come from. One thread at a time. After endOfStream, notFound, noPictures or lost every further call
/// returns the same; after another error (one bad picture of a folder) the next call goes on.
class FrameSource {
public:
    FrameSource() = default;
    virtual ~FrameSource() = default;
    FrameSource(const FrameSource &) = delete;
    FrameSource &operator=(const FrameSource &) = delete;

    /// The next frame; may block for as long as the source needs (a paced video: one frame time).
    [[nodiscard]] virtual std::expected<Frame, SourceError> next() = 0;
    /// What the last next() was about: the file of the frame or of the error.
    [[nodiscard]] virtual std::string lastPath() const = 0;
    /// Whether frames show the same things a moment later, and not each other ones.
    [[nodiscard]] virtual bool isVideo() const { return false; }
};

struct SourceOptions {
    Clock clock = systemClock(); ///< stamps frames
    bool keepColour = false;     ///< fill Frame::colour (a viewfinder or evidence needs it; the decoder does not)
    bool keepOriginal = true;    ///< fill Frame::original for picture files
};

struct VideoOptions {
    /// Stamps frames of a stream or in real time; else the first, and those after it as far apart as they were taken.
    Clock clock = systemClock();
    bool keepColour = true;
    bool realTime = false; ///< hold each frame back until its time, as a camera would
    bool repeat = false;   ///< begin again at the end (a file that stands for a camera)
};

/// Factories never fail: what is wrong with the path is the first answer of next().
[[nodiscard]] std::unique_ptr<FrameSource> openPicture(std::filesystem::path path, SourceOptions options = {});
/// Pictures directly in the folder, sorted by name; recognised by extension, each one frame or one error.
[[nodiscard]] std::unique_ptr<FrameSource> openFolder(std::filesystem::path path, SourceOptions options = {});
/// A video file, or a stream address such as "rtsp://..." or "http://...".
[[nodiscard]] std::unique_ptr<FrameSource> openVideo(std::string pathOrAddress, VideoOptions options = {});
/// A folder, a video or a picture, decided by what the path is.
[[nodiscard]] std::unique_ptr<FrameSource> openAny(const std::string &pathOrAddress, SourceOptions options = {});

/// A picture file's bytes as a frame: header first, so that a small file cannot ask for much memory. Any thread.
[[nodiscard]] std::expected<Frame, SourceError> decodePicture(Bytes &&file, FrameInfo info = {},
                                                              bool keepColour = false, bool keepOriginal = true);

} // namespace nqi::decode
