// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trace/epcis.h"
#include "core/trace/json.h"

namespace nqi::trace {

/// Where the reader is in the document, and what it has found wrong.
class EpcisProblems {
public:
    static constexpr std::size_t limit = 100;

    void add(EpcisProblem problem, std::string path, std::string_view value);
    [[nodiscard]] bool empty() const { return m_issues.empty(); }
    [[nodiscard]] bool full() const { return m_issues.size() > limit; }
    [[nodiscard]] std::vector<EpcisIssue> take() { return std::move(m_issues); }

private:
    std::vector<EpcisIssue> m_issues;
};

/// Reads one event; what is wrong goes to `problems` under `path`.
[[nodiscard]] EpcisEvent readEvent(Json::Value value, const std::string &path, EpcisProblems &problems);

/// The word names a type of event.
[[nodiscard]] std::optional<EventType> eventTypeOf(std::string_view word);

} // namespace nqi::trace
