// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// A place in the navigation bar.
T.AbstractButton {
    id: control

    property string iconName
    property int badge: 0
    property string badgeLevel: "attention"
    property bool current: false
    property string shortcutText

    implicitWidth: Math.max(80, words.implicitWidth + 2 * Theme.s)
    implicitHeight: Math.max(64, Theme.iconSize + words.implicitHeight + 3 * Theme.s)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.selected: current
    Accessible.onPressAction: click() // without it a reader is told of no way to press a tab
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: icon.y - 4
            width: Math.max(56, icon.width + 28)
            height: icon.height + 8
            radius: height / 2
            color: control.current ? Theme.colors.primary : control.hovered || control.down ? Theme.colors.tint : "transparent"

            FocusRing {
                shown: control.visualFocus
                corner: parent.radius
            }
        }
        Icon {
            id: icon

            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.round((parent.height - height - words.height - Theme.s) / 2)
            width: Theme.iconSize
            height: Theme.iconSize
            name: control.iconName
            color: control.current ? Theme.colors.primaryText : Theme.colors.muted
        }
        Rectangle {
            readonly property LevelColors colors: Theme.level(control.badgeLevel)

            x: icon.x + icon.width - 2
            y: icon.y - 8
            width: Math.max(height, count.implicitWidth + 10)
            height: count.implicitHeight + 2
            radius: height / 2
            color: colors.solid
            border.width: 1
            border.color: Theme.colors.surface
            visible: control.badge > 0

            Text {
                id: count

                anchors.centerIn: parent
                text: control.badge > 99 ? "99+" : control.badge
                textFormat: Text.PlainText
                font.pixelSize: Math.round(12 * Math.min(Theme.fontScale, 1.3))
                font.bold: true
                color: parent.colors.solidText
            }
        }
        Text {
            id: words

            anchors.horizontalCenter: parent.horizontalCenter
            y: icon.y + icon.height + Theme.s
            width: Math.min(implicitWidth, parent.width)
            text: control.text
            textFormat: Text.PlainText
            font.pixelSize: Math.round(14 * Math.min(Theme.fontScale, 1.3))
            font.bold: control.current
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 11
            horizontalAlignment: Text.AlignHCenter
            color: control.current ? Theme.colors.primary : Theme.colors.muted
        }
    }

    Tip {
        text: control.shortcutText
        shown: control.hovered
    }
}
