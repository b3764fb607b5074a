// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What a long day does to the app. GUI thread; prints.
namespace nqi::bench {

/// Every page for some seconds, the camera's video playing where it is shown and a scanner sending codes where it is
/// not: frames a second and how long the slowest of twenty took.
void measurePages(int secondsEach);

/// Eight hours in short: codes, findings and turns of pages as many as in eight hours, the video a tenth of the time.
/// Prints the resident memory after each hour.
void measureDay();

} // namespace nqi::bench
