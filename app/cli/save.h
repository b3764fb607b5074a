// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commands.h"
#include "core/findings/journal.h"
#include "core/inspect/line.h"

#include <memory>

namespace nqi::cli {

/// How an item weighs on the exit code.
[[nodiscard]] ExitCode severity(const inspect::Inspected &inspected);

/// Records findings of items that ask for one, with the picture that they were seen in.
class Saver {
public:
    explicit Saver(const Common &common);

    /// Nothing is recorded of an item that nothing speaks against.
    [[nodiscard]] ExitCode save(const inspect::Inspected &inspected, const decode::Frame &frame,
                                const ScanOptions &options);

private:
    const Common &m_common;
    std::unique_ptr<findings::Journal> m_journal;
};

} // namespace nqi::cli
