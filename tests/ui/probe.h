// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QQuickItem>
#include <QtQmlIntegration>

namespace nqi::test {

/// Looks at a window as a person with a screen reader does, and as a person who cares about its looks does.
class Probe : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    /// The first shown item whose accessible name is `name` (`part`: begins with it); null when there is none.
    Q_INVOKABLE QQuickItem *find(QQuickItem *root, const QString &name, bool part = false) const;
    /// Accessible names of everything shown, for messages of tests.
    Q_INVOKABLE QStringList names(QQuickItem *root) const;
    /// What is wrong with the picture: cut, overlapping or escaping text, targets that are too small, nameless
    /// controls.
    Q_INVOKABLE QStringList faults(QQuickItem *root) const;
    /// Language of qsTr for the engine of `item`: "vi" or "en".
    Q_INVOKABLE void speak(QQuickItem *item, const QString &language) const;
};

/// Translations of the app for the whole process; the engine is asked to read its texts again.
void speak(QQmlEngine *engine, const QString &language);

} // namespace nqi::test
