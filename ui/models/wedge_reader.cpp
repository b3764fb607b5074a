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

using scanner::Key;
using scanner::KeyKind;

bool takesText(QObject *focus)
{
    if (!focus)
        return false;
    QInputMethodQueryEvent query(Qt::ImEnabled);
    QCoreApplication::sendEvent(focus, &query);
    return query.value(Qt::ImEnabled).toBool();
}

bool isModifier(int key)
{
    return (key >= Qt::Key_Shift && key <= Qt::Key_ScrollLock) || key == Qt::Key_AltGr || key == Qt::Key_Super_L ||
           key == Qt::Key_Super_R;
}

bool isEnd(const Key &key)
{
    return key.kind == KeyKind::enter || key.kind == KeyKind::tab;
}

/// Letters were made or exchanged on the way: no GS1 code is read from them.
bool isDamaged(const scanner::Diagnosis &diagnosis)
{
    using enum scanner::DamageCode;
    return std::ranges::any_of(std::initializer_list{layout, layoutUnknown, telex, vni, inputMethod},
                               [&](auto code) { return diagnosis.has(code); });
}

std::optional<KeyKind> kindOf(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return KeyKind::enter;
    case Qt::Key_Tab:
        return KeyKind::tab;
    case Qt::Key_Backspace:
        return KeyKind::backspace;
    default:
        return std::nullopt;
    }
}

} // namespace

std::vector<Key> keysOf(const QKeyEvent &event)
{
    const auto time = static_cast<qint64>(event.timestamp());
    if (const auto kind = kindOf(event.key()))
        return {{.kind = *kind, .milliseconds = time}};
    if (isModifier(event.key()))
        return {};
    if (event.modifiers().testFlag(Qt::AltModifier) && event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9)
        return {{.kind = KeyKind::alt, .character = static_cast<char32_t>(event.key()), .milliseconds = time}};
    // FNC1 arrives as Ctrl+] (0x1D) from scanners that are set to send control characters.
    const bool separator = event.text().isEmpty() && event.key() == Qt::Key_BracketRight &&
                           event.modifiers().testFlag(Qt::ControlModifier);
    if (separator)
        return {{.character = U'\x1D', .milliseconds = time}};
    std::vector<Key> keys;
    for (const uint c : event.text().toUcs4())
        keys.push_back({.character = c, .milliseconds = time});
    if (keys.empty())
        keys.push_back({.kind = KeyKind::other, .milliseconds = time});
    return keys;
}

std::vector<Key> keysOf(const QInputMethodEvent &event, qint64 milliseconds)
{
    std::vector<Key> keys(static_cast<std::size_t>(std::max(0, event.replacementLength())),
                          {.kind = KeyKind::backspace, .milliseconds = milliseconds});
    for (const uint c : event.commitString().toUcs4())
        keys.push_back({.kind = KeyKind::composed, .character = c, .milliseconds = milliseconds});
    return keys;
}

void WedgeBurst::key(const Key &key)
{
    if (!m_keys.empty() && (key.milliseconds - m_keys.back().milliseconds > longestGap || m_keys.size() == longest))
        m_keys.clear();
    m_keys.push_back(key);
}

std::optional<std::vector<Key>> WedgeBurst::end(const Key &key)
{
    std::vector<Key> keys = std::exchange(m_keys, {});
    if (keys.empty() || key.milliseconds - keys.back().milliseconds > longestGap ||
        scanner::textOf(keys).size() < shortest)
        return std::nullopt;
    keys.push_back(key);
    return keys;
}

void WedgeBurst::reset()
{
    m_keys.clear();
}

void WedgeReader::setEnabled(bool enabled)
{
    m_enabled = enabled;
    m_burst.reset();
}

void WedgeReader::setWatching(bool watching)
{
    m_watching = watching;
    m_burst.reset();
}

/// Keys are told where the window gets them, what an input method writes where the field does: each once.
void WedgeReader::watch(QEvent *event)
{
    const bool typed = event->type() == QEvent::KeyPress;
    const auto keys =
        typed ? keysOf(*static_cast<QKeyEvent *>(event)) : keysOf(*static_cast<QInputMethodEvent *>(event), m_last);
    for (const Key &key : keys) {
        m_last = key.milliseconds;
        Q_EMIT keyed(key);
    }
}

bool WedgeReader::take(const QKeyEvent &event)
{
    for (const Key &key : keysOf(event)) {
        if (!isEnd(key)) {
            m_burst.key(key);
            continue;
        }
        const auto keys = m_burst.end(key);
        if (!keys)
            return false;
        const scanner::Diagnosis diagnosis = scanner::diagnose(*keys, WedgeBurst::longestGap);
        if (isDamaged(diagnosis))
            Q_EMIT damaged(diagnosis);
        else
            Q_EMIT scanned(QString::fromStdString(diagnosis.text));
        return true;
    }
    return false;
}

bool WedgeReader::eventFilter(QObject *watched, QEvent *event)
{
    const bool typed = event->type() == QEvent::KeyPress && qobject_cast<QQuickWindow *>(watched);
    if (m_watching) {
        if (typed || (event->type() == QEvent::InputMethod && watched == QGuiApplication::focusObject()))
            watch(event);
        return false;
    }
    if (!m_enabled || !typed)
        return false;
    if (takesText(QGuiApplication::focusObject())) {
        m_burst.reset();
        return false;
    }
    return take(*static_cast<QKeyEvent *>(event));
}

} // namespace nqi::ui
