// SPDX-License-Identifier: Apache-2.0
#include "core/findings/finding.h"
#include "core/findings/journal.h"

namespace nqi::findings {

std::string_view name(State state)
{
    switch (state) {
    case State::saved:
        return "saved";
    case State::sent:
        return "sent";
    case State::received:
        return "received";
    case State::complete:
        return "complete";
    case State::quarantined:
        return "quarantined";
    }
    return {};
}

std::string_view name(Kind kind)
{
    return kind == Kind::minutes ? "minutes" : "finding";
}

std::string_view name(JournalError error)
{
    switch (error) {
    case JournalError::diskFull:
        return "diskFull";
    case JournalError::unwritable:
        return "unwritable";
    case JournalError::damaged:
        return "damaged";
    case JournalError::newer:
        return "newer";
    case JournalError::busy:
        return "busy";
    case JournalError::notFound:
        return "notFound";
    case JournalError::tooLarge:
        return "tooLarge";
    case JournalError::mismatch:
        return "mismatch";
    case JournalError::incomplete:
        return "incomplete";
    case JournalError::locked:
        return "locked";
    case JournalError::cancelled:
        return "cancelled";
    }
    return {};
}

} // namespace nqi::findings
