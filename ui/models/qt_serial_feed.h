// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/serial_feed.h"

#include <QTimer>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

class QSerialPort;

namespace nqi::ui {

/// The ports that Qt SerialPort knows. It tells neither of ports that come nor, always, of the other end that goes: a
/// thread of its own looks for ports while somebody wants to know, and the open port is looked at every `interval`.
class QtSerialFeed final : public SerialFeed {
    Q_OBJECT

public:
    static constexpr int interval = 2000; ///< milliseconds

    explicit QtSerialFeed(QObject *parent = nullptr);
    ~QtSerialFeed() override;

    [[nodiscard]] QList<SerialPortName> ports() const override { return m_ports; }
    [[nodiscard]] std::expected<void, SerialError> open(const QString &id, int speed) override;
    void close() override;
    void setLooking(bool looking) override;

private:
    void look(const std::stop_token &stop);
    void refresh(const QList<SerialPortName> &ports);
    void lose();
    void follow();

    std::unique_ptr<QSerialPort> m_port;
    QTimer m_pulse;
    QList<SerialPortName> m_ports;
    std::mutex m_mutex; ///< of m_looking
    std::condition_variable_any m_wake;
    bool m_looking = false;
    std::jthread m_looker; ///< last: it uses everything above
};

} // namespace nqi::ui
