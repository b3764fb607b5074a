// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// How far a list is scrolled.
T.ScrollBar {
    id: control

    implicitWidth: 12
    implicitHeight: 12
    padding: 2
    minimumSize: 0.08
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
