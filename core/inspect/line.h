// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"
#include "core/decode/frame.h"
#include "core/decode/tracker.h"
#include "core/decode/watched_decoder.h"
#include "core/gs1/item.h"
#include "core/verdict/grounds.h"

#include <array>
#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::inspect {

/// One item with what the records say and what follows from it.
struct Inspected {
    gs1::Item item;
    /// Nothing when there is no usable catalogue: the verdict then rests on the code alone and says so.
    std::expected<catalog::Facts, catalog::LookupError> facts;
    verdict::Verdict verdict;
    /// What was in force as law when it was judged, and when that was: with the rest, enough to judge it again.
    std::shared_ptr<const std::vector<catalog::PolicyEntry>> rules;
    Instant judgedAt{};
    verdict::Context context{}; ///< under which it was judged

    bool operator==(const Inspected &) const = default;
};

/// What one picture gave.
struct View {
    decode::Frame frame;
    std::vector<decode::Symbol> symbols;   ///< of a video also those that the last few frames had
    std::vector<std::size_t> itemOfSymbol; ///< for each symbol the index of its item
    std::vector<Inspected> items;
    decode::Hints hints;
    std::vector<std::array<decode::Point, 4>> unread; ///< outlines of what looks like a code and was not read
    std::optional<decode::DecodeError> error;         ///< set when the picture could not be searched
    std::chrono::microseconds decodeTime{};
    std::chrono::microseconds inspectTime{}; ///< parse, look up and judge
};

/// The line from a picture to its verdicts, the same in the app, in the command line and in tests.
/// Belongs to one thread, like the look-up inside it.
class Line {
public:
    /// `lookup` may be null: every verdict then says that there is no catalogue.
    Line(std::unique_ptr<catalog::Lookup> lookup, Clock clock,
         catalog::LookupError missing = catalog::LookupError::unavailable);

    /// A still picture is all there is of it and gets the deep search; a video frame gets a few milliseconds.
    [[nodiscard]] View inspect(const decode::Frame &frame, decode::Effort effort, const verdict::Context &context = {});
    /// Text that was typed, pasted or sent by a hand scanner. One code a line.
    [[nodiscard]] std::vector<Inspected> inspect(std::string_view text, const verdict::Context &context = {});
    [[nodiscard]] Inspected judge(gs1::Item item, const verdict::Context &context = {});
    /// What this line knows of its catalogue.
    [[nodiscard]] std::expected<catalog::CatalogueInfo, catalog::LookupError> info();
    /// After how many days the rules in force call the data old; nothing when they do not say.
    [[nodiscard]] std::optional<int> staleAfterDays() const;

private:
    [[nodiscard]] gs1::Message read(std::string_view bytes, std::string_view symbologyId) const;

    std::unique_ptr<catalog::Lookup> m_lookup;
    catalog::LookupError m_missing;
    /// What is in view: a symbol that a frame or two missed is still there.
    void follow(const std::string &origin);
    [[nodiscard]] std::vector<decode::Symbol> inView(const decode::Frame &frame, std::vector<decode::Symbol> symbols);

    decode::WatchedDecoder m_video;
    decode::SymbolTracker m_tracker; ///< of the video
    std::string m_origin;            ///< of its last frame
    decode::WatchedDecoder m_still;
    Clock m_clock;
    std::shared_ptr<const std::vector<catalog::PolicyEntry>> m_rules;
    verdict::Policy m_policy;
};

} // namespace nqi::inspect
