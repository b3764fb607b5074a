// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/decode_error.h"
#include "core/verdict/grounds.h"

#include <string>
#include <string_view>
#include <vector>

/// What a verdict rested on, as two files of evidence: with the finding's body they give the same verdict again, byte
/// for byte, anywhere and years later. The records differ from finding to finding; the rules are the same file for all
/// findings under one state of them, so they are kept and sent once.
namespace nqi::protocol {

inline constexpr std::string_view groundsLabel = "records";
inline constexpr std::string_view rulesLabel = "rules";
inline constexpr std::string_view groundsMediaType = "application/json";

/// Canonical JSON without the rules.
[[nodiscard]] std::string encodeGrounds(const verdict::Grounds &grounds);
[[nodiscard]] std::string encodeRules(const std::vector<catalog::PolicyEntry> &rules);

/// What `encodeGrounds` wrote; `rules` is left empty.
[[nodiscard]] Decoded<verdict::Grounds> decodeGrounds(std::string_view text);
[[nodiscard]] Decoded<std::vector<catalog::PolicyEntry>> decodeRules(std::string_view text);

} // namespace nqi::protocol
