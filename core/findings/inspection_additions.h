// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/findings/inspection.h"

#include <cstdint>
#include <vector>

/// What follows the visit itself: samples go to a laboratory. Pure functions.
namespace nqi::findings {

/// Rows of the sampling minutes, from 1, that no hand-over has.
[[nodiscard]] std::vector<std::uint32_t> samplesLeft(const Inspection &inspection);

/// A hand-over by the sampler of what no other has; of all samples when each was handed over once, as for a second
/// laboratory. Receiver, place and tests are for people to say.
[[nodiscard]] HandOver nextHandOver(const Inspection &inspection, Instant at);

/// The row that follows in a hand-over: the first sample that it lacks, else the first of all, for another test.
[[nodiscard]] HandedSample nextHanded(const Inspection &inspection, const HandOver &handOver);

} // namespace nqi::findings
