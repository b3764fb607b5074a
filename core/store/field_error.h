// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/journal.h"
#include "core/store/sqlite.h"

#include <expected>
#include <string>

namespace nqi::store {

/// What callers are told, and what the log is told beside it.
struct FieldError {
    findings::JournalError code;
    std::string message; ///< for logs only, never with a person's words in it

    FieldError(findings::JournalError error, std::string text = {}); // NOLINT(google-explicit-constructor)
    FieldError(const SqlError &error);                               // NOLINT(google-explicit-constructor)
};

template <class T>
using FieldResult = std::expected<T, FieldError>;

} // namespace nqi::store
