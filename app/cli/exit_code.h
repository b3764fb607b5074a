// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nqi::cli {

/// What `nqi` ends with. When several apply, the largest.
enum class ExitCode : int {
    done = 0,        ///< everything asked was done; nothing speaks against what was checked
    adverse = 1,     ///< done, and at least one item has signs of violation or a serious alert
    usage = 2,       ///< the command line is wrong
    unread = 3,      ///< a picture, folder, video or text could not be read, or held no code
    noCatalogue = 4, ///< there is no usable catalogue: only the codes themselves were read
    network = 5,     ///< the hub could not be reached or did not answer sensibly; what waits is kept
    storage = 6,     ///< this device could not read or write its own data
};

[[nodiscard]] constexpr ExitCode worse(ExitCode a, ExitCode b)
{
    return static_cast<int>(a) > static_cast<int>(b) ? a : b;
}

} // namespace nqi::cli
