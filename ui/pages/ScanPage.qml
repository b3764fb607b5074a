// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Pictures in, verdicts out: viewfinder, source, typed code, the newest verdict, the running list.
FocusScope {
    id: page

    required property var app
    property bool wide: true

    signal detailsAsked()
    signal findingAsked()
    signal consignmentAsked()

    function pick(kind: string) {
        picker.ask(kind);
    }
    function openAddress() {
        sheets.openAddress();
    }
    function openCameras() {
        if (app.scan.cameras.length > 1)
            sheets.openCameras();
    }
    function typeCode() {
        if (wide)
            sideEntry.takeFocus();
        else
            (list.headerItem as ScanHeader).takeFocus();
    }

    FilePicker {
        id: picker

        onFileChosen: file => page.app.scan.openFile(file)
        onFolderChosen: folder => page.app.scan.openFolder(folder)
    }
    SourceSheets {
        id: sheets

        app: page.app
        wide: page.wide
    }

    GridLayout {
        anchors.fill: parent
        anchors.margins: page.wide ? Theme.l : Theme.m
        // At the side of the hand the gutter of the list does it.
        anchors.leftMargin: Theme.leftHanded ? 0 : page.wide ? Theme.l : Theme.m
        anchors.rightMargin: !Theme.leftHanded ? 0 : page.wide ? Theme.l : Theme.m
        columns: page.wide ? 2 : 1
        layoutDirection: Theme.direction
        columnSpacing: Theme.l
        rowSpacing: Theme.m

        ColumnLayout {
            spacing: Theme.m
            Layout.fillWidth: true
            Layout.fillHeight: page.wide
            Layout.leftMargin: page.wide || !Theme.leftHanded ? 0 : Theme.m
            Layout.rightMargin: page.wide || Theme.leftHanded ? 0 : Theme.m
            Layout.preferredHeight: page.wide ? -1 : Math.round(page.height * 0.34)

            Viewfinder {
                app: page.app
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            SourceBar {
                app: page.app
                visible: page.wide
                Layout.fillWidth: true
                onFileAsked: kind => page.pick(kind)
                onCameraListAsked: sheets.openCameras()
                onAddressAsked: sheets.openAddress()
                onConsignmentAsked: page.consignmentAsked()
            }
            CodeEntry {
                id: sideEntry

                visible: page.wide
                Layout.fillWidth: true
                onSubmitted: text => page.app.scan.submitText(text)
            }
        }
        ScanList {
            id: list

            app: page.app
            gutter: page.wide ? Theme.l : Theme.m
            Layout.fillHeight: true
            Layout.fillWidth: !page.wide
            Layout.preferredWidth: page.wide ? Math.max(400, Math.round(page.width * 0.36)) : -1
            onDetailsAsked: page.detailsAsked()
            onFindingAsked: page.findingAsked()

            header: ScanHeader {
                width: list.columnWidth
                transform: Translate { x: list.columnX } // qmllint disable Quick.layout-positioning
                app: page.app
                wide: page.wide
                onFileAsked: kind => page.pick(kind)
                onCameraListAsked: sheets.openCameras()
                onAddressAsked: sheets.openAddress()
                onConsignmentAsked: page.consignmentAsked()
                onDetailsAsked: page.detailsAsked()
                onFindingAsked: page.findingAsked()
            }
        }
    }
}
