// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/records.h"

#include <QByteArray>
#include <QSet>
#include <QString>

#include <optional>

namespace nqi::ui {

/// Which alerts the inspector has looked at: the newest day, and of the two months before it each one, because what a
/// source publishes today may reach this device tomorrow. An older one that comes late is not called new.
class AlertMark {
public:
    static constexpr int windowDays = 60;

    /// Nothing was ever looked at: every alert with a day is new.
    AlertMark() = default;
    /// What `text` gave; of anything else the empty mark.
    [[nodiscard]] static AlertMark parse(const QString &text);
    [[nodiscard]] QString text() const;

    /// Nothing was ever looked at.
    [[nodiscard]] bool isEmpty() const { return !m_through; }

    /// Looked at. A mark is made anew from those of the window, newest first.
    void add(const catalog::Alert &alert);
    [[nodiscard]] bool isNew(const catalog::Alert &alert) const;
    /// Too old to be called new, and so is every older one.
    [[nodiscard]] bool isBeyond(const catalog::Alert &alert) const;

private:
    [[nodiscard]] static QByteArray shortOf(const std::string &id);

    std::optional<Date> m_through;
    QSet<QByteArray> m_ids;
};

} // namespace nqi::ui
