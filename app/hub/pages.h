// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/blob_store.h"
#include "core/hub/store.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Pages for an analyst as HTML text: no script, nothing from elsewhere, every value escaped. Pure functions.
namespace nqi::app {

enum class Language : std::uint8_t { vietnamese, english };

struct PageContext {
    Language language = Language::vietnamese;
    std::string user;
    std::uint64_t catalogueVersion = 0;
    Instant now{};
};

/// Findings, newest first; `query` is what was asked for.
[[nodiscard]] std::string findingsPage(const PageContext &context, const hub::FindingQuery &query,
                                       const std::vector<hub::ReceivedFinding> &findings);
/// One finding; `device` is the one it came from, `held` says which files are here.
[[nodiscard]] std::string findingPage(const PageContext &context, const hub::ReceivedFinding &finding,
                                      const hub::Device &device, const trust::PublicKey &hubKey,
                                      const std::function<bool(const trust::Digest &)> &held);
[[nodiscard]] std::string devicesPage(const PageContext &context, const std::vector<hub::DeviceActivity> &devices);
[[nodiscard]] std::string auditPage(const PageContext &context, const std::vector<hub::AuditEntry> &entries);
[[nodiscard]] std::string problemPage(const PageContext &context, int status);
[[nodiscard]] std::string_view styleSheet();

} // namespace nqi::app
