// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scanner/diagnosis.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

class QInputMethodEvent;
class QKeyEvent;

namespace nqi::ui {

/// Tells the burst of a hand scanner that types ("keyboard wedge") from a person's typing: characters that follow each
/// other faster than anybody types, ended by Enter or Tab. Pure; time is in the keys.
class WedgeBurst {
public:
    static constexpr qint64 longestGap = 50;     ///< milliseconds between two keys of a burst
    static constexpr std::size_t shortest = 6;   ///< characters
    static constexpr std::size_t longest = 8192; ///< keys; what is longer is no code

    /// Any key but Enter and Tab.
    void key(const scanner::Key &key);
    /// Enter or Tab: the burst with it, if it was one.
    [[nodiscard]] std::optional<std::vector<scanner::Key>> end(const scanner::Key &key);
    void reset();

private:
    std::vector<scanner::Key> m_keys;
};

/// Watches the application's key events for bursts. Letters typed into a text field stay there: the field asked for
/// them.
class WedgeReader : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void setEnabled(bool enabled);
    /// While watching, every key is told, also those that a field takes, and no burst is taken for a scan: for setting
    /// a scanner up.
    void setWatching(bool watching);
    [[nodiscard]] bool isWatching() const { return m_watching; }

Q_SIGNALS:
    void scanned(const QString &text);
    /// A burst whose letters were changed on their way in, by a keyboard layout or an input method (Telex, VNI).
    void damaged(const nqi::scanner::Diagnosis &diagnosis);
    /// Only while watching.
    void keyed(const nqi::scanner::Key &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void watch(QEvent *event);
    bool take(const QKeyEvent &event);

    WedgeBurst m_burst;
    bool m_enabled = true;
    bool m_watching = false;
    qint64 m_last = 0; ///< time of the last key: what an input method writes has none of its own
};

/// A key event as keys: none for Shift and its like, several where one event writes several characters.
[[nodiscard]] std::vector<scanner::Key> keysOf(const QKeyEvent &event);
[[nodiscard]] std::vector<scanner::Key> keysOf(const QInputMethodEvent &event, qint64 milliseconds);

} // namespace nqi::ui
