// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <expected>

namespace nqi::ui {

struct SerialPortName {
    QString id;   ///< "/dev/ttyACM0", "COM3"
    QString name; ///< for people

    bool operator==(const SerialPortName &) const = default;
};

enum class SerialError {
    notThere, ///< no such port
    denied,   ///< this user may not open it, or another program has it
    failed,
};

/// The serial ports of this machine, one of which may be open. None present is normal; they come and go.
class SerialFeed : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QList<SerialPortName> ports() const = 0;
    /// Eight bits, no parity, one stop bit, no flow control. Closes the one that was open.
    [[nodiscard]] virtual std::expected<void, SerialError> open(const QString &id, int speed) = 0;
    virtual void close() = 0;
    /// Whether anybody wants to know of ports that come: looking for them costs.
    virtual void setLooking(bool /*looking*/) {}

Q_SIGNALS:
    void portsChanged();
    void received(const QByteArray &bytes);
    /// The open port was pulled out or failed; it is closed.
    void lost();
};

} // namespace nqi::ui
