// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What was recorded as files for spreadsheets and other programs.
Card {
    id: card

    required property var tables
    property string format: "csv" ///< that the folder is asked for

    SectionHeader {
        text: qsTr("Tables for other programs")
        iconName: "save"
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Findings, inspections, goods, samples and measures of this device, a file each. The device's log notes who took them out.")
        muted: true
        Layout.fillWidth: true
    }
    Banner {
        level: card.tables.messageLevel
        text: card.tables.message
        visible: text !== ""
        Layout.fillWidth: true
    }
    WorkProgress {
        text: qsTr("Writing the tables")
        value: card.tables.progress
        visible: card.tables.busy
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.m
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Save as CSV")
            iconName: "save"
            enabled: !card.tables.busy
            onClicked: {
                card.format = "csv";
                picker.ask("folder");
            }
        }
        AppButton {
            text: qsTr("Save as JSON")
            iconName: "code"
            enabled: !card.tables.busy
            onClicked: {
                card.format = "json";
                picker.ask("folder");
            }
        }
        AppButton {
            text: qsTr("Cancel")
            iconName: "close"
            visible: card.tables.stoppable
            onClicked: card.tables.stop()
        }
    }
    FilePicker {
        id: picker

        folderTitle: qsTr("Choose a folder for the tables")
        onFolderChosen: folder => card.tables.write(folder, card.format)
    }
}
