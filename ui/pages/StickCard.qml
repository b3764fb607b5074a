// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The way without a network: what waits goes to the hub on a stick; its receipts and national data come back.
Card {
    id: card

    required property var stick
    property bool writing: false ///< what the folder is asked for

    SectionHeader {
        text: qsTr("Without a network: by stick")
        iconName: "device"
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("What waits is sealed for the hub and written to a stick. At the hub it is taken in, and the stick comes back with its receipts; newer national data can come on it, too. Nothing is doubled when it is uploaded as well.")
        muted: true
        Layout.fillWidth: true
    }
    Banner {
        level: card.stick.messageLevel
        text: card.stick.message
        visible: text !== ""
        Layout.fillWidth: true
    }
    WorkProgress {
        text: card.writing ? qsTr("Writing to the stick") : qsTr("Reading from the stick")
        value: card.stick.progress
        visible: card.stick.busy
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.m
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Write to a stick")
            iconName: "upload"
            enabled: !card.stick.busy
            onClicked: {
                card.writing = true;
                picker.ask("folder");
            }
        }
        AppButton {
            text: qsTr("Read from a stick")
            iconName: "folder"
            enabled: !card.stick.busy
            onClicked: {
                card.writing = false;
                picker.ask("folder");
            }
        }
        AppButton {
            text: card.writing ? qsTr("Stop writing") : qsTr("Stop reading")
            iconName: "close"
            visible: card.stick.stoppable
            onClicked: card.stick.stop()
        }
    }
    FilePicker {
        id: picker

        folderTitle: qsTr("Choose the stick")
        onFolderChosen: folder => card.writing ? card.stick.write(folder) : card.stick.read(folder)
    }
}
