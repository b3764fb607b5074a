// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/frame.h"
#include "core/decode/symbol.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace nqi::bench {

/// A decoder under comparison: one frame in, symbols out.
struct Peer {
    std::string title;
    std::function<std::vector<decode::Symbol>(const decode::Frame &)> read;
};

/// Plain ZXing of the same build with its default options and, where it is installed, ZBar.
[[nodiscard]] std::vector<Peer> otherPeers();

/// Only where ZBar is installed.
[[nodiscard]] std::vector<decode::Symbol> readWithZbar(const decode::Frame &frame);

/// CPU time of the calling thread.
[[nodiscard]] std::chrono::microseconds cpuTime();

} // namespace nqi::bench
