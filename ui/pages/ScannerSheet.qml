// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Setting a hand scanner up: a code to try, what arrived of it key by key, what was changed on the way and what to set.
Sheet {
    id: sheet

    required property var app

    readonly property var scanner: app.scanner
    readonly property bool locked: app.lock.locked
    readonly property bool scanned: (scanner.summary.title ?? "") !== ""

    title: qsTr("Set up a hand scanner")
    widest: 860
    onLockedChanged: if (locked) close()
    onOpened: {
        scanner.begin();
        field.takeFocus();
    }
    onClosed: scanner.end()

    Connections {
        target: sheet.scanner

        function onJudged() {
            field.text = "";
            field.takeFocus();
        }
    }
    Banner {
        level: sheet.scanned ? sheet.scanner.summary.level : "info"
        title: sheet.scanned ? sheet.scanner.summary.title : qsTr("Scan the code below")
        text: sheet.scanned ? sheet.scanner.summary.text : qsTr("It is known what it holds: whatever changes on the way to this app is named, with what to set. Nothing scanned here is looked up or kept.")
        Layout.fillWidth: true
    }
    GridLayout {
        columns: sheet.width >= 620 * Theme.fontScale ? 2 : 1
        columnSpacing: Theme.l
        rowSpacing: Theme.m
        Layout.fillWidth: true

        Rectangle {
            color: "white"
            radius: Theme.radius
            border.width: 1
            border.color: Theme.colors.line
            implicitWidth: 200
            implicitHeight: 200
            Layout.alignment: Qt.AlignTop | Qt.AlignHCenter

            Image {
                anchors.fill: parent
                anchors.margins: Theme.s
                source: sheet.scanner.symbol
                smooth: false
                fillMode: Image.PreserveAspectFit
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Code to try the scanner with")
            }
        }
        ColumnLayout {
            spacing: Theme.m
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            Field {
                id: field

                label: qsTr("Scan into this line")
                helper: qsTr("Letters come in here as they do in every other program: an input method shows what it does.")
                iconName: "scan"
                Layout.fillWidth: true
            }
            AppText {
                text: qsTr("GS1 DataMatrix: %1").arg(sheet.scanner.symbolText)
                kind: AppText.Caption
                muted: true
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
            }
            AppText {
                text: qsTr("A scanner that reads bars only cannot read it: scan any product number instead.")
                kind: AppText.Caption
                muted: true
                Layout.fillWidth: true
            }
        }
    }
    Repeater {
        model: sheet.scanner.damages

        StateLine {
            required property var modelData

            iconName: Theme.levelIcon(modelData.level)
            level: modelData.level
            title: modelData.title
            text: modelData.text
            Layout.fillWidth: true
        }
    }
    SectionHeader {
        text: sheet.scanner.bySerial ? qsTr("What arrived, byte by byte") : qsTr("What arrived, key by key")
        iconName: "keyboard"
        visible: sheet.scanned
        Layout.fillWidth: true
    }
    ScannerKeys {
        keys: sheet.scanner.keys
        further: sheet.scanner.furtherKeys
        visible: sheet.scanned
        Layout.fillWidth: true
    }
    ScannerPort {
        scanner: sheet.scanner
        visible: sheet.scanner.serialThere
        Layout.fillWidth: true
    }
}
