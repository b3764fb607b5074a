// SPDX-License-Identifier: Apache-2.0
#include "ui/controls/fonts.h"
#include "ui/controls/garbage.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QQuickStyle>

#include <gtest/gtest.h>

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    nqi::ui::useFonts();
    nqi::ui::collectGarbageAtOnce();
    QAccessible::setActive(true);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
