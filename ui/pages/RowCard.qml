// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// A row of a list that is filled in: its name, a way to take it away, its fields.
Rectangle {
    id: card

    required property string title
    required property string removeText
    property bool removable: true
    property string level ///< colours the edge
    default property alias content: column.data

    signal removeAsked()

    implicitWidth: column.implicitWidth + 2 * Theme.m
    implicitHeight: column.implicitHeight + 2 * Theme.m
    radius: Theme.radius
    color: Theme.colors.background
    border.width: Theme.outline
    border.color: level === "" ? Theme.colors.line : Theme.level(level).line

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.m
        spacing: Theme.m

        RowLayout {
            spacing: Theme.s
            layoutDirection: Theme.direction

            AppText {
                text: card.title
                kind: AppText.Strong
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
            }
            IconButton {
                text: card.removeText
                iconName: "remove"
                visible: card.removable
                onClicked: card.removeAsked()
            }
        }
    }
}
