// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/inspect/browse_thread.h"
#include "ui/models/history_service.h"
#include "ui/models/inspection_service.h"

#include <QObject>
#include <QTimer>
#include <QVariantList>
#include <QtQmlIntegration>

#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace nqi::ui {

/// What is known of the establishment that an inspection is about, by its company code and by its name: what this
/// device found there before, which measures were ordered, which alerts name its products. Nothing is looked for before
/// somebody looks.
class FirmModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool named READ isNamed NOTIFY changed) ///< there is a firm to look for
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    /// Findings, minutes and drafts of this device; rows of `record_rows.h`, the newest first.
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)
    /// That there are none, or how many more; empty while nothing is known.
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed) ///< why nothing is known of them
    /// Measures that were ordered there, with the minutes that they are in; the newest first.
    Q_PROPERTY(QVariantList measures READ measures NOTIFY changed)
    Q_PROPERTY(QVariantList alerts READ alerts NOTIFY changed) ///< the newest first
    Q_PROPERTY(QString alertsText READ alertsText NOTIFY changed)
    /// In the national data; empty: it has no such firm.
    Q_PROPERTY(QString companyId READ companyId NOTIFY changed)

public:
    static constexpr std::size_t shown = 8; ///< of each
    static constexpr std::uint32_t mostEntries = 50;
    static constexpr std::uint32_t mostInspections = 500; ///< the latest
    static constexpr std::size_t mostAlerts = 50;

    struct Needs {
        InspectionService &inspections;
        HistoryService *history = nullptr;                                ///< null: nothing was found before
        inspect::BrowseThread *thread = nullptr;                          ///< null: there is no national data
        std::chrono::milliseconds delay = std::chrono::milliseconds(400); ///< after the last letter of a name
    };
    explicit FirmModel(Needs needs, QObject *parent = nullptr);

    [[nodiscard]] bool isNamed() const { return !m_asked.code.empty() || m_asked.name.size() >= shortestName; }
    [[nodiscard]] bool isLoading() const { return isNamed() && m_waiting > 0; }
    [[nodiscard]] QVariantList rows() const { return m_rows; }
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QString errorText() const;
    [[nodiscard]] QVariantList measures() const { return m_measures; }
    [[nodiscard]] QVariantList alerts() const;
    [[nodiscard]] QString alertsText() const;
    [[nodiscard]] QString companyId() const { return QString::fromStdString(m_national.company); }

    /// Whom this inspection is about; nothing: none is open.
    void show(const std::optional<findings::Inspection> &inspection);
    /// Somebody wants to see it.
    Q_INVOKABLE void look();
    /// Something may have been found since, or the data is other data.
    Q_INVOKABLE void refresh();
    void retranslate() { arrange(); }

Q_SIGNALS:
    void changed();

private:
    static constexpr std::size_t shortestName = 3; ///< of fewer letters anything would be the name

    struct Asked {
        std::optional<Uuid> inspection;
        std::string code;
        std::string name;

        bool operator==(const Asked &) const = default;
    };
    /// What the national data has of the firm.
    struct National {
        std::string company;
        std::vector<catalog::GtinRange> gtins;
        std::vector<catalog::Alert> alerts;
        bool more = false;
    };
    using Looked = std::expected<National, catalog::LookupError>;
    /// An inspection of this device, as far as it matters here.
    struct Past {
        Uuid id;
        findings::Establishment establishment;
        std::vector<findings::ItemMet> recorded; ///< a finding names each
        std::vector<findings::OrderedMeasure> measures;
        std::optional<Instant> startedAt;
        std::optional<findings::InspectionSummary> summary;
    };
    struct Found {
        findings::Entry entry;
        bool draft = false;
    };
    [[nodiscard]] static Looked lookUp(catalog::Browse &browse, const Asked &asked, const std::stop_token &stop);
    void ask();
    void askNational();
    void askHistory();
    void askInspections();
    void askMinutes();
    void onRead(std::expected<std::vector<findings::Inspection>, findings::JournalError> answer);
    void onListed(const std::expected<std::vector<findings::InspectionSummary>, findings::JournalError> &answer);
    [[nodiscard]] bool isOfFirm(const Past &past) const;
    [[nodiscard]] std::vector<Found> found() const;
    [[nodiscard]] QVariantList measureRows() const;
    void arrange();

    Needs m_needs;
    QTimer m_delay;
    bool m_wanted = false;
    Asked m_asked;
    std::uint64_t m_question = 0;
    int m_waiting = 0; ///< answers to the last question
    National m_national;
    std::optional<catalog::LookupError> m_nationalError;
    std::vector<findings::Entry> m_entries;
    std::vector<Past> m_past;
    bool m_pastRead = false;
    std::optional<findings::JournalError> m_error;
    QVariantList m_rows;
    QVariantList m_measures;
    QString m_text;
};

} // namespace nqi::ui
