// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// The lines of the consignment, under its head and its progress. Only rows in view exist.
ListView {
    id: list

    required property var app
    property bool wide: true
    property int gutter: Theme.l
    readonly property real columnX: Theme.leftHanded ? gutter : 0

    readonly property real columnWidth: width - gutter ///< the rest is the scroll bar's
    readonly property var consignment: app.consignment
    property bool moved: false ///< by a person: until then the head stays in view while it grows

    signal lineAsked(int row)
    signal finishAsked()
    signal paperAsked(kind: string)
    signal detailsAsked()
    signal rowsAsked()
    signal withdrawAsked()
    signal putAwayAsked()
    signal fileAsked(string kind)
    signal cameraListAsked()
    signal addressAsked()

    model: consignment.rows
    clip: true
    spacing: Theme.s
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: true
    reuseItems: true
    cacheBuffer: 0 // see ScanList
    ScrollBar.vertical: AppScrollBar {}
    onMovementStarted: moved = true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Lines of the consignment")

    header: ColumnLayout {
        width: list.columnWidth
        transform: Translate { x: list.columnX } // qmllint disable Quick.layout-positioning
        spacing: Theme.m
        onHeightChanged: if (!list.moved) Qt.callLater(list.positionViewAtBeginning)

        ConsignmentHead {
            app: list.app
            Layout.fillWidth: true
            onFinishAsked: list.finishAsked()
            onPaperAsked: kind => list.paperAsked(kind)
            onDetailsAsked: list.detailsAsked()
            onRowsAsked: list.rowsAsked()
            onWithdrawAsked: list.withdrawAsked()
            onPutAwayAsked: list.putAwayAsked()
        }
        SourceBar {
            app: list.app
            places: false
            visible: !list.wide
            Layout.fillWidth: true
            onFileAsked: kind => list.fileAsked(kind)
            onCameraListAsked: list.cameraListAsked()
            onAddressAsked: list.addressAsked()
        }
        CodeEntry {
            visible: !list.wide
            Layout.fillWidth: true
            onSubmitted: text => list.app.scan.submitText(text)
        }
        ConsignmentProgress {
            id: progress

            app: list.app
            Layout.fillWidth: true
            onLastAsked: list.goToLast()
            onSearched: y => Qt.callLater(list.showHeadFrom, progress.y + y)
        }
        AppText {
            text: list.consignment.words !== "" ? qsTr("No line was found.") : qsTr("Nothing is in this state.")
            muted: true
            visible: list.count === 0
            Layout.fillWidth: true
        }
        Item { Layout.preferredHeight: 1 }
    }
    delegate: ConsignmentRow {
        width: list.columnWidth
        transform: Translate { x: list.columnX }
        onClicked: list.lineAsked(index)
    }

    /// What was found is seen below the field, however long the head is.
    function showHeadFrom(y: real) {
        moved = true;
        const last = originY + contentHeight - height;
        contentY = Math.max(originY, Math.min(originY + y, last));
    }
    function goToLast() {
        const row = consignment.showLast();
        if (row < 0)
            return;
        moved = true;
        positionViewAtIndex(row, ListView.Center);
        const there = itemAtIndex(row);
        if (there)
            there.forceActiveFocus(Qt.ShortcutFocusReason);
    }
}
