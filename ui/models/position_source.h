// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <optional>

namespace nqi::ui {

struct Position {
    double latitude = 0;            ///< degrees, WGS 84
    double longitude = 0;           ///< degrees, WGS 84
    std::optional<double> accuracy; ///< metres
};

enum class PositionProblem : std::uint8_t {
    refused,  ///< this program may not know
    noSignal, ///< no answer in time
    failed,
};

/// Where this device is, on the screen's thread.
class PositionSource {
public:
    virtual ~PositionSource() = default;
    using Answer = std::function<void(std::expected<Position, PositionProblem>)>;
    /// Whether anything here could tell.
    [[nodiscard]] virtual bool available() const = 0;
    /// Answered once, perhaps at once; whoever asks while a question is open gets its answer, too.
    virtual void ask(Answer answer) = 0;
};

/// What Qt Positioning finds on this machine.
[[nodiscard]] std::unique_ptr<PositionSource> makeQtPositionSource();

} // namespace nqi::ui
