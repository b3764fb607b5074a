// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/inspect/browse_thread.h"

#include <QObject>
#include <QVariantList>
#include <QtQmlIntegration>

#include <cstdint>

namespace nqi::ui {

/// What to look at on the goods that are shown, where the catalogue has a description: nothing that a verdict reads.
class GuideModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    /// [{title, imitation, chip, text, picture, source}]; `picture` is a data URL or empty.
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)

public:
    /// `thread` may be null: there are no guides then.
    GuideModel(inspect::BrowseThread *thread, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] QVariantList rows() const { return m_rows; }

    /// GTIN-14 as a number; 0: of nothing.
    void show(std::uint64_t gtin);
    /// The catalogue or the language is another.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void take(QVariantList rows);

    inspect::BrowseThread *m_thread;
    Clock m_clock;
    std::uint64_t m_gtin = 0;
    QVariantList m_rows;
};

} // namespace nqi::ui
