// SPDX-License-Identifier: Apache-2.0
#include "ui/controls/fonts.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QStringList>

namespace nqi::ui {

QString loadFonts()
{
    static const QString family = [] {
        QString found;
        for (const QString &weight : {QStringLiteral("Regular"), QStringLiteral("Bold")}) {
            const int id = QFontDatabase::addApplicationFont(QStringLiteral(":/nqi/fonts/NotoSans-%1.ttf").arg(weight));
            const QStringList families = id < 0 ? QStringList() : QFontDatabase::applicationFontFamilies(id);
            if (!families.isEmpty())
                found = families.first();
        }
        return found;
    }();
    return family;
}

void useFonts()
{
    QFont font(QGuiApplication::font());
    if (const QString family = loadFonts(); !family.isEmpty())
        font.setFamily(family);
    font.setPixelSize(16);
    QGuiApplication::setFont(font);
}

} // namespace nqi::ui
