// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/// Something to fill in over the page: from the bottom when narrow, in the middle when wide.
T.Popup {
    id: sheet

    property string title
    property bool wide: true
    property int widest: 620
    property bool closable: true ///< by the button of its head
    default property alias content: page.content
    property alias footer: foot.data

    readonly property real room: parent ? parent.height : 0
    readonly property bool footed: foot.children.length > 0

    function toTop() {
        page.contentY = 0;
    }

    modal: true
    focus: true
    padding: 0
    closePolicy: T.Popup.CloseOnEscape
    width: parent ? (wide ? Math.min(widest, parent.width - 2 * Theme.xl) : parent.width) : implicitWidth
    height: Math.min(room - (wide ? 2 * Theme.l : Theme.xxl), head.height + page.contentHeight + (footed ? foot.height + 2 * Theme.m + 1 : 0))
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: Math.round(wide ? (room - height) / 2 : room - height)

    T.Overlay.modal: Rectangle {
        color: Theme.colors.shade
    }

    background: Rectangle {
        radius: Theme.radiusLarge
        color: Theme.colors.surface
        border.width: Theme.outline
        border.color: Theme.colors.line

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Theme.radiusLarge
            color: parent.color
            visible: !sheet.wide
        }
    }

    contentItem: FocusScope {
        focus: true
        visible: !Theme.concealed
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.title
        // The popup's own item, on which the keyboard may stand, has no other way to a name.
        Component.onCompleted: parent.Accessible.name = Qt.binding(() => Theme.concealed ? "" : sheet.title)

        RowLayout {
            id: head

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Theme.l
            anchors.rightMargin: Theme.s
            height: implicitHeight + Theme.s
            layoutDirection: Theme.direction

            AppText {
                text: sheet.title
                kind: AppText.Title
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
            }
            IconButton {
                text: qsTr("Close")
                iconName: "close"
                enabled: sheet.closable
                onClicked: sheet.close()
            }
        }
        ScrollPage {
            id: page

            anchors.top: head.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: sheet.footed ? line.top : parent.bottom
        }
        Rectangle {
            id: line

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.m
            height: 1
            color: Theme.colors.line
            visible: sheet.footed
        }
        RowLayout {
            id: foot

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.m
            spacing: Theme.m
            layoutDirection: Theme.direction
            visible: sheet.footed
        }
    }
}
