// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// A row of a list that can be pressed. Content goes in `contentItem`.
T.ItemDelegate {
    id: control

    property bool chosen: false
    property color ground: Theme.colors.surface

    implicitWidth: leftPadding + rightPadding + implicitContentWidth
    implicitHeight: Math.max(Theme.target + Theme.l, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.l
    rightPadding: Theme.l
    topPadding: Theme.m
    bottomPadding: Theme.m
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.name: text
    Accessible.role: Accessible.ListItem
    Accessible.onPressAction: click() // without it a reader is told of no way to press a row
    Keys.onReturnPressed: event => { if (enabled && !event.isAutoRepeat) click(); }
    Keys.onEnterPressed: event => { if (enabled && !event.isAutoRepeat) click(); }

    background: Rectangle {
        radius: Theme.radius
        color: control.down || control.chosen || control.hovered ? Theme.colors.tint : control.ground
        border.width: Theme.outline
        border.color: control.chosen ? Theme.colors.primary : Theme.colors.line

        FocusRing {
            shown: control.visualFocus
        }
    }
}
