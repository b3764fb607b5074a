// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The app ended by itself the last time: the whole report, to be given to somebody by hand or to be deleted.
Sheet {
    id: sheet

    required property var app

    readonly property var crash: app.crash
    readonly property bool wanted: crash.there && !app.lock.locked && app.settings.welcomed

    title: qsTr("The app ended unexpectedly")
    widest: 760
    onWantedChanged: wanted ? open() : close()
    Component.onCompleted: if (wanted) open()

    footer: [
        AppButton {
            text: qsTr("Delete the report")
            iconName: "remove"
            onClicked: sheet.crash.remove()
        },
        Item {
            Layout.fillWidth: true
        },
        AppButton {
            text: qsTr("Save to a file…")
            iconName: "save"
            kind: AppButton.Primary
            onClicked: picker.askSave()
        }
    ]

    TextFilePicker {
        id: picker

        visible: false
        openTitle: ""
        saveTitle: qsTr("Save the report")
        filter: qsTr("Texts (*.txt)")
        suffix: "txt"
        onSaveChosen: file => sheet.crash.save(file)
    }
    AppText {
        text: qsTr("What was saved is safe. This report says where in the program it happened; nothing of what you scanned, recorded or typed is in it. It is sent to nobody: give the file to your support, or delete it.")
        Layout.fillWidth: true
    }
    Banner {
        level: "error"
        text: sheet.crash.message
        visible: text !== ""
        Layout.fillWidth: true
    }
    Rectangle {
        implicitHeight: report.implicitHeight + 2 * Theme.m
        radius: Theme.radiusSmall
        color: Theme.colors.sunken
        Layout.fillWidth: true

        TextEdit {
            id: report

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.m
            text: sheet.crash.text
            textFormat: TextEdit.PlainText
            readOnly: true
            selectByMouse: true
            wrapMode: TextEdit.WrapAnywhere
            font.pixelSize: Theme.caption
            color: Theme.colors.text
            selectionColor: Theme.colors.primary
            selectedTextColor: Theme.colors.primaryText
            Accessible.name: qsTr("Report: %1").arg(text)
        }
    }
}
