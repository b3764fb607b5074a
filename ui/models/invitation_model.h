// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/field_service.h"

#include <QObject>
#include <QtQmlIntegration>

#include <functional>

namespace nqi::ui {

class SyncModel;

/// The question before this device becomes known at a hub. An invitation that was scanned is only ever asked about:
/// anything in front of the camera can hold one. One that was typed, and another address in the settings or in a
/// profile, are asked about where they would move the device from the hub at which it is enrolled to another.
class InvitationModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool asking READ isAsking NOTIFY changed)
    /// Somebody invites the device; otherwise an address was set.
    Q_PROPERTY(bool invited READ isInvited NOTIFY changed)
    /// The hub that invites, or is to be: its host as the network knows it, its address, and its key in short, empty
    /// when not known.
    Q_PROPERTY(QString host READ host NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(QString fingerprint READ fingerprint NOTIFY changed)
    /// The device is enrolled at another hub: accepting moves it, which has to be meant.
    Q_PROPERTY(bool moves READ isMove NOTIFY changed)
    /// The hub at which it is enrolled now, and that one's key in short; empty when it is at none.
    Q_PROPERTY(QString formerText READ formerText NOTIFY changed)
    Q_PROPERTY(QString formerFingerprint READ formerFingerprint NOTIFY changed)

public:
    InvitationModel(FieldService &service, SyncModel &sync, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] bool isAsking() const { return m_hub.has_value(); }
    [[nodiscard]] bool isInvited() const { return !m_go; }
    [[nodiscard]] QString host() const;
    [[nodiscard]] QString address() const;
    [[nodiscard]] QString fingerprint() const;
    [[nodiscard]] bool isMove() const { return m_move; }
    [[nodiscard]] QString formerText() const;
    [[nodiscard]] QString formerFingerprint() const;

    /// A scanned text that begins as an invitation does. Nothing happens while a question is open, or when this one was
    /// answered a moment ago. Not to be called while the device is locked: where it is enrolled cannot be told then.
    void offer(const QString &scanned);
    /// A typed or pasted invitation, or a one-time code for the hub at `address`; empty: for the one that is set. An
    /// address is kept once its hub has taken the device.
    Q_INVOKABLE void submit(const QString &typed, const QString &address = {});
    /// The address of the hub is to become this one, which `go` does: at once, or when the move is meant. Empty: none,
    /// and nothing moves. Nothing happens while a question is open. Not to be called while the device is locked.
    void changeAddress(const QString &address, std::function<void()> go);
    /// `moveMeant`: the inspector said that this device shall leave its hub. A move without that is none.
    Q_INVOKABLE void accept(bool moveMeant);
    Q_INVOKABLE void refuse();

Q_SIGNALS:
    void changed();
    /// The device is being enrolled.
    void accepted();
    /// What was scanned looks like an invitation and is none.
    void unreadable();

private:
    void ask(const QString &invitation, HubIdentity hub);
    void close();
    [[nodiscard]] static bool isAnother(const HubIdentity &hub, const std::optional<HubIdentity> &former);

    FieldService &m_service;
    SyncModel &m_sync;
    Clock m_clock;
    QString m_codeFor;          ///< the address that was given with the code that is asked about
    QString m_text;             ///< of the question that is open, or of the last one; empty: that was of an address
    std::function<void()> m_go; ///< sets the address that is asked about
    std::optional<HubIdentity> m_hub;
    std::optional<HubIdentity> m_former;
    bool m_move = false;
    std::optional<Instant> m_answeredAt; ///< when the last question was
};

} // namespace nqi::ui
