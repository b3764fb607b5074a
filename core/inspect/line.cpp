// SPDX-License-Identifier: Apache-2.0
#include "core/inspect/line.h"

#include <algorithm>
#include <ranges>
#include <thread>
#include <utility>

namespace nqi::inspect {

namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using Ticks = std::chrono::steady_clock;

// Which item took in which reading: `merge` keeps its readings in order, so equal readings are matched once each.
std::vector<std::size_t> assign(const std::vector<gs1::Message> &messages, const std::vector<gs1::Item> &items)
{
    std::vector<std::size_t> owners(messages.size(), 0);
    for (std::size_t i = 0; i < messages.size(); ++i) {
        for (std::size_t k = 0; k < items.size(); ++k) {
            if (std::ranges::contains(items[k].messages, messages[i])) {
                owners[i] = k;
                break;
            }
        }
    }
    return owners;
}

decode::DecodeOptions optionsOf(decode::Effort effort)
{
    decode::DecodeOptions options;
    options.effort = effort;
    options.threads = std::thread::hardware_concurrency() > 1 ? 2 : 1;
    return options;
}

} // namespace

Line::Line(std::unique_ptr<catalog::Lookup> lookup, Clock clock, catalog::LookupError missing)
    : m_lookup(std::move(lookup)), m_missing(missing), m_video(optionsOf(decode::Effort::video)),
      m_still(optionsOf(decode::Effort::still)), m_clock(std::move(clock))
{
    if (m_lookup) {
        if (auto policy = m_lookup->policy()) {
            m_rules = std::make_shared<const std::vector<catalog::PolicyEntry>>(*std::move(policy));
            m_policy = verdict::Policy(*m_rules);
        }
    }
}

gs1::Message Line::read(std::string_view bytes, std::string_view symbologyId) const
{
    const std::chrono::year_month_day today(dateInVietNam(m_clock()));
    return gs1::parse(bytes, {.symbologyId = symbologyId, .currentYear = static_cast<int>(today.year())});
}

Inspected Line::judge(gs1::Item item, const verdict::Context &context)
{
    verdict::Grounds grounds{.facts = m_lookup ? m_lookup->facts(item) : std::unexpected(m_missing),
                             .rules = m_rules,
                             .judgedAt = m_clock()};
    auto verdict = verdict::evaluate(item, grounds, m_policy, context);
    return {.item = std::move(item),
            .facts = std::move(grounds.facts),
            .verdict = std::move(verdict),
            .rules = std::move(grounds.rules),
            .judgedAt = grounds.judgedAt,
            .context = context};
}

// Another camera or file: what the last one showed says nothing about it.
void Line::follow(const std::string &origin)
{
    if (std::exchange(m_origin, origin) == origin)
        return;
    m_video.reset();
    m_tracker.reset();
}

std::vector<decode::Symbol> Line::inView(const decode::Frame &frame, std::vector<decode::Symbol> symbols)
{
    return m_tracker.update(symbols, frame.time) |
           std::views::transform([](decode::TrackedSymbol &tracked) { return std::move(tracked.symbol); }) |
           std::ranges::to<std::vector>();
}

View Line::inspect(const decode::Frame &frame, decode::Effort effort, const verdict::Context &context)
{
    View view;
    view.frame = frame;
    if (effort == decode::Effort::video)
        follow(frame.origin);
    const auto begin = Ticks::now();
    auto decoded = (effort == decode::Effort::video ? m_video : m_still).decode(frame);
    const auto read = Ticks::now();
    view.decodeTime = duration_cast<microseconds>(read - begin);
    if (!decoded) {
        view.error = decoded.error();
        return view;
    }
    view.symbols =
        effort == decode::Effort::video ? inView(frame, std::move(decoded->symbols)) : std::move(decoded->symbols);
    view.hints = decoded->hints;
    view.unread = std::move(decoded->unread);
    const auto messages = view.symbols |
                          std::views::transform([&](const auto &s) { return this->read(s.bytes, s.symbologyId); }) |
                          std::ranges::to<std::vector>();
    auto items = gs1::merge(messages);
    view.itemOfSymbol = assign(messages, items);
    for (auto &item : items)
        view.items.push_back(judge(std::move(item), context));
    view.inspectTime = duration_cast<microseconds>(Ticks::now() - read);
    return view;
}

std::vector<Inspected> Line::inspect(std::string_view text, const verdict::Context &context)
{
    std::vector<gs1::Message> messages;
    for (const auto part : std::views::split(text, '\n')) {
        std::string_view line(part);
        while (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.empty())
            messages.push_back(read(line, {}));
    }
    std::vector<Inspected> inspected;
    for (auto &item : gs1::merge(messages))
        inspected.push_back(judge(std::move(item), context));
    return inspected;
}

std::expected<catalog::CatalogueInfo, catalog::LookupError> Line::info()
{
    return m_lookup ? m_lookup->info() : std::unexpected(m_missing);
}

std::optional<int> Line::staleAfterDays() const
{
    const auto days = m_policy.number("catalogue.staleAfterDays", dateInVietNam(m_clock()));
    return days ? std::optional(static_cast<int>(*days)) : std::nullopt;
}

} // namespace nqi::inspect
