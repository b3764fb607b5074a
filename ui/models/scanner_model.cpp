// SPDX-License-Identifier: Apache-2.0
#include "ui/models/scanner_model.h"

#include "core/scanner/test_code.h"
#include "ui/documents/symbol_image.h"
#include "ui/models/scanner_text.h"
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

ScannerModel::ScannerModel(WedgeReader &wedge, QObject *parent)
    : QObject(parent), m_wedge(wedge), m_symbol(dataAddress(documents::dataMatrixImage(scanner::testcode::elements)))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quiet);
    connect(&m_quiet, &QTimer::timeout, this, &ScannerModel::judge);
    connect(&m_wedge, &WedgeReader::keyed, this, &ScannerModel::onKey);
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
    m_listening = false;
    Q_EMIT listeningChanged();
    Q_EMIT changed();
}

void ScannerModel::forget()
{
    m_quiet.stop();
    m_keys.clear();
    m_last.clear();
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
    m_last = std::exchange(m_keys, {});
    show();
    Q_EMIT judged();
}

void ScannerModel::show()
{
    m_shown.clear();
    const std::size_t shown = std::min<std::size_t>(m_last.size(), mostKeys);
    for (std::size_t i = 0; i < shown; ++i)
        m_shown.append(keyText(m_last[i]));
    m_further = static_cast<int>(m_last.size() - shown);
    m_summary.clear();
    m_damages.clear();
    if (!m_last.empty() && scanner::textOf(m_last).size() < WedgeBurst::shortest) {
        m_summary = {{u"level"_s, u"info"_s},
                     {u"title"_s, tr("Too short for a scan")},
                     {u"text"_s, tr("Fewer than %1 characters are taken for typing.").arg(WedgeBurst::shortest)}};
    } else if (!m_last.empty()) {
        const scanner::Diagnosis diagnosis = scanner::diagnose(m_last, WedgeBurst::longestGap);
        m_summary = summaryText(diagnosis);
        for (const scanner::Damage &damage : diagnosis.damages)
            m_damages.append(damageText(damage, diagnosis));
    }
    Q_EMIT changed();
}

void ScannerModel::retranslate()
{
    show();
}

} // namespace nqi::ui
