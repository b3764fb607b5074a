// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QtQmlIntegration>

namespace nqi::ui {

/// What could be pasted as evidence.
class ClipboardModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    /// A picture, or one file that may hold one, was copied. Asks the system: to be read where it is shown.
    Q_PROPERTY(bool picture READ hasPicture NOTIFY changed)
    /// It is a file: its text is an address that nobody wants to paste.
    Q_PROPERTY(bool pictureFile READ hasPictureFile NOTIFY changed)

public:
    explicit ClipboardModel(QObject *parent = nullptr);

    [[nodiscard]] bool hasPicture() const;
    [[nodiscard]] bool hasPictureFile() const;

Q_SIGNALS:
    void changed();
};

} // namespace nqi::ui
