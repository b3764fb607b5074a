// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/probe.h"
#include "ui/controls/fonts.h"
#include "ui/controls/garbage.h"

#include <QAccessible>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQuickTest>

Q_IMPORT_QML_PLUGIN(Nqi_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Nqi_PagesPlugin)
Q_IMPORT_QML_PLUGIN(Nqi_MocksPlugin)

/// Makes the test process look like the app: font, style, accessibility, translations.
class Setup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable()
    {
        QAccessible::setActive(true);
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        nqi::ui::useFonts();
        nqi::ui::collectGarbageAtOnce();
        nqi::test::speak(nullptr, QStringLiteral("vi"));
    }
    void qmlEngineAvailable(QQmlEngine *engine) { engine->addImportPath(QStringLiteral(NQI_MOCKS)); }
};

QUICK_TEST_MAIN_WITH_SETUP(pages, Setup)
#include "quick_main.moc"
