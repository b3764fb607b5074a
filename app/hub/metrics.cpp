// SPDX-License-Identifier: Apache-2.0
#include "app/hub/metrics.h"

#include <format>

namespace nqi::app {

void Metrics::answered(int status)
{
    const auto digit = static_cast<std::size_t>(status / 100);
    if (digit < m_answers.size())
        ++m_answers.at(digit);
}

void Metrics::received(std::uint64_t bytes, std::uint64_t newFindings)
{
    m_bytes += bytes;
    m_findings += newFindings;
}

std::string Metrics::text(const hub::StoreCounts &counts, std::uint64_t catalogueVersion) const
{
    std::string text;
    const auto add = [&](std::string_view name, std::string_view kind, std::string_view labels, std::uint64_t value) {
        if (!kind.empty())
            text += std::format("# TYPE {} {}\n", name, kind);
        text += std::format("{}{} {}\n", name, labels, value);
    };
    for (std::size_t digit = 1; digit < m_answers.size(); ++digit)
        add("nqi_hub_answers_total", digit == 1 ? "counter" : "", std::format("{{status=\"{}xx\"}}", digit),
            m_answers.at(digit));
    add("nqi_hub_received_bytes_total", "counter", "", m_bytes);
    add("nqi_hub_new_findings_total", "counter", "", m_findings);
    add("nqi_hub_findings", "gauge", "", counts.findings);
    add("nqi_hub_devices", "gauge", "", counts.devices);
    add("nqi_hub_catalogue_version", "gauge", "", catalogueVersion);
    return text;
}

} // namespace nqi::app
