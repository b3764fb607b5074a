// SPDX-License-Identifier: Apache-2.0
#include "ui/models/serial_reader.h"

#include <algorithm>

namespace nqi::ui {

SerialReader::SerialReader(SerialFeed &feed, QObject *parent) : QObject(parent), m_feed(feed)
{
    m_time.start();
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    m_pause.setInterval(static_cast<int>(scanner::CodeLines::pause) + 1);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (const auto code = m_lines.idle(m_time.elapsed()))
            give(*code);
        else if (m_lines.waiting()) // woken a moment too early
            m_pause.start();
    });
    connect(&m_feed, &SerialFeed::received, this, &SerialReader::take);
    connect(&m_feed, &SerialFeed::portsChanged, this, &SerialReader::onPorts);
    connect(&m_feed, &SerialFeed::lost, this, [this] {
        m_open = false;
        m_error = SerialError::notThere;
        look();
        Q_EMIT changed();
    });
}

SerialReader::~SerialReader()
{
    m_feed.disconnect(this);
    m_feed.close();
}

void SerialReader::choose(const QString &port, int speed)
{
    m_feed.close();
    m_open = false;
    m_error.reset();
    m_lines = {};
    m_port = port;
    m_speed = speed;
    tryOpen();
}

void SerialReader::tryOpen()
{
    if (!m_port.isEmpty()) {
        const auto opened = m_feed.open(m_port, m_speed);
        m_open = opened.has_value();
        m_error = opened ? std::nullopt : std::optional(opened.error());
    }
    look();
    Q_EMIT changed();
}

/// For the chosen port while it is not there, and for whoever chooses one.
void SerialReader::look()
{
    m_feed.setLooking(m_watching || (!m_port.isEmpty() && !m_open));
}

void SerialReader::onPorts()
{
    const bool there = std::ranges::contains(m_feed.ports(), m_port, &SerialPortName::id);
    if (there && !m_open)
        tryOpen();
    else
        Q_EMIT changed();
}

void SerialReader::setEnabled(bool enabled)
{
    m_enabled = enabled;
}

void SerialReader::setWatching(bool watching)
{
    m_watching = watching;
    look();
}

void SerialReader::take(const QByteArray &bytes)
{
    if (m_watching && m_enabled)
        Q_EMIT arrived(bytes);
    for (const std::string &code :
         m_lines.bytes({bytes.data(), static_cast<std::size_t>(bytes.size())}, m_time.elapsed()))
        give(code);
    if (m_lines.waiting())
        m_pause.start();
    else
        m_pause.stop();
}

void SerialReader::give(const std::string &code)
{
    if (!m_enabled)
        return;
    if (m_watching)
        Q_EMIT tried(QByteArray::fromStdString(code));
    else
        Q_EMIT scanned(QString::fromStdString(code));
}

} // namespace nqi::ui
