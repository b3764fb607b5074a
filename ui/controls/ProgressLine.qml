// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// How far a long work is, 0 to 1; below 0 when nobody knows.
Item {
    id: line

    property real value: -1
    property string text

    implicitWidth: 200
    implicitHeight: 8
    Accessible.role: Accessible.ProgressBar
    Accessible.name: text

    Rectangle {
        anchors.fill: parent
        radius: 4
        color: Theme.colors.sunken
        border.width: Theme.outline
        border.color: Theme.colors.line
    }
    Rectangle {
        height: parent.height
        radius: 4
        color: Theme.colors.primary
        width: line.width * Math.max(0, Math.min(1, line.value))
        visible: line.value >= 0
    }
    Rectangle {
        id: runner

        height: parent.height
        radius: 4
        color: Theme.colors.primary
        width: line.width * 0.3
        visible: line.value < 0

        SequentialAnimation on x {
            running: runner.visible
            loops: Animation.Infinite

            NumberAnimation { from: 0; to: line.width * 0.7; duration: 900; easing.type: Easing.InOutQuad }
            NumberAnimation { from: line.width * 0.7; to: 0; duration: 900; easing.type: Easing.InOutQuad }
        }
    }
}
