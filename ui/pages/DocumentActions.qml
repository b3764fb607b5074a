// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// What can be done with the paper: look closer, save it as PDF, print it.
GridLayout {
    id: actions

    required property var documents
    required property var pages ///< DocumentPages
    property bool wide: true

    readonly property bool ready: documents.pages > 0
    readonly property bool free: ready && !documents.working ///< of another work with the paper

    function save() {
        folder.ask("folder");
    }
    function choosePrinter() {
        documents.lookForPrinters();
        printers.open();
    }

    columns: wide ? 2 : 1
    columnSpacing: Theme.l
    rowSpacing: Theme.s
    layoutDirection: Theme.direction

    RowLayout {
        spacing: Theme.xs
        Layout.fillWidth: true

        IconButton {
            text: qsTr("Previous page")
            iconName: "up"
            enabled: actions.pages.current > 0
            onClicked: actions.pages.turn(-1)
        }
        AppText {
            text: actions.ready ? qsTr("Page %1 of %2").arg(actions.pages.current + 1).arg(actions.documents.pages) : ""
            horizontalAlignment: Text.AlignHCenter
            Layout.minimumWidth: implicitWidth
        }
        IconButton {
            text: qsTr("Next page")
            iconName: "down"
            enabled: actions.pages.current + 1 < actions.documents.pages
            onClicked: actions.pages.turn(1)
        }
        Item { Layout.fillWidth: true }
        AppButton {
            text: "−"
            Accessible.name: qsTr("Smaller")
            enabled: actions.ready && actions.pages.zoom > 0.5
            onClicked: actions.pages.zoomTo(actions.pages.zoom / 1.25)
        }
        AppButton {
            text: "%1 %".arg(Math.round(actions.pages.zoom * 100))
            Accessible.name: qsTr("Fit the width")
            enabled: actions.ready
            onClicked: actions.pages.zoomTo(1)
        }
        AppButton {
            text: "+"
            Accessible.name: qsTr("Larger")
            enabled: actions.ready && actions.pages.zoom < 3
            onClicked: actions.pages.zoomTo(actions.pages.zoom * 1.25)
        }
    }
    RowLayout {
        spacing: Theme.m
        layoutDirection: Theme.direction

        ActionButton {
            command: "savePaper"
            text: qsTr("Save as PDF")
            iconName: "save"
            enabled: actions.free
            Layout.fillWidth: !actions.wide
            onClicked: actions.save()
        }
        ActionButton {
            command: "print"
            text: qsTr("Print")
            kind: AppButton.Primary
            enabled: actions.free
            Layout.fillWidth: !actions.wide
            onClicked: actions.choosePrinter()
        }
    }
    ActionKey {
        command: "savePaper"
        enabled: actions.free
        onActivated: actions.save()
    }
    ActionKey {
        command: "print"
        enabled: actions.free
        onActivated: actions.choosePrinter()
    }
    FilePicker {
        id: folder

        folderTitle: qsTr("Save into which folder?")
        onFolderChosen: chosen => actions.documents.save(chosen)
    }
    Sheet {
        id: printers

        parent: Overlay.overlay
        wide: actions.wide
        widest: 480
        title: qsTr("Which printer?")

        AppText {
            text: qsTr("No printer is known to this device. Save the paper as PDF and print it elsewhere.")
            visible: actions.documents.printers.length === 0
            Layout.fillWidth: true
        }
        Repeater {
            model: actions.documents.printers

            AppButton {
                required property string modelData

                text: modelData
                Layout.fillWidth: true
                onClicked: {
                    printers.close();
                    actions.documents.print(modelData);
                }
            }
        }
    }
}
