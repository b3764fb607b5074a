// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <QUrl>
#include <QtQmlIntegration>

#include <functional>

namespace nqi::ui {

/// What the app left when it ended by itself: one text for each time, newest first, shown until it is saved elsewhere
/// or deleted. Nothing is sent.
class CrashModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool there READ isThere NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)

public:
    /// `folder` may be empty: there are no reports. `notePage` may be empty.
    CrashModel(QString folder, std::function<void(int)> notePage, QObject *parent = nullptr);

    [[nodiscard]] bool isThere() const { return !m_fileName.isEmpty(); }
    [[nodiscard]] QString text() const { return m_text; }         ///< the whole report
    [[nodiscard]] QString fileName() const { return m_fileName; } ///< without its folder
    [[nodiscard]] QString message() const { return m_message; }   ///< why it could not be saved or deleted

    /// The page that is shown, for a report that may come.
    Q_INVOKABLE void notePage(int page) const;
    /// Copies it to a file; when it is there, the report is done with.
    Q_INVOKABLE void save(const QUrl &file);
    Q_INVOKABLE void remove();

Q_SIGNALS:
    void changed();

private:
    void next();
    void say(const QString &message);

    QString m_folder;
    std::function<void(int)> m_notePage;
    QString m_fileName;
    QString m_text;
    QString m_message;
};

} // namespace nqi::ui
