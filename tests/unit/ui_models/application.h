// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QGuiApplication>

namespace nqi::ui {

/// The one application of this test program, made when the first test wants it.
inline QGuiApplication &application()
{
    static int count = 1;
    static char name[] = "test";
    static char *arguments[] = {name, nullptr};
    static QGuiApplication application(count, arguments);
    return application;
}

} // namespace nqi::ui
