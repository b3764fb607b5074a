// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// Version, licence, and what others made of it.
Card {
    id: card

    required property var app
    property bool wide: true

    readonly property var about: app.about

    SectionHeader {
        text: qsTr("About")
        iconName: "info"
        Layout.fillWidth: true
    }
    KeyValue {
        label: qsTr("Version")
        value: card.app.version
        Layout.fillWidth: true
    }
    KeyValue {
        label: qsTr("Licence")
        value: "Apache-2.0"
        Layout.fillWidth: true
    }
    KeyValue {
        label: qsTr("Folder of the data")
        value: card.app.settings.dataFolder
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("This is the demonstration. To leave it, close the app and start it as usual.")
        visible: card.app.demo
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("The app compares codes with records. It never says that goods are genuine or fake: that is for the inspector to conclude.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("The notices about the work of others are made with the package: this build has none.")
        kind: AppText.Caption
        muted: true
        visible: !card.about.hasNotices
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.s
        visible: card.about.hasNotices || card.about.hasBill
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Work of others, and its licences")
            iconName: "book"
            visible: card.about.hasNotices
            onClicked: notices.open()
        }
        AppButton {
            text: qsTr("Save the bill of materials…")
            iconName: "save"
            visible: card.about.hasBill
            onClicked: picker.askSave()
        }
    }
    Banner {
        level: card.about.messageLevel
        text: card.about.message
        visible: text !== ""
        Layout.fillWidth: true
    }
    TextFilePicker {
        id: picker

        visible: false
        openTitle: ""
        saveTitle: qsTr("Save the bill of materials")
        filter: qsTr("Bills of materials (*.spdx.json)")
        suffix: "spdx.json"
        onSaveChosen: file => card.about.saveBill(file)
    }
    Sheet {
        id: notices

        parent: Overlay.overlay
        wide: card.wide
        widest: 860
        title: qsTr("Work of others, and its licences")

        TextEdit {
            text: notices.visible ? card.about.notices : ""
            textFormat: TextEdit.PlainText
            readOnly: true
            selectByMouse: true
            wrapMode: TextEdit.Wrap
            font.pixelSize: Theme.caption
            color: Theme.colors.text
            selectionColor: Theme.colors.primary
            selectedTextColor: Theme.colors.primaryText
            Layout.fillWidth: true
            Accessible.name: qsTr("Notices: %1").arg(text.slice(0, 200))
        }
    }
}
