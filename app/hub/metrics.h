// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/store.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace nqi::app {

/// Counters since the start. Any thread.
class Metrics {
public:
    void answered(int status);
    void received(std::uint64_t bytes, std::uint64_t newFindings = 0);
    /// In the text format of Prometheus.
    [[nodiscard]] std::string text(const hub::StoreCounts &counts, std::uint64_t catalogueVersion) const;

private:
    std::array<std::atomic<std::uint64_t>, 6> m_answers{}; ///< by the first digit of the status
    std::atomic<std::uint64_t> m_bytes = 0;
    std::atomic<std::uint64_t> m_findings = 0;
};

} // namespace nqi::app
