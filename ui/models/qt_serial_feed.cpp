// SPDX-License-Identifier: Apache-2.0
#include "ui/models/qt_serial_feed.h"

#include <QSerialPort>
#include <QSerialPortInfo>

#include <chrono>

#ifdef Q_OS_UNIX
#include <poll.h>
#endif

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QSerialPortInfo &port)
{
    const QString maker = port.manufacturer().trimmed();
    const QString what = port.description().trimmed();
    const QString device = what.startsWith(maker) ? what : (maker + u' ' + what).trimmed();
    return device.isEmpty() ? port.portName() : u"%1 (%2)"_s.arg(device, port.portName());
}

/// A port of the mainboard is in the list whether or not anything can ever be plugged into it.
bool isReal(const QSerialPortInfo &port)
{
    return port.hasVendorIdentifier() || !port.portName().startsWith("ttyS"_L1);
}

QList<SerialPortName> portsNow()
{
    QList<SerialPortName> ports;
    for (const QSerialPortInfo &port : QSerialPortInfo::availablePorts())
        if (isReal(port))
            ports.append({port.systemLocation(), nameOf(port)});
    return ports;
}

SerialError errorOf(QSerialPort::SerialPortError error)
{
    switch (error) {
    case QSerialPort::DeviceNotFoundError:
        return SerialError::notThere;
    case QSerialPort::PermissionError:
        return SerialError::denied;
    default:
        return SerialError::failed;
    }
}

/// The other end is gone: Qt SerialPort does not always say so.
bool isHungUp(const QSerialPort &port)
{
#ifdef Q_OS_UNIX
    pollfd line{.fd = port.handle(), .events = 0, .revents = 0};
    return port.isOpen() && poll(&line, 1, 0) > 0 && (line.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
#else
    return false;
#endif
}

} // namespace

QtSerialFeed::QtSerialFeed(QObject *parent)
    : SerialFeed(parent), m_port(std::make_unique<QSerialPort>()),
      m_looker([this](const std::stop_token &stop) { look(stop); })
{
    follow();
    connect(&m_pulse, &QTimer::timeout, this, [this] {
        if (isHungUp(*m_port))
            lose();
    });
}

void QtSerialFeed::follow()
{
    connect(m_port.get(), &QSerialPort::readyRead, this, [this] { Q_EMIT received(m_port->readAll()); });
    connect(m_port.get(), &QSerialPort::errorOccurred, this, [this](QSerialPort::SerialPortError error) {
        // Not from inside the port's own signal.
        if (error != QSerialPort::NoError && error != QSerialPort::TimeoutError && m_port->isOpen())
            QMetaObject::invokeMethod(this, &QtSerialFeed::lose, Qt::QueuedConnection);
    });
}

QtSerialFeed::~QtSerialFeed()
{
    m_looker.request_stop();
    m_looker.join();
    m_port->disconnect(this);
    m_port->close();
}

void QtSerialFeed::setLooking(bool looking)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_looking = looking;
    }
    m_wake.notify_one();
}

void QtSerialFeed::look(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return m_looking; }) && !stop.stop_requested()) {
        lock.unlock();
        QMetaObject::invokeMethod(this, [this, ports = portsNow()] { refresh(ports); }, Qt::QueuedConnection);
        lock.lock();
        m_wake.wait_for(lock, stop, std::chrono::milliseconds(interval), [this] { return !m_looking; });
    }
}

void QtSerialFeed::refresh(const QList<SerialPortName> &ports)
{
    if (ports == m_ports)
        return;
    m_ports = ports;
    Q_EMIT portsChanged();
}

void QtSerialFeed::lose()
{
    if (!m_port->isOpen())
        return;
    close();
    // It may be back before anybody has looked: then it is news all the same.
    m_ports.clear();
    Q_EMIT lost();
}

std::expected<void, SerialError> QtSerialFeed::open(const QString &id, int speed)
{
    close();
    m_port->setPortName(id);
    if (!m_port->open(QIODevice::ReadOnly))
        return std::unexpected(errorOf(m_port->error()));
    const bool set = m_port->setBaudRate(speed) && m_port->setDataBits(QSerialPort::Data8) &&
                     m_port->setParity(QSerialPort::NoParity) && m_port->setStopBits(QSerialPort::OneStop) &&
                     m_port->setFlowControl(QSerialPort::NoFlowControl);
    if (set) {
        m_pulse.start(interval);
        return {};
    }
    close();
    return std::unexpected(SerialError::failed);
}

void QtSerialFeed::close()
{
    m_pulse.stop();
    if (m_port->isOpen())
        m_port->close();
    m_port->clearError();
}

} // namespace nqi::ui
