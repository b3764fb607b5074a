// SPDX-License-Identifier: Apache-2.0
#include "ui/controls/garbage.h"

#include <QByteArrayView>
#include <QtEnvironmentVariables>

namespace nqi::ui {

void collectGarbageAtOnce()
{
    constexpr auto timeOfAStep = "QV4_GC_TIMELIMIT";
    if (!qEnvironmentVariableIsSet(timeOfAStep))
        qputenv(timeOfAStep, "0");
}

} // namespace nqi::ui
