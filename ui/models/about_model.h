// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <QUrl>
#include <QtQmlIntegration>

namespace nqi::ui {

/// What this build consists of: the notices and the bill of materials that were made with its package.
class AboutModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool hasNotices READ hasNotices CONSTANT)
    Q_PROPERTY(QString notices READ notices CONSTANT)
    Q_PROPERTY(bool hasBill READ hasBill CONSTANT)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY changed)

public:
    /// `folder` is that of the package's data; without the files in it there is nothing to show, as in a build tree.
    explicit AboutModel(const QString &folder, QObject *parent = nullptr);

    [[nodiscard]] bool hasNotices() const;
    [[nodiscard]] QString notices() const; ///< licences of what others made; read when it is asked for
    [[nodiscard]] bool hasBill() const;
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString messageLevel() const { return m_messageLevel; }

    /// Copies the bill of materials (SPDX) to a file.
    Q_INVOKABLE void saveBill(const QUrl &file);

Q_SIGNALS:
    void changed();

private:
    QString m_noticesFile;
    QString m_billFile;
    QString m_message;
    QString m_messageLevel;
};

} // namespace nqi::ui
