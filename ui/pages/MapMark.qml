// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Nqi.Controls

/// One finding, or several that lie close together with their number. Coloured by the gravest.
T.AbstractButton {
    id: control

    required property var mark ///< {x, y, level, points}

    readonly property int count: mark.points.length
    readonly property LevelColors colors: Theme.level(mark.level)

    x: Math.round(mark.x - width / 2)
    y: Math.round(mark.y - height / 2)
    implicitWidth: Theme.target
    implicitHeight: Theme.target
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: count === 1 ? mark.points[0].title + ". " + mark.points[0].subtitle : qsTr("%n finding(s) close together", "", count)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        Rectangle {
            anchors.centerIn: parent
            width: control.count === 1 ? 26 : Math.max(34, number.implicitWidth + 16)
            height: control.count === 1 ? 26 : 34
            radius: height / 2
            color: control.colors.solid
            border.width: 2
            border.color: Theme.colors.surface

            Icon {
                anchors.centerIn: parent
                width: 16
                height: 16
                name: Theme.levelIcon(control.mark.level)
                color: control.colors.solidText
                visible: control.count === 1
            }
            Text {
                id: number

                anchors.centerIn: parent
                text: control.count
                textFormat: Text.PlainText
                font.pixelSize: 15
                font.bold: true
                color: control.colors.solidText
                visible: control.count > 1
                Accessible.ignored: true
            }
            FocusRing {
                shown: control.visualFocus
                corner: parent.radius
            }
        }
    }
}
