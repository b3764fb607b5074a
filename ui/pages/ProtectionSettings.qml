// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What guards the data of this device, and when it locks itself.
Card {
    id: card

    required property var app

    /// "passphrase", "keychain" or "none": what shall guard it from now on.
    signal changeAsked(string guard)

    readonly property var lock: app.lock
    readonly property list<int> minutes: [1, 5, 15, 60, 0]

    SectionHeader {
        text: qsTr("Protection of the data")
        iconName: "lock"
        Layout.fillWidth: true
    }
    Banner {
        level: card.lock.guarded ? "success" : "warning"
        text: card.lock.protectionText
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.s
        Layout.fillWidth: true

        AppButton {
            text: card.lock.byPassphrase ? qsTr("Change the passphrase") : qsTr("Set a passphrase")
            kind: card.lock.guarded ? AppButton.Secondary : AppButton.Primary
            onClicked: card.changeAsked("passphrase")
        }
        AppButton {
            text: qsTr("Use the keychain")
            visible: card.lock.keychainThere && (card.lock.byPassphrase || !card.lock.guarded)
            onClicked: card.changeAsked("keychain")
        }
        AppButton {
            text: qsTr("Remove the protection")
            visible: card.lock.guarded
            onClicked: card.changeAsked("none")
        }
        ActionButton {
            command: "lock"
            text: qsTr("Lock now")
            visible: card.lock.byPassphrase
            onClicked: card.lock.lock()
        }
    }
    Choice {
        label: qsTr("Lock when nobody touches it")
        texts: card.minutes.map(count => count === 0 ? qsTr("Never") : qsTr("%1 min").arg(count))
        values: card.minutes.map(count => String(count))
        current: String(card.app.settings.idleMinutes)
        visible: card.lock.byPassphrase
        Layout.fillWidth: true
        onChosen: value => card.app.settings.idleMinutes = Number(value)
    }
}
