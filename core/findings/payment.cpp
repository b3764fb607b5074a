// SPDX-License-Identifier: Apache-2.0
#include "core/findings/payment.h"

namespace nqi::findings {

gs1::Item withoutPaymentData(gs1::Item item)
{
    for (gs1::Message &message : item.messages) {
        if (message.form != gs1::Form::payment)
            continue;
        message.input.clear();
        message.parameters.clear();
        message.alternatives.clear();
        for (gs1::Issue &issue : message.issues)
            issue.arguments.clear();
    }
    return item;
}

} // namespace nqi::findings
