// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Said after the finding is durable, never before.
ColumnLayout {
    id: said

    required property var app

    spacing: Theme.m

    Rectangle {
        implicitWidth: 88
        implicitHeight: 88
        radius: 44
        color: Theme.colors.good.container
        Layout.alignment: Qt.AlignHCenter

        Icon {
            anchors.centerIn: parent
            width: 52
            height: 52
            name: "good"
            color: Theme.colors.good.text
        }
    }
    AppText {
        text: qsTr("Saved on this device")
        kind: AppText.Title
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    AppText {
        text: said.app.sync.online ? qsTr("It is sent to the hub now. The findings page shows when the hub has confirmed it.") : qsTr("There is no contact with the hub: it waits here and is sent by itself. Nothing is lost if the device is switched off.")
        muted: true
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Finding %1").arg(said.app.finding.savedNumber)
        kind: AppText.Caption
        muted: true
        wrapMode: Text.WrapAnywhere
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
}
