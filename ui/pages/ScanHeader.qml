// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Above the running list: the newest verdict; when narrow, also the source and the typed code.
ColumnLayout {
    id: header

    required property var app
    property bool wide: true

    signal fileAsked(string kind)
    signal cameraListAsked()
    signal addressAsked()
    signal consignmentAsked()
    signal detailsAsked()
    signal findingAsked()

    function takeFocus() {
        entry.takeFocus();
    }

    spacing: Theme.m

    SourceBar {
        app: header.app
        visible: !header.wide
        Layout.fillWidth: true
        onFileAsked: kind => header.fileAsked(kind)
        onCameraListAsked: header.cameraListAsked()
        onAddressAsked: header.addressAsked()
        onConsignmentAsked: header.consignmentAsked()
    }
    CodeEntry {
        id: entry

        visible: !header.wide
        Layout.fillWidth: true
        onSubmitted: text => header.app.scan.submitText(text)
    }
    VerdictCard {
        app: header.app
        visible: !header.app.result.empty
        actions: true
        Layout.fillWidth: true
        onDetailsAsked: header.detailsAsked()
        onFindingAsked: header.findingAsked()
        onConsignmentAsked: header.consignmentAsked()
    }
    RowLayout {
        visible: header.app.scan.itemCount > 0
        spacing: Theme.s
        layoutDirection: Theme.direction

        SectionHeader {
            text: qsTr("Scanned")
            count: header.app.scan.itemCount
            Layout.fillWidth: true
        }
        ActionButton {
            command: "clearList"
            text: qsTr("Clear list")
            iconName: "clear"
            kind: AppButton.Plain
            onClicked: header.app.scan.clear()
        }
    }
    ScanOutcomes {
        listed: header.app.scan.listed
        visible: listed.outcomes.length > 1
        Layout.fillWidth: true
    }
    Item {
        Layout.preferredHeight: 1
    }
}
