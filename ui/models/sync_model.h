// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/field_service.h"

#include <QObject>
#include <QTimer>
#include <QVariantList>
#include <QtQmlIntegration>

namespace nqi::ui {

/// How current this device is: its catalogue, its last contact with the hub.
class SyncModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool online READ isOnline NOTIFY changed)
    Q_PROPERTY(QString hubText READ hubText NOTIFY changed)
    Q_PROPERTY(QString lastContactText READ lastContactText NOTIFY changed)
    /// Empty unless this device's clock is so far from the hub's that what it records has a wrong time.
    Q_PROPERTY(QString clockText READ clockText NOTIFY changed)
    Q_PROPERTY(bool available READ isAvailable NOTIFY changed)
    Q_PROPERTY(QString catalogueText READ catalogueText NOTIFY changed)
    Q_PROPERTY(QString catalogueAgeText READ catalogueAgeText NOTIFY changed)
    /// The age alone, where there is little room; empty without data.
    Q_PROPERTY(QString ageText READ age NOTIFY changed)
    Q_PROPERTY(bool stale READ isStale NOTIFY changed)
    Q_PROPERTY(bool demo READ isDemo NOTIFY changed)
    Q_PROPERTY(QVariantList datasets READ datasets NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(QString progressText READ progressText NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY changed)
    Q_PROPERTY(QString queueText READ queueText NOTIFY changed)
    Q_PROPERTY(bool paused READ isPaused WRITE setPaused NOTIFY changed)

public:
    using Opened = std::expected<catalog::CatalogueInfo, catalog::LookupError>;

    SyncModel(FieldService &service, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] bool isOnline() const { return m_contact && m_contact->reached; }
    [[nodiscard]] QString hubText() const;
    [[nodiscard]] QString lastContactText() const;
    [[nodiscard]] QString clockText() const;
    [[nodiscard]] bool isAvailable() const { return m_catalogue.has_value(); }
    [[nodiscard]] QString catalogueText() const;
    [[nodiscard]] QString catalogueAgeText() const;
    [[nodiscard]] QString age() const;
    [[nodiscard]] bool isStale() const;
    [[nodiscard]] bool isDemo() const { return m_catalogue && m_catalogue->demo; }
    [[nodiscard]] QVariantList datasets() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] double progress() const; ///< 0 to 1; below 0: not known
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString message() const;
    [[nodiscard]] QString messageLevel() const;
    [[nodiscard]] QString queueText() const { return m_queueText; }

    [[nodiscard]] bool isPaused() const { return m_paused; }

    Q_INVOKABLE void syncNow();
    Q_INVOKABLE void stopDownload();
    /// An invitation alone, or the one-time code for the hub at `address`; empty: at the one that is set. At once:
    /// InvitationModel asks.
    void enrol(const QString &invitationOrCode, const QString &address = {});

    void setPaused(bool paused);

    [[nodiscard]] QString hubAddress() const { return m_hubAddress; }
    void setHubAddress(const QString &address);
    void setCatalogue(Opened catalogue, std::optional<int> staleAfterDays);
    void setQueueText(const QString &text);
    void onContact(const ContactReport &contact);
    void onProgress(const SyncProgress &progress);
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();
    /// This device is known at the hub of this address from now on.
    void enrolled(const QString &address);
    /// A newer catalogue lies on the disk.
    void catalogueChanged();

private:
    FieldService &m_service;
    Clock m_clock;
    QString m_hubAddress;
    Opened m_catalogue = std::unexpected(catalog::LookupError::unavailable);
    std::optional<int> m_staleAfterDays;
    std::optional<ContactReport> m_contact;
    std::optional<Instant> m_lastReached;
    std::optional<Instant::duration> m_clockAhead; ///< at the last contact that told
    bool m_busy = false;
    bool m_paused = false;
    std::optional<SyncProgress> m_progress;
    QString m_queueText;
    QTimer m_ageing; ///< ages are told in words, which change by themselves
};

} // namespace nqi::ui
