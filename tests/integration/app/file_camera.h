// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "ui/models/camera_feed.h"

#include <memory>
#include <string>
#include <thread>
#include <utility>

namespace nqi::test {

/// A video file that stands for a camera: it is in the list, gives frames at their own pace, and can be pulled out.
class FileCamera final : public ui::CameraFeed {
public:
    /// `clock`: stamps the frames.
    explicit FileCamera(Clock clock) : m_clock(std::move(clock)) {}
    ~FileCamera() override;

    /// `again`: the video begins anew when it ends; else the camera shows nothing more.
    void plugIn(const QString &video, bool again = true);
    void pullOut();
    [[nodiscard]] bool isOn() const { return m_thread.joinable(); }

    [[nodiscard]] QList<ui::CameraName> cameras() const override;
    void setSink(std::function<void(decode::Frame)> sink) override;
    bool start(const QString &id) override;
    void stop() override;

private:
    Clock m_clock;
    QString m_video;
    bool m_again = true;
    std::function<void(decode::Frame)> m_sink;
    std::jthread m_thread;
};

} // namespace nqi::test
