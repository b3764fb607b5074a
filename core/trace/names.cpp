// SPDX-License-Identifier: Apache-2.0
#include "core/trace/state.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nqi::trace {

std::string_view name(Level level)
{
    constexpr std::array<std::string_view, 3> names = {"product", "lot", "serial"};
    return names.at(static_cast<std::size_t>(level));
}

std::string_view name(Condition condition)
{
    constexpr std::array<std::string_view, 9> names = {
        "normal", "recalled",      "stolen",      "destroyed", "decommissioned",
        "sold",   "nonConformant", "notSellable", "mismatch",
    };
    return names.at(static_cast<std::size_t>(condition));
}

std::string_view name(AnomalyKind kind)
{
    constexpr std::array<std::string_view, 6> names = {
        "noCommission", "notFirst", "commissionTwice", "afterEnd", "inFuture", "otherLot",
    };
    return names.at(static_cast<std::size_t>(kind));
}

Condition conditionOf(std::string_view disposition)
{
    using Row = std::pair<std::string_view, Condition>;
    static constexpr std::array<Row, 20> rows = {{
        {"damaged", Condition::notSellable},
        {"destroyed", Condition::destroyed},
        {"dispensed", Condition::sold},
        {"disposed", Condition::destroyed},
        {"expired", Condition::notSellable},
        {"inactive", Condition::decommissioned},
        {"mismatch_class", Condition::mismatch},
        {"mismatch_instance", Condition::mismatch},
        {"mismatch_quantity", Condition::mismatch},
        {"needs_replacement", Condition::notSellable},
        {"no_pedigree_match", Condition::mismatch},
        {"non_conformant", Condition::nonConformant},
        {"non_sellable_other", Condition::notSellable},
        {"partially_dispensed", Condition::sold},
        {"recalled", Condition::recalled},
        {"retail_sold", Condition::sold},
        {"returned", Condition::notSellable},
        {"stolen", Condition::stolen},
        {"unavailable", Condition::notSellable},
        {"unknown", Condition::normal},
    }};
    static_assert(std::ranges::is_sorted(rows, {}, &Row::first));
    if (disposition.starts_with('+') || disposition.starts_with('-'))
        disposition.remove_prefix(1);
    const auto found = std::ranges::lower_bound(rows, disposition, {}, &Row::first);
    return found != rows.end() && found->first == disposition ? found->second : Condition::normal;
}

} // namespace nqi::trace
