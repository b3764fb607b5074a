// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/watch.h"
#include "core/findings/journal.h"

#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace nqi::ui {

/// What this device recorded, as tables for spreadsheets and other programs. Happens and is answered on the journal's
/// thread; whoever composes the app gives it.
class TableService {
public:
    virtual ~TableService() = default;

    struct Table {
        std::string name; ///< of the file, without its ending
        std::string text;
    };
    using Answer = std::function<void(std::expected<std::vector<Table>, findings::JournalError>)>;
    /// All tables, or the error `cancelled`; `format` is "csv" or "json". `by`: who takes them out, for the device's
    /// log.
    virtual void tables(std::string format, std::string by, Watch watch, Answer answer) = 0;
};

} // namespace nqi::ui
