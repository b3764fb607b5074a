// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// A declared consignment: opened, then counted line by line while the camera goes on.
FocusScope {
    id: page

    required property var app
    property bool wide: true

    readonly property var consignment: app.consignment

    signal scanAsked()
    /// A paper of the check: kind and id.
    signal documentAsked(kind: string, id: string)
    /// Goods are being looked up: for what the records say, or for a finding.
    signal lookedUp()
    signal findingAsked(id: string) ///< one that was recorded

    function finish() {
        if (consignment.running)
            finishSheet.open();
    }

    readonly property bool starting: visible && !consignment.open ///< a number can be typed or scanned at once

    Component.onCompleted: consignment.refresh()
    onStartingChanged: if (starting) Qt.callLater(start.takeFocus)

    ConsignmentStart {
        id: start

        anchors.fill: parent
        app: page.app
        visible: !page.consignment.open
        onScanAsked: page.scanAsked()
        onFileAsked: kind => picker.ask(kind)
        onCameraListAsked: sheets.openCameras()
        onAddressAsked: sheets.openAddress()
    }
    GridLayout {
        anchors.fill: parent
        anchors.margins: page.wide ? Theme.l : Theme.m
        // At the side of the hand the gutter of the list does it.
        anchors.leftMargin: Theme.leftHanded ? 0 : page.wide ? Theme.l : Theme.m
        anchors.rightMargin: !Theme.leftHanded ? 0 : page.wide ? Theme.l : Theme.m
        visible: page.consignment.open
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
                places: false
                visible: page.wide
                Layout.fillWidth: true
                onFileAsked: kind => picker.ask(kind)
                onCameraListAsked: sheets.openCameras()
                onAddressAsked: sheets.openAddress()
            }
            CodeEntry {
                visible: page.wide
                Layout.fillWidth: true
                onSubmitted: text => page.app.scan.submitText(text)
            }
        }
        ConsignmentList {
            app: page.app
            wide: page.wide
            gutter: page.wide ? Theme.l : Theme.m
            Layout.fillHeight: true
            Layout.fillWidth: !page.wide
            Layout.preferredWidth: page.wide ? Math.max(480, Math.round(page.width * 0.46)) : -1
            onLineAsked: row => {
                page.consignment.select(row);
                line.open();
            }
            onFinishAsked: page.finish()
            onPaperAsked: kind => page.documentAsked(kind, page.consignment.checkId)
            onDetailsAsked: details.open()
            onRowsAsked: rowsSheet.open()
            onWithdrawAsked: withdrawSheet.open()
            onPutAwayAsked: putAwaySheet.open()
            onFileAsked: kind => picker.ask(kind)
            onCameraListAsked: sheets.openCameras()
            onAddressAsked: sheets.openAddress()
        }
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
    ConsignmentLineSheet {
        id: line

        app: page.app
        wide: page.wide
        onLookedUp: {
            line.close();
            page.lookedUp();
        }
        onFindingAsked: id => {
            line.close();
            page.findingAsked(id);
        }
    }
    ConsignmentPapersSheet {
        id: details

        app: page.app
        wide: page.wide
    }
    ConsignmentRowsSheet {
        id: rowsSheet

        app: page.app
        wide: page.wide
    }
    ConsignmentWithdrawSheet {
        id: withdrawSheet

        app: page.app
        wide: page.wide
    }
    ConsignmentPutAwaySheet {
        id: putAwaySheet

        app: page.app
        wide: page.wide
    }
    ConsignmentFinishSheet {
        id: finishSheet

        app: page.app
        wide: page.wide
    }
}
