// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "ui/models/inspection_service.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace nqi::ui {

/// Keeps an inspection while people change it: at the latest a moment after the first change, at once when asked.
class InspectionKeeper : public QObject {
    Q_OBJECT

public:
    /// What a kill of the process can cost at most.
    static constexpr std::chrono::milliseconds delay{1500};
    /// After a failure that may pass, such as a full disk.
    static constexpr std::chrono::milliseconds again{10'000};

    using Editor = std::function<std::string()>;

    InspectionKeeper(InspectionService &service, Clock clock, Editor editor, QObject *parent = nullptr);
    ~InspectionKeeper() override;

    /// It stands like this now.
    void changed(const findings::Inspection &inspection);
    /// Gives what waits to the service; whatever is asked of the service next comes after it.
    void flush();

    [[nodiscard]] bool isPending() const { return m_waiting.has_value() || m_underWay > 0; }
    [[nodiscard]] std::optional<Instant> keptAt() const { return m_keptAt; }
    /// Why the last attempt failed; nothing when it did not.
    [[nodiscard]] std::optional<findings::JournalError> error() const { return m_error; }
    /// Another inspection is looked at.
    void reset();
    /// What is looked at is this version: what is kept next is a change of it. 0: there is none yet.
    void standOn(std::uint64_t version) { m_standing = std::make_shared<std::uint64_t>(version); }
    [[nodiscard]] const InspectionService::Standing &standing() const { return m_standing; }

Q_SIGNALS:
    void stateChanged();
    /// Another version is durable.
    void kept();

private:
    void onKept(const Uuid &id, std::expected<std::uint64_t, findings::JournalError> answer);

    InspectionService &m_service;
    Clock m_clock;
    Editor m_editor;
    QTimer m_timer;
    InspectionService::Standing m_standing = std::make_shared<std::uint64_t>(0);
    std::optional<findings::Inspection> m_waiting;
    std::optional<findings::Inspection> m_last; ///< given to the service, perhaps not durable yet
    int m_underWay = 0;
    std::optional<Instant> m_keptAt;
    std::optional<findings::JournalError> m_error;
};

} // namespace nqi::ui
