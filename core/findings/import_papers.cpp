// SPDX-License-Identifier: Apache-2.0
#include "core/findings/import_papers.h"

namespace nqi::findings {

std::string_view name(ImportResult result)
{
    switch (result) {
    case ImportResult::meets:
        return "meets";
    case ImportResult::doesNotMeet:
        return "doesNotMeet";
    case ImportResult::labelDoesNotMeet:
        return "labelDoesNotMeet";
    case ImportResult::incompletePapers:
        return "incompletePapers";
    }
    return {};
}

} // namespace nqi::findings
