// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// How far a list is scrolled, on the side of the hand. Lists leave a gutter for it there.
T.ScrollBar {
    id: control

    implicitWidth: 12
    implicitHeight: 12
    padding: 2
    minimumSize: 0.08
    LayoutMirroring.enabled: Theme.leftHanded && orientation === Qt.Vertical // on the side of the hand
    Accessible.name: qsTr("Scroll bar")
    visible: policy !== T.ScrollBar.AlwaysOff && size < 1.0

    contentItem: Rectangle {
        implicitWidth: 6
        implicitHeight: 6
        radius: 3
        color: control.pressed ? Theme.colors.primary : Theme.colors.border
        opacity: control.active || control.hovered ? 0.9 : 0.45
    }
}
