// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verdict/inputs.h"
#include "core/verdict/reasons.h"

#include <bitset>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::verdict {

/// Names a record: its dataset and its primary key as text, the columns of the key joined by "|".
struct RecordKey {
    catalog::Dataset dataset{};
    std::string key;
};

[[nodiscard]] RecordKey keyOf(const catalog::Product &record);
[[nodiscard]] RecordKey keyOf(const catalog::Company &record);
[[nodiscard]] RecordKey keyOf(const catalog::Licence &record);
[[nodiscard]] RecordKey keyOf(const catalog::Certificate &record);
[[nodiscard]] RecordKey keyOf(const catalog::Body &record);
[[nodiscard]] RecordKey keyOf(const catalog::BodyScope &record);
[[nodiscard]] RecordKey keyOf(const catalog::Declaration &record);
[[nodiscard]] RecordKey keyOf(const catalog::RiskListEntry &record);
[[nodiscard]] RecordKey keyOf(const catalog::Standard &record);
[[nodiscard]] RecordKey keyOf(const catalog::Alert &record);
[[nodiscard]] RecordKey keyOf(const catalog::AlertItem &record);
[[nodiscard]] RecordKey keyOf(const catalog::TraceEvent &record);
[[nodiscard]] RecordKey keyOf(const catalog::TraceCode &record);
[[nodiscard]] RecordKey keyOf(const catalog::CustomsLine &record);
[[nodiscard]] RecordKey keyOf(const catalog::Deviation &record);

/// Collects the checks of one verdict: fills in what the reason fixes, the legal basis and the records' authority.
class Checks {
public:
    explicit Checks(const Inputs &inputs);

    /// `values` are those of the reason's arguments, in their order. Returns an index for `read`.
    std::size_t add(Reason reason, std::initializer_list<std::string_view> values = {});
    /// Notes that the check read a record.
    void read(std::size_t check, RecordKey record);

    /// Gives a check the legal basis of the rule that it applied, where the policy dates that rule by itself.
    void restsOn(std::size_t check, std::string_view legalBasis);

    /// Adds a check that read these records; a pointer may be null.
    template <class... Records>
    std::size_t add(Reason reason, std::initializer_list<std::string_view> values, const Records *...records)
    {
        const std::size_t check = add(reason, values);
        m_checks[check].records.reserve(sizeof...(records));
        ((records != nullptr ? read(check, keyOf(*records)) : void()), ...);
        return check;
    }

    /// A check with this reason is there.
    [[nodiscard]] bool has(Reason reason) const { return m_given.test(static_cast<std::size_t>(reason)); }
    /// The worst severity so far.
    [[nodiscard]] Severity worst() const { return m_worst; }

    /// The checks in the order that a verdict promises.
    [[nodiscard]] std::vector<Check> take();

private:
    static constexpr std::size_t reasonCount = [] {
        std::size_t count = 0;
#define NQI_REASON(check, word, outcome, severity, arguments) ++count;
#include "core/verdict/reasons.inc"
#undef NQI_REASON
        return count;
    }();

    const Inputs &m_inputs;
    std::vector<Check> m_checks;
    std::bitset<reasonCount> m_given;
    Severity m_worst = Severity::none;
};

template <class T>
[[nodiscard]] const T *pointerTo(const std::optional<T> &value)
{
    return value ? &*value : nullptr;
}

} // namespace nqi::verdict
