// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <optional>

namespace nqi::ui {

/// Tells the burst of a hand scanner that types ("keyboard wedge") from a person's typing: characters that follow each
/// other faster than anybody types, ended by Enter or Tab. Pure; time is passed in.
class WedgeBurst {
public:
    static constexpr qint64 longestGap = 50; ///< milliseconds between two characters of a burst
    static constexpr int shortest = 6;       ///< characters

    /// A key that makes text. `milliseconds` grows.
    void character(QChar c, qint64 milliseconds);
    /// Enter or Tab: the burst, if it was one.
    [[nodiscard]] std::optional<QString> end(qint64 milliseconds);
    void reset();

private:
    QString m_text;
    qint64 m_last = 0;
};

/// Watches the application's key events for bursts. Letters typed into a text field stay there: the field asked for
/// them.
class WedgeReader : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void setEnabled(bool enabled);

Q_SIGNALS:
    /// `damaged`: letters beyond ASCII came in, which no GS1 code has: an input method (Telex, VNI) or a keyboard
    /// layout has rewritten what the scanner sent.
    void scanned(const QString &text, bool damaged);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    WedgeBurst m_burst;
    bool m_enabled = true;
};

} // namespace nqi::ui
