// SPDX-License-Identifier: Apache-2.0
#include "core/decode/decoder.h"

#include "core/decode/strategy.h"

#include <exception>
#include <utility>

namespace nqi::decode {

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
    case DecodeError::timedOut:
        return "timedOut";
    case DecodeError::engineFailed:
        return "engineFailed";
    }
    return "unknown";
}

struct Decoder::State {
    DecodeOptions options;
    StreamMemory memory; ///< with Effort::video
};

Decoder::Decoder(DecodeOptions options) : m_state(std::make_unique<State>(State{.options = options})) {}
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
        Strategy strategy(frame, m_state->options);
        if (m_state->options.effort == Effort::still)
            strategy.runStill();
        else
            strategy.runVideo(m_state->memory);
        DecodeResult result = strategy.result();
        if (m_state->options.effort == Effort::video)
            m_state->memory.remember(result.symbols, strategy.collector().weak());
        if (strategy.failed() && result.symbols.empty())
            return std::unexpected(DecodeError::engineFailed);
        return result;
    } catch (const std::exception &) {
        // OpenCV and the allocator report by exception; the next frame is a new chance.
        return std::unexpected(DecodeError::engineFailed);
    }
}

void Decoder::reset()
{
    m_state->memory.reset();
}

const DecodeOptions &Decoder::options() const
{
    return m_state->options;
}

} // namespace nqi::decode
