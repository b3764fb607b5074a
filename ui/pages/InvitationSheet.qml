// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Which hub invites this device, or was set by its address, and whether it shall follow: an invitation that was scanned
/// can come from anybody, and no device leaves its hub by a slip.
Sheet {
    id: sheet

    required property var app

    readonly property var invitation: app.invitation
    readonly property bool wanted: invitation.asking && !app.lock.locked

    title: invitation.moves ? qsTr("Move this device to another hub?") : qsTr("Enrol this device at this hub?")
    onWantedChanged: wanted ? open() : close()
    Component.onCompleted: if (wanted) open()
    onAboutToShow: meant.checked = false
    onClosed: if (invitation.asking && !app.lock.locked) invitation.refuse()

    footer: [
        AppButton {
            text: qsTr("Not now")
            onClicked: sheet.close()
        },
        Item {
            Layout.fillWidth: true
        },
        AppButton {
            text: sheet.app.sync.busy ? qsTr("Talking to the hub…") : sheet.invitation.moves ? qsTr("Move the device") : qsTr("Enrol the device")
            iconName: "hub"
            kind: AppButton.Primary
            enabled: !sheet.app.sync.busy && (!sheet.invitation.moves || meant.checked)
            onClicked: sheet.invitation.accept(meant.checked)
        }
    ]

    Banner {
        level: "error"
        title: qsTr("This device is enrolled at another hub")
        text: sheet.invitation.invited ? qsTr("If you go on, what waits on this device is sent to the new hub, and the national data come from there. A code on goods or on a wall can hold such an invitation: go on only when your administrator told you to.") : qsTr("If you go on, this device leaves its hub: what waits on it is sent to the new hub once that has enrolled it, and the national data come from there. Go on only when your administrator told you to.")
        visible: sheet.invitation.moves
        Layout.fillWidth: true
    }
    AppText {
        text: sheet.invitation.formerText !== "" ? qsTr("This device is enrolled at this hub already. It would be enrolled anew.") : qsTr("The national data will come from this hub, and what you record is sent to it. A code on goods or on a wall can hold such an invitation: check that the hub is yours.")
        visible: !sheet.invitation.moves
        Layout.fillWidth: true
    }
    KeyValue {
        label: sheet.invitation.invited ? qsTr("Hub that invites") : qsTr("New hub")
        value: sheet.invitation.host
        strong: true
        visible: value !== ""
        Layout.fillWidth: true
    }
    KeyValue {
        label: qsTr("Its address")
        value: sheet.invitation.address
        Layout.fillWidth: true
    }
    KeyValue {
        label: qsTr("Its key")
        value: sheet.invitation.fingerprint
        visible: value !== ""
        Layout.fillWidth: true
    }
    KeyValue {
        label: qsTr("Hub of this device now")
        value: sheet.invitation.formerText
        strong: true
        visible: sheet.invitation.moves
        Layout.fillWidth: true
    }
    KeyValue {
        label: qsTr("Key of that hub")
        value: sheet.invitation.formerFingerprint
        visible: sheet.invitation.moves
        Layout.fillWidth: true
    }
    KeyValue {
        label: qsTr("Records that are not sent yet")
        value: String(sheet.app.findings.waiting)
        visible: sheet.invitation.moves && sheet.app.findings.waiting > 0
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Compare the key with the one that your administrator has.")
        kind: AppText.Caption
        muted: true
        visible: sheet.invitation.fingerprint !== ""
        Layout.fillWidth: true
    }
    Toggle {
        id: meant

        text: qsTr("I was told to move this device")
        visible: sheet.invitation.moves
        Layout.fillWidth: true
    }
}
