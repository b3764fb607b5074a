// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/inspect/line.h"
#include "ui/models/history_service.h"

#include <QObject>
#include <QVariantList>
#include <QtQmlIntegration>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace nqi::ui {

/// What this device has found before about the item that is shown: its lot, its product, its firm.
class HistoryModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    /// Rows of `record_rows.h`, those of the lot first, then of the product, then of the firm, each the newest first.
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)
    /// That there is nothing, or why nothing is known; empty for what has no history.
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    static constexpr std::uint32_t mostOfEach = 20; ///< of the product, and of the firm
    static constexpr std::size_t shown = 8;

    /// `service` may be null: nothing is known then.
    explicit HistoryModel(HistoryService *service, QObject *parent = nullptr);

    [[nodiscard]] QVariantList rows() const { return m_rows; }
    [[nodiscard]] QString text() const { return m_text; }

    /// Nothing: of no item. The same item again asks nothing.
    void show(const inspect::Inspected *item);
    /// Something may have been found since, or the language is another.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    struct About {
        std::uint64_t gtin = 0;
        std::string lot;
        std::string company;
        std::string prefix;

        bool operator==(const About &) const = default;
    };
    void ask(const findings::Subject &subject, std::vector<findings::Entry> HistoryModel::*into);
    void arrange();

    HistoryService *m_service;
    About m_about;
    std::vector<findings::Entry> m_ofProduct;
    std::vector<findings::Entry> m_ofFirm;
    int m_waiting = 0; ///< answers to the last question
    std::uint64_t m_question = 0;
    std::optional<findings::JournalError> m_error;
    QVariantList m_rows;
    QString m_text;
};

} // namespace nqi::ui
