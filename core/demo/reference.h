// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/sink.h"

#include <array>
#include <string>
#include <string_view>

/// The small datasets that all products share: risk lists, standards, bodies, deviations, policy.
namespace nqi::demo {

/// Certification bodies of the sample: the last two have lost what they had.
inline constexpr std::size_t goodBodies = 8;
inline constexpr std::size_t allBodies = 10;
[[nodiscard]] std::string bodyId(std::size_t number);

/// The day from which lists, policy and designations hold: no later than thirty days before `today`, so that a demo
/// made on any day works.
[[nodiscard]] Date lawInForce(Date today);

[[nodiscard]] bool addReferences(Date today, Sink &sink);
/// The dated parameters of the rules.
[[nodiscard]] bool addPolicy(Date today, Sink &sink);

} // namespace nqi::demo
