// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// A step of the guide: who inspects, where the work is, and what the agency has set for its people.
ColumnLayout {
    id: step

    required property var app

    readonly property var settings: app.settings

    spacing: Theme.l

    TextFilePicker {
        id: picker

        visible: false
        openTitle: qsTr("Open a profile")
        saveTitle: ""
        filter: qsTr("Profiles (*.json)")
        onOpenChosen: file => step.app.profile.openFile(file)
    }
    Field {
        label: qsTr("Name or card number")
        text: step.settings.inspector
        Layout.fillWidth: true
        onFinished: step.settings.inspector = text.trim()
    }
    Field {
        label: qsTr("Usual place")
        text: step.settings.place
        Layout.fillWidth: true
        onFinished: step.settings.place = text.trim()
    }
    Choice {
        label: qsTr("Work")
        texts: [qsTr("Market: inspections first"), qsTr("Border: consignments first")]
        values: ["market", "border"]
        current: step.settings.role
        Layout.fillWidth: true
        onChosen: value => step.settings.role = value
    }
    AppButton {
        text: qsTr("Open a profile…")
        iconName: "folder"
        Layout.fillWidth: true
        onClicked: picker.askOpen()
    }
    AppText {
        text: step.settings.profileName !== "" ? qsTr("In use: %1").arg(step.settings.profileName) : qsTr("If your agency gave you a file with its settings, open it here: you see what it changes first.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    Banner {
        level: step.app.profile.messageLevel
        text: step.app.profile.message
        visible: text !== ""
        Layout.fillWidth: true
    }
}
