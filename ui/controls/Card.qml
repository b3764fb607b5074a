// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/// A raised ground. Children are laid out in a column.
Rectangle {
    id: card

    default property alias content: column.data
    property alias spacing: column.spacing
    property int padding: Theme.l
    property color ground: Theme.colors.surface
    property color outline: Theme.colors.line

    implicitWidth: column.implicitWidth + 2 * padding
    implicitHeight: column.implicitHeight + 2 * padding
    radius: Theme.radius
    color: Theme.colors.edge

    Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: 2
        radius: card.radius
        color: card.ground
        border.width: Theme.outline
        border.color: card.outline
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: card.padding
        spacing: Theme.m
    }
}
