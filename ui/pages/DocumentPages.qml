// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Nqi.Controls
import Nqi.Models

/// The pages under each other; those out of view are not drawn. `zoom` 1: as wide as there is room.
FocusScope {
    id: pages

    required property var documents
    property real zoom: 1

    readonly property real fitted: Math.min(900, width - 2 * Theme.l)
    readonly property int current: Math.max(0, list.indexAt(list.contentX + list.width / 2, list.contentY + list.height / 2))

    function zoomTo(value: real) {
        zoom = Math.max(0.5, Math.min(3, value));
    }
    function takeFocus() {
        list.forceActiveFocus();
    }
    function turn(step: int) {
        list.positionViewAtIndex(Math.max(0, Math.min(list.count - 1, current + step)), ListView.Beginning);
    }

    clip: true

    Rectangle {
        anchors.fill: parent
        color: Theme.colors.sunken
    }
    ListView {
        id: list

        anchors.fill: parent
        model: pages.documents.pages
        focus: true
        spacing: Theme.l
        topMargin: Theme.l
        bottomMargin: Theme.l
        cacheBuffer: 0
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.AutoFlickIfNeeded
        contentWidth: Math.max(width, pages.fitted * pages.zoom + 2 * Theme.l)
        ScrollBar.vertical: AppScrollBar {}
        ScrollBar.horizontal: AppScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Pages")
        Keys.onPressed: event => {
            const key = event.key;
            if (key === Qt.Key_PageDown || key === Qt.Key_PageUp)
                pages.turn(key === Qt.Key_PageDown ? 1 : -1);
            else if (key === Qt.Key_Plus || key === Qt.Key_Equal)
                pages.zoomTo(pages.zoom * 1.25);
            else if (key === Qt.Key_Minus)
                pages.zoomTo(pages.zoom / 1.25);
            else
                return;
            event.accepted = true;
        }

        delegate: Item {
            id: row

            required property int index

            width: list.contentWidth
            height: sheet.height
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("Page %1 of %2").arg(index + 1).arg(list.count)

            DocumentPage {
                id: sheet

                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.round(pages.fitted * pages.zoom)
                height: Math.round(width * 297 / 210)
                document: pages.documents
                page: row.index
            }
        }
    }
    DocumentProgress {
        anchors.centerIn: parent
        width: Math.min(400, parent.width - 2 * Theme.l)
        documents: pages.documents
        visible: pages.documents.busy
        onAbandoned: pages.takeFocus()
    }
}
