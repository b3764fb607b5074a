// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/checks.h"

#include "core/gs1/gtin.h"

#include <algorithm>
#include <tuple>

namespace nqi::verdict {
namespace {

using catalog::Dataset;

std::string joined(std::initializer_list<std::string_view> parts)
{
    std::string text;
    for (const std::string_view &part : parts) {
        if (&part != parts.begin())
            text += '|';
        text += part;
    }
    return text;
}

bool precedes(const RecordRef &a, const RecordRef &b)
{
    return std::tie(a.dataset, a.key) < std::tie(b.dataset, b.key);
}

/// Total on everything that can differ between two checks of one verdict, so that the order of the facts cannot show.
bool comesBefore(const Check &a, const Check &b)
{
    if (a.code != b.code)
        return a.code < b.code;
    const auto records =
        std::lexicographical_compare_three_way(a.records.begin(), a.records.end(), b.records.begin(), b.records.end(),
                                               [](const RecordRef &x, const RecordRef &y) {
                                                   return std::tie(x.dataset, x.key) <=> std::tie(y.dataset, y.key);
                                               });
    if (records != 0)
        return records < 0;
    if (a.reason != b.reason)
        return a.reason < b.reason;
    return std::ranges::lexicographical_compare(a.arguments, b.arguments, {}, &Argument::value, &Argument::value);
}

} // namespace

RecordKey keyOf(const catalog::Product &record)
{
    return {Dataset::products, gs1::gtin14Text(record.gtin)};
}
RecordKey keyOf(const catalog::Company &record)
{
    return {Dataset::licences, record.id};
}
RecordKey keyOf(const catalog::Licence &record)
{
    static constexpr std::array<std::string_view, 3> kinds = {"companyPrefix", "gtin8", "foreignAuthorisation"};
    const auto kind = static_cast<std::size_t>(record.kind);
    return {Dataset::licences, joined({record.prefix, kind < kinds.size() ? kinds[kind] : std::string_view{}})};
}
RecordKey keyOf(const catalog::Certificate &record)
{
    return {Dataset::certificates, joined({record.number, std::to_string(record.line)})};
}
RecordKey keyOf(const catalog::Body &record)
{
    return {Dataset::bodies, record.id};
}
RecordKey keyOf(const catalog::BodyScope &record)
{
    const std::string_view role = record.role == catalog::BodyRole::designated ? "designated" : "accredited";
    return {Dataset::bodies, joined({record.body, record.regulation, role, record.decision})};
}
RecordKey keyOf(const catalog::Declaration &record)
{
    return {Dataset::declarations, record.id};
}
RecordKey keyOf(const catalog::RiskListEntry &record)
{
    return {Dataset::riskLists, record.id};
}
RecordKey keyOf(const catalog::Standard &record)
{
    return {Dataset::standards, record.id};
}
RecordKey keyOf(const catalog::Alert &record)
{
    return {Dataset::alerts, record.id};
}
RecordKey keyOf(const catalog::AlertItem &record)
{
    return {Dataset::alerts, joined({record.alert, std::to_string(record.line)})};
}
RecordKey keyOf(const catalog::TraceEvent &record)
{
    return {Dataset::trace, record.id};
}
RecordKey keyOf(const catalog::TraceCode &record)
{
    return {Dataset::trace, joined({gs1::gtin14Text(record.gtin), record.lot})};
}
RecordKey keyOf(const catalog::CustomsLine &record)
{
    return {Dataset::customs, joined({record.declaration, std::to_string(record.line)})};
}
RecordKey keyOf(const catalog::Deviation &record)
{
    return {Dataset::customs, record.id};
}

Checks::Checks(const Inputs &inputs) : m_inputs(inputs)
{
    m_checks.reserve(32);
}

std::size_t Checks::add(Reason reason, std::initializer_list<std::string_view> values)
{
    const ReasonInfo &fixed = info(reason);
    Check &check = m_checks.emplace_back();
    check.code = fixed.code;
    check.outcome = fixed.outcome;
    check.severity = fixed.severity;
    check.reason = fixed.text;
    check.legalBasis = m_inputs.policy.legalBasis(reason, m_inputs.today);
    check.arguments.reserve(values.size());
    std::string_view names = fixed.arguments;
    for (const std::string_view value : values) {
        const std::size_t end = std::min(names.find(' '), names.size());
        check.arguments.push_back({std::string(names.substr(0, end)), std::string(value)});
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    m_given.set(static_cast<std::size_t>(reason));
    m_worst = std::max(m_worst, fixed.severity);
    return m_checks.size() - 1;
}

void Checks::read(std::size_t check, RecordKey record)
{
    RecordRef ref{record.dataset, std::move(record.key), {}, {}};
    if (const catalog::DatasetInfo *const held = m_inputs.datasets[static_cast<std::size_t>(record.dataset)]) {
        ref.authority = held->authority;
        ref.asOf = held->asOf;
    }
    std::vector<RecordRef> &records = m_checks[check].records;
    const auto place = std::ranges::lower_bound(records, ref, precedes);
    if (place == records.end() || precedes(ref, *place))
        records.insert(place, std::move(ref));
}

void Checks::restsOn(std::size_t check, std::string_view legalBasis)
{
    if (!legalBasis.empty())
        m_checks[check].legalBasis = legalBasis;
}

std::vector<Check> Checks::take()
{
    std::ranges::sort(m_checks, comesBefore);
    return std::move(m_checks);
}

} // namespace nqi::verdict
