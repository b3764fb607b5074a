// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/documents.h"

#include "ui/documents/parts.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace nqi::documents {

namespace {

constexpr std::array<std::string_view, 7> names = {"minutes",       "sampling",     "seals", "handOver",
                                                   "findingReport", "registration", "notice"};

template <class Held>
using Make = std::expected<Paper, DocumentError> (*)(const Held &, const DocumentOptions &);

template <class Held>
std::expected<Paper, DocumentError> make(const Record &record, const DocumentOptions &options, Make<Held> made)
{
    const auto *held = std::get_if<Held>(&record);
    return held == nullptr ? std::unexpected(DocumentError::otherRecord) : made(*held, options);
}

} // namespace

std::string_view name(DocumentKind kind)
{
    const auto index = static_cast<std::size_t>(kind);
    return index < names.size() ? names.at(index) : std::string_view();
}

std::optional<DocumentKind> documentKind(std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<DocumentKind>(found - names.begin()));
}

std::string_view name(DocumentError error)
{
    switch (error) {
    case DocumentError::otherRecord:
        return "otherRecord";
    case DocumentError::nothingToPrint:
        return "nothingToPrint";
    }
    return {};
}

std::expected<Paper, DocumentError> paperOf(DocumentKind kind, const Record &record, const DocumentOptions &options)
{
    switch (kind) {
    case DocumentKind::minutes:
        return make<InspectionRecord>(record, options, minutesPaper);
    case DocumentKind::sampling:
        return make<InspectionRecord>(record, options, samplingPaper);
    case DocumentKind::seals:
        return make<InspectionRecord>(record, options, sealsPaper);
    case DocumentKind::handOver:
        return make<InspectionRecord>(record, options, handOverPaper);
    case DocumentKind::findingReport:
        return make<FindingRecord>(record, options, findingPaper);
    case DocumentKind::registration:
        return make<RegistrationRecord>(record, options, registrationPaper);
    case DocumentKind::notice:
        return make<NoticeRecord>(record, options, noticePaper);
    }
    return std::unexpected(DocumentError::otherRecord);
}

std::vector<DocumentKind> kindsOf(const Record &record)
{
    if (std::holds_alternative<FindingRecord>(record))
        return {DocumentKind::findingReport};
    if (std::holds_alternative<RegistrationRecord>(record))
        return {DocumentKind::registration};
    if (std::holds_alternative<NoticeRecord>(record))
        return {DocumentKind::notice};
    const findings::Inspection &inspection = std::get<InspectionRecord>(record).inspection;
    std::vector<DocumentKind> kinds{DocumentKind::minutes};
    if (!inspection.sampling.samples.empty())
        kinds.push_back(DocumentKind::sampling);
    if (!inspection.sampling.samples.empty() || !inspection.seals.empty())
        kinds.push_back(DocumentKind::seals);
    if (!inspection.handOvers.empty())
        kinds.push_back(DocumentKind::handOver);
    return kinds;
}

} // namespace nqi::documents
