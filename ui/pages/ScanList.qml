// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Nqi.Controls

/// The running list of items, newest first; all, or those of one outcome.
ListView {
    id: list

    required property var app

    readonly property real columnWidth: width - gutter ///< the rest is the scroll bar's
    property int gutter: Theme.l
    readonly property real columnX: Theme.leftHanded ? gutter : 0
    property string chosen ///< key of the row that was pressed
    readonly property real headHeight: headerItem?.height ?? 0
    property bool moved: false ///< by a person: until then the head stays in view while it grows

    signal detailsAsked()
    signal findingAsked()

    model: app.scan.listed
    clip: true
    spacing: Theme.s
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: true
    reuseItems: true
    cacheBuffer: 0 // rows made ahead stay unnamed to screen readers after they scroll in
    ScrollBar.vertical: AppScrollBar {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Scanned items")
    onMovementStarted: moved = true
    onHeadHeightChanged: if (!moved) Qt.callLater(positionViewAtBeginning)
    onCountChanged: {
        if (moving)
            return;
        moved = false;
        positionViewAtBeginning();
    }

    Connections {
        target: list.app.scan

        function onStepped(row: int, key: string) {
            list.chosen = key;
            list.positionViewAtIndex(row, ListView.Contain);
        }
    }

    delegate: ScanRow {
        width: list.columnWidth
        transform: Translate { x: list.columnX }
        chosenKey: list.app.result.empty ? "" : list.chosen
        onClicked: {
            list.chosen = key;
            list.app.scan.select(list.app.scan.listed.rowAt(index));
        }
        onDoubleClicked: list.detailsAsked()
    }

    EmptyState {
        width: Math.min(420, list.width - 2 * Theme.l)
        x: Math.round(list.columnX + (list.columnWidth - width) / 2)
        y: Math.max((list.headerItem?.height ?? 0) + Theme.l, Math.round((list.height - height) / 2))
        visible: list.count === 0
        iconName: "scan"
        title: qsTr("Nothing scanned yet")
        text: qsTr("Point the camera at a code, open a picture, or type the number under the bars.")
    }
}
