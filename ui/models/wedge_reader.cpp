// SPDX-License-Identifier: Apache-2.0
#include "ui/models/wedge_reader.h"

#include <QGuiApplication>
#include <QInputMethodQueryEvent>
#include <QKeyEvent>
#include <QQuickWindow>

#include <algorithm>
#include <utility>

namespace nqi::ui {

namespace {

bool takesText(QObject *focus)
{
    if (!focus)
        return false;
    QInputMethodQueryEvent query(Qt::ImEnabled);
    QCoreApplication::sendEvent(focus, &query);
    return query.value(Qt::ImEnabled).toBool();
}

} // namespace

void WedgeBurst::character(QChar c, qint64 milliseconds)
{
    if (milliseconds - m_last > longestGap)
        m_text.clear();
    m_last = milliseconds;
    m_text.append(c);
}

std::optional<QString> WedgeBurst::end(qint64 milliseconds)
{
    const bool burst = m_text.size() >= shortest && milliseconds - m_last <= longestGap;
    QString text = std::exchange(m_text, {});
    return burst ? std::optional(std::move(text)) : std::nullopt;
}

void WedgeBurst::reset()
{
    m_text.clear();
}

void WedgeReader::setEnabled(bool enabled)
{
    m_enabled = enabled;
    m_burst.reset();
}

bool WedgeReader::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_enabled || event->type() != QEvent::KeyPress || !qobject_cast<QQuickWindow *>(watched))
        return false;
    if (takesText(QGuiApplication::focusObject())) {
        m_burst.reset();
        return false;
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto time = static_cast<qint64>(key->timestamp());
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Tab) {
        if (const auto text = m_burst.end(time)) {
            const bool damaged = std::ranges::any_of(*text, [](QChar c) { return c.unicode() > 0x7E; });
            Q_EMIT scanned(*text, damaged);
            return true;
        }
        return false;
    }
    // FNC1 arrives as Ctrl+] (0x1D) from scanners that are set to send control characters.
    for (const QChar c : key->text())
        m_burst.character(c, time);
    return false;
}

} // namespace nqi::ui
