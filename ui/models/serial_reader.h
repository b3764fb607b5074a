// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scanner/code_lines.h"
#include "ui/models/serial_feed.h"

#include <QElapsedTimer>
#include <QTimer>

#include <optional>

namespace nqi::ui {

/// Takes the codes of a scanner at a serial port. The chosen port is opened whenever it is there: a scanner that was
/// pulled out goes on when it is plugged in again.
class SerialReader : public QObject {
    Q_OBJECT

public:
    static constexpr int defaultSpeed = 9600;

    /// The feed outlives the reader.
    explicit SerialReader(SerialFeed &feed, QObject *parent = nullptr);
    ~SerialReader() override;

    [[nodiscard]] QList<SerialPortName> ports() const { return m_feed.ports(); }
    [[nodiscard]] QString port() const { return m_port; }
    [[nodiscard]] int speed() const { return m_speed; }
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// Why the chosen port is not open.
    [[nodiscard]] std::optional<SerialError> error() const { return m_error; }

    /// Empty: none.
    void choose(const QString &port, int speed);
    /// While disabled nothing that arrives is taken.
    void setEnabled(bool enabled);
    /// While watching, what arrives is told byte by byte, and codes are told as `tried` and not as `scanned`.
    void setWatching(bool watching);

Q_SIGNALS:
    void scanned(const QString &text);
    void tried(const QByteArray &code);
    void arrived(const QByteArray &bytes);
    /// Ports came or went; the chosen one was opened, lost, or could not be opened.
    void changed();

private:
    void tryOpen();
    void take(const QByteArray &bytes);
    void give(const std::string &code);
    void onPorts();
    void look();

    SerialFeed &m_feed;
    QString m_port;
    int m_speed = defaultSpeed;
    bool m_open = false;
    std::optional<SerialError> m_error;
    bool m_enabled = true;
    bool m_watching = false;
    scanner::CodeLines m_lines;
    QElapsedTimer m_time;
    QTimer m_pause;
};

} // namespace nqi::ui
