// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/source.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>

namespace nqi::ui {

/// Plays a picture, a folder, a video or a stream on a thread of its own, as a camera would be played.
class FilePlayer {
public:
    /// All three run on the player's thread.
    struct Callbacks {
        /// Returns false to end (a stop was asked for while it waited).
        std::function<bool(decode::Frame, std::stop_token)> frame;
        /// One frame could not be read; playing goes on unless it is the end.
        std::function<void(decode::SourceError, std::string path)> problem;
        std::function<void()> ended;
    };
    using Open = std::function<std::unique_ptr<decode::FrameSource>()>;

    FilePlayer(Open open, Callbacks callbacks);

private:
    std::jthread m_thread;
};

} // namespace nqi::ui
