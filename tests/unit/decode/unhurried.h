// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/decoder.h"

namespace nqi::decode {

/// Options whose budget never ends: what is read must not depend on how busy the machine is.
inline DecodeOptions unhurried(Effort effort = Effort::still)
{
    DecodeOptions options;
    options.effort = effort;
    options.budget = std::chrono::minutes(10);
    return options;
}

} // namespace nqi::decode
