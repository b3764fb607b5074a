// SPDX-License-Identifier: Apache-2.0
#include "ui/models/scanner_model.h"

#include "core/scanner/test_code.h"
#include "ui/documents/symbol_image.h"
#include "ui/models/scanner_text.h"
#include "ui/models/serial_reader.h"
#include "ui/models/settings_model.h"
#include "ui/models/wedge_reader.h"

#include <QBuffer>

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

QString dataAddress(const QImage &image)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return u"data:image/png;base64,"_s + QString::fromLatin1(png.toBase64());
}

} // namespace

ScannerModel::ScannerModel(WedgeReader &wedge, SettingsModel &settings, SerialReader *serial, QObject *parent)
    : QObject(parent), m_wedge(wedge), m_settings(settings), m_serial(serial),
      m_symbol(dataAddress(documents::dataMatrixImage(scanner::testcode::elements)))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quiet);
    connect(&m_quiet, &QTimer::timeout, this, &ScannerModel::judge);
    connect(&m_wedge, &WedgeReader::keyed, this, &ScannerModel::onKey);
    if (m_serial)
        listenToSerial();
}

void ScannerModel::listenToSerial()
{
    connect(m_serial, &SerialReader::changed, this, &ScannerModel::portsChanged);
    connect(m_serial, &SerialReader::arrived, this, [this](const QByteArray &bytes) {
        m_bytes.append(bytes);
        m_bytes.truncate(static_cast<qsizetype>(scanner::CodeLines::longest));
    });
    connect(m_serial, &SerialReader::tried, this, [this](const QByteArray &code) {
        m_last = {.serial = true, .keys = {}, .bytes = std::exchange(m_bytes, {}), .code = code};
        if (m_last.bytes.isEmpty()) // several codes in one piece
            m_last.bytes = code;
        show();
    });
    const int speed = m_settings.serialSpeed();
    m_serial->choose(m_settings.serialPort(), speed > 0 ? speed : SerialReader::defaultSpeed);
}

QVariantList ScannerModel::ports() const
{
    QVariantList list;
    if (!m_serial)
        return list;
    bool chosenThere = port().isEmpty();
    for (const SerialPortName &name : m_serial->ports()) {
        chosenThere = chosenThere || name.id == port();
        list.append(QVariantMap{{u"value"_s, name.id}, {u"text"_s, name.name}});
    }
    if (!chosenThere)
        list.append(QVariantMap{{u"value"_s, port()}, {u"text"_s, port()}});
    return list;
}

QString ScannerModel::port() const
{
    return m_serial ? m_serial->port() : QString();
}

int ScannerModel::speed() const
{
    return m_serial ? m_serial->speed() : SerialReader::defaultSpeed;
}

QVariantMap ScannerModel::portState() const
{
    return port().isEmpty() ? QVariantMap() : portText(m_serial->isOpen(), m_serial->error());
}

void ScannerModel::choosePort(const QString &port)
{
    open(port, speed());
}

void ScannerModel::chooseSpeed(int speed)
{
    open(port(), speed);
}

void ScannerModel::open(const QString &port, int speed)
{
    if (!m_serial || speed <= 0)
        return;
    m_settings.setSerial(port, speed);
    m_serial->choose(port, speed);
}

QString ScannerModel::symbolText() const
{
    const std::string_view elements = scanner::testcode::elements;
    return QString::fromLatin1(elements.data(), static_cast<qsizetype>(elements.size()));
}

void ScannerModel::begin()
{
    forget();
    m_wedge.setWatching(true);
    if (m_serial)
        m_serial->setWatching(true);
    m_listening = true;
    Q_EMIT listeningChanged();
    Q_EMIT changed();
}

void ScannerModel::end()
{
    if (!m_listening)
        return;
    forget();
    m_wedge.setWatching(false);
    if (m_serial)
        m_serial->setWatching(false);
    m_listening = false;
    Q_EMIT listeningChanged();
    Q_EMIT changed();
}

void ScannerModel::forget()
{
    m_quiet.stop();
    m_keys.clear();
    m_bytes.clear();
    m_last = {};
    m_shown.clear();
    m_further = 0;
    m_summary.clear();
    m_damages.clear();
}

void ScannerModel::onKey(const scanner::Key &key)
{
    using enum scanner::KeyKind;
    const bool end = key.kind == enter || key.kind == tab;
    if (!m_listening || (m_keys.empty() && end))
        return;
    if (m_keys.size() < WedgeBurst::longest)
        m_keys.push_back(key);
    if (end)
        judge();
    else
        m_quiet.start();
}

void ScannerModel::judge()
{
    m_quiet.stop();
    m_last = {.serial = false, .keys = std::exchange(m_keys, {}), .bytes = {}, .code = {}};
    show();
    Q_EMIT judged();
}

scanner::Diagnosis ScannerModel::diagnosis() const
{
    if (!m_last.serial)
        return scanner::diagnose(m_last.keys, WedgeBurst::longestGap);
    return scanner::diagnoseText(scanner::fromUtf8(m_last.code.toStdString()));
}

bool ScannerModel::isTyping() const
{
    return !m_last.serial && scanner::textOf(m_last.keys).size() < WedgeBurst::shortest;
}

void ScannerModel::show()
{
    m_shown.clear();
    m_summary.clear();
    m_damages.clear();
    const std::size_t count = m_last.serial ? static_cast<std::size_t>(m_last.bytes.size()) : m_last.keys.size();
    const std::size_t shown = std::min<std::size_t>(count, mostKeys);
    for (std::size_t i = 0; i < shown; ++i)
        m_shown.append(m_last.serial ? byteText(static_cast<unsigned char>(m_last.bytes[static_cast<qsizetype>(i)]))
                                     : keyText(m_last.keys[i]));
    m_further = static_cast<int>(count - shown);
    if (count > 0 && isTyping()) {
        m_summary = {{u"level"_s, u"info"_s},
                     {u"title"_s, tr("Too short for a scan")},
                     {u"text"_s, tr("Fewer than %1 characters are taken for typing.").arg(WedgeBurst::shortest)}};
    } else if (count > 0) {
        const scanner::Diagnosis found = diagnosis();
        m_summary = summaryText(found);
        for (const scanner::Damage &damage : found.damages)
            m_damages.append(damageText(damage, found));
    }
    Q_EMIT changed();
}

void ScannerModel::retranslate()
{
    show();
    Q_EMIT portsChanged();
}

} // namespace nqi::ui
