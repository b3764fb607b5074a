// SPDX-License-Identifier: Apache-2.0
#include "core/decode/decoder.h"

#include "core/decode/collect.h"
#include "core/decode/engine.h"
#include "core/decode/hints.h"
#include "core/decode/prepare.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace nqi::decode {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds videoBudget{8};
constexpr std::chrono::milliseconds stillBudget{150};

} // namespace

SymbologySet usualSymbologies()
{
    return SymbologySet().set().reset(static_cast<std::size_t>(Symbology::dxFilmEdge));
}

std::string_view name(DecodeError error)
{
    switch (error) {
    case DecodeError::emptyFrame:
        return "emptyFrame";
    case DecodeError::badFrame:
        return "badFrame";
    case DecodeError::tooLarge:
        return "tooLarge";
    case DecodeError::engineFailed:
        return "engineFailed";
    }
    return "unknown";
}

struct Decoder::State {
    DecodeOptions options;
};

namespace {

// One frame on its way through the stages.
class Pass {
public:
    Pass(const Frame &frame, const DecodeOptions &options)
        : m_view(viewOf(frame)), m_options(options), m_collector(frame.sequence), m_begin(SteadyClock::now())
    {
    }

    void run()
    {
        const bool still = m_options.effort == Effort::still;
        scan(m_view, Stage::fast, {}, {.symbologies = m_options.symbologies});
        if (!still) {
            if (!done())
                half();
            return;
        }
        scan(m_view, Stage::thorough, {},
             {.symbologies = m_options.symbologies, .harder = true, .rotate = true, .downscale = true});
        if (!done())
            scan(equalised(m_view, 3, 8).view(), Stage::contrast, {},
                 {.symbologies = m_options.symbologies, .harder = true, .rotate = true});
        if (!done())
            half();
        if (!done())
            scan(inverted(m_view).view(), Stage::inverted, {},
                 {.symbologies = m_options.symbologies, .harder = true, .rotate = true});
        if (!done() && m_view.longer() <= 2000)
            scan(resized(m_view, m_view.width * 2, m_view.height * 2, Interpolation::cubic).view(), Stage::enlarged,
                 {.a = 0.5, .e = 0.5}, {.symbologies = m_options.symbologies, .harder = true, .rotate = true});
    }

    [[nodiscard]] DecodeResult result() const
    {
        DecodeResult result;
        result.symbols = m_collector.symbols();
        if (result.symbols.empty())
            result.hints = hintsOf(m_view);
        result.elapsed = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - m_begin);
        return result;
    }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    void half()
    {
        scan(resized(m_view, m_view.width / 2, m_view.height / 2, Interpolation::area).view(), Stage::half,
             {.a = 2, .e = 2}, {.symbologies = m_options.symbologies});
    }

    void scan(View view, Stage stage, const Affine &toFrame, const EngineOptions &options)
    {
        auto reads = readSymbols(view, options);
        if (!reads) {
            m_failed = true;
            return;
        }
        m_collector.add(std::move(*reads), stage, toFrame);
    }

    [[nodiscard]] bool done() const
    {
        const auto budget = m_options.budget.count() > 0        ? m_options.budget
                            : m_options.effort == Effort::still ? std::chrono::microseconds(stillBudget)
                                                                : std::chrono::microseconds(videoBudget);
        return SteadyClock::now() - m_begin > budget || (!m_collector.symbols().empty() && m_collector.weak().empty());
    }

    View m_view;
    DecodeOptions m_options;
    Collector m_collector;
    SteadyClock::time_point m_begin;
    bool m_failed = false;
};

} // namespace

Decoder::Decoder(DecodeOptions options) : m_state(std::make_unique<State>(State{options})) {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder &&) noexcept = default;
Decoder &Decoder::operator=(Decoder &&) noexcept = default;

std::expected<DecodeResult, DecodeError> Decoder::decode(const Frame &frame)
{
    if (const auto sound = check(frame); !sound)
        return std::unexpected(sound.error() == FrameError::noPixels   ? DecodeError::emptyFrame
                               : sound.error() == FrameError::tooLarge ? DecodeError::tooLarge
                                                                       : DecodeError::badFrame);
    try {
        Pass pass(frame, m_state->options);
        pass.run();
        DecodeResult result = pass.result();
        if (pass.failed() && result.symbols.empty())
            return std::unexpected(DecodeError::engineFailed);
        return result;
    } catch (const std::exception &) {
        // OpenCV and the allocator report by exception; the next frame is a new chance.
        return std::unexpected(DecodeError::engineFailed);
    }
}

void Decoder::reset() {}

const DecodeOptions &Decoder::options() const
{
    return m_state->options;
}

} // namespace nqi::decode
