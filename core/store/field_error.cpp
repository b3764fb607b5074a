// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_error.h"

#include <utility>

namespace nqi::store {

namespace {

findings::JournalError codeOf(SqlCode code)
{
    using findings::JournalError;
    switch (code) {
    case SqlCode::full:
        return JournalError::diskFull;
    case SqlCode::busy:
        return JournalError::busy;
    case SqlCode::corrupt:
    case SqlCode::constraint: // our own statements keep the rules: what breaks them is the data
        return JournalError::damaged;
    case SqlCode::newer:
        return JournalError::newer;
    case SqlCode::readOnly:
    case SqlCode::notFound:
    case SqlCode::other:
        return JournalError::unwritable;
    }
    return JournalError::unwritable;
}

} // namespace

FieldError::FieldError(findings::JournalError error, std::string text) : code(error), message(std::move(text)) {}

FieldError::FieldError(const SqlError &error) : code(codeOf(error.code)), message(error.message) {}

} // namespace nqi::store
