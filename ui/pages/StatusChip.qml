// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Nqi.Controls

/// A level chip of the top bar that can be pressed.
T.AbstractButton {
    id: control

    property string level: "neutral"
    property string iconName
    property string tip
    property real limit: 400

    implicitWidth: Math.min(chip.implicitWidth, limit)
    implicitHeight: Math.max(Theme.target, chip.implicitHeight)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.name: text
    Accessible.description: tip
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        LevelChip {
            id: chip

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: implicitHeight
            level: control.level
            iconName: control.iconName
            text: control.text
            Accessible.ignored: true

            FocusRing {
                shown: control.visualFocus
                corner: parent.radius
            }
        }
    }

    Tip {
        text: control.tip
        shown: control.hovered
    }
}
