// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// For whom and where the work is done, and the profile of settings that an agency hands out.
Card {
    id: card

    required property var app

    readonly property var settings: app.settings
    readonly property var profile: app.profile

    TextFilePicker {
        id: picker

        visible: false
        openTitle: qsTr("Open a profile")
        saveTitle: qsTr("Save a profile")
        filter: qsTr("Profiles (*.json)")
        suffix: "json"
        onOpenChosen: file => card.profile.openFile(file)
        onSaveChosen: file => card.profile.save(file, card.settings.profileName !== "" ? card.settings.profileName : card.settings.agency !== "" ? card.settings.agency : qsTr("Settings of this device"))
    }
    SectionHeader {
        text: qsTr("Agency")
        iconName: "book"
        Layout.fillWidth: true
    }
    Choice {
        label: qsTr("Work")
        texts: [qsTr("Market: inspections first"), qsTr("Border: consignments first")]
        values: ["market", "border"]
        current: card.settings.role
        Layout.fillWidth: true
        onChosen: value => card.settings.role = value
    }
    Field {
        label: qsTr("Agency")
        helper: qsTr("Written into the papers of new inspections as who ordered them.")
        text: card.settings.agency
        maximumLength: 200
        Layout.fillWidth: true
        onFinished: card.settings.agency = text.trim()
    }
    Field {
        label: qsTr("Unit")
        helper: qsTr("Where you work; written behind your name.")
        text: card.settings.unit
        maximumLength: 200
        Layout.fillWidth: true
        onFinished: card.settings.unit = text.trim()
    }
    KeyValue {
        label: qsTr("Profile")
        value: card.settings.profileName !== "" ? card.settings.profileName : qsTr("None")
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.s
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Open a profile…")
            iconName: "folder"
            onClicked: picker.askOpen()
        }
        AppButton {
            text: qsTr("Save these settings as a profile…")
            iconName: "save"
            onClicked: picker.askSave()
        }
    }
    Banner {
        level: card.profile.messageLevel
        text: card.profile.message
        actionText: card.profile.canUndo ? qsTr("Undo") : ""
        visible: text !== ""
        Layout.fillWidth: true
        onAction: card.profile.undo()
    }
}
