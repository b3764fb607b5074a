// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/grounds.h"

namespace nqi::verdict {

Verdict evaluate(const gs1::Item &item, const Grounds &grounds, const Policy &policy, const Context &context)
{
    return grounds.facts ? evaluate(item, *grounds.facts, policy, grounds.judgedAt, context)
                         : evaluateWithoutCatalogue(item, grounds.facts.error(), policy, grounds.judgedAt, context);
}

Verdict evaluateAgain(const gs1::Item &item, const Grounds &grounds, const Context &context)
{
    return evaluate(item, grounds, grounds.rules ? Policy(*grounds.rules) : Policy(), context);
}

} // namespace nqi::verdict
