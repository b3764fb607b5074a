// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/frame.h"
#include "core/decode/symbol.h"

#include <array>
#include <bitset>
#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <string_view>
#include <vector>

namespace nqi::decode {

enum class Effort : std::uint8_t {
    video, ///< a few milliseconds a frame; deep steps are spread over frames, weak reads wait for a second frame
    still, ///< this picture is all there is
};

/// Which symbologies are looked for, by enumerator.
using SymbologySet = std::bitset<symbologyCount>;
/// All of them except DX film edge, which nothing on goods carries.
[[nodiscard]] SymbologySet usualSymbologies();

struct DecodeOptions {
    Effort effort = Effort::still;
    /// No new step begins after this much work of the thread (CPU time); zero means the default of the effort: video
    /// 8 ms, still 60 ms.
    std::chrono::microseconds budget{0};
    SymbologySet symbologies = usualSymbologies();
    /// With 2 a still picture is searched as a whole on one core and in its likely places on another. The budget counts
    /// the work of the calling thread.
    unsigned threads = 1;
};

/// What an operator could do better, computed from the picture. For people; nothing is refused because of it.
struct Hints {
    bool tooDark = false;  ///< the brightest hundredth of the picture is below a third of the range
    bool glare = false;    ///< much of a candidate (or of the picture) is burnt out
    bool blurred = false;  ///< a candidate is there, but its edges are soft
    bool tooSmall = false; ///< a candidate is there, but its modules are about a pixel

    bool operator==(const Hints &) const = default;
};

struct DecodeResult {
    std::vector<Symbol> symbols; ///< each code once, in order of finding
    Hints hints;                 ///< of use when symbols is empty
    /// What looks like a linear code and was not read, and second parts of composite codes; at most 8.
    std::vector<std::array<Point, 4>> unread;
    std::chrono::microseconds elapsed{0}; ///< CPU time of the thread
};

enum class DecodeError {
    emptyFrame,   ///< no pixels
    badFrame,     ///< size, stride and buffer disagree
    tooLarge,     ///< over maxSide or maxPixels
    timedOut,     ///< the watchdog gave it up (watched_decoder.h)
    engineFailed, ///< the engine or the picture library gave up on this picture; the decoder stays usable
};
[[nodiscard]] std::string_view name(DecodeError error);

/// Reads symbols from frames. One for each thread and each stream of frames: with Effort::video it remembers where
/// symbols were and which weak reads wait for confirmation. Never throws; any frame is safe.
class Decoder {
public:
    explicit Decoder(DecodeOptions options = {});
    ~Decoder();
    Decoder(Decoder &&) noexcept;
    Decoder &operator=(Decoder &&) noexcept;
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;

    [[nodiscard]] std::expected<DecodeResult, DecodeError> decode(const Frame &frame);
    /// Forgets what earlier frames showed: call it when the source changes.
    void reset();
    [[nodiscard]] const DecodeOptions &options() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace nqi::decode
