// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes
import Nqi.Controls

/// One symbol's outline, and what is said of it.
Item {
    id: mark

    required property int index
    required property string level
    required property string text
    required property list<point> path ///< closed
    required property size ground      ///< where the label must stay
    required property bool labelled

    readonly property rect labelRect: Qt.rect(label.x, label.y, label.width, label.height)
    readonly property color ink: {
        switch (level) {
        case "good": return Theme.night.good.text;
        case "attention": return Theme.night.attention.text;
        case "violation": return Theme.night.violation.text;
        case "danger": return Theme.night.danger.text;
        default: return Theme.night.text;
        }
    }
    readonly property real leftmost: Math.min(...path.map(p => p.x))
    readonly property real topmost: Math.min(...path.map(p => p.y))
    readonly property real lowest: Math.max(...path.map(p => p.y))

    visible: path.length > 2

    Shape {
        ShapePath {
            strokeColor: mark.level === "unread" ? "transparent" : "#cc000000"
            strokeWidth: 7
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            PathPolyline { path: mark.path }
        }
        ShapePath {
            strokeColor: mark.ink
            strokeWidth: 4
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            strokeStyle: mark.level === "unread" ? ShapePath.DashLine : ShapePath.SolidLine
            dashPattern: [2, 2]
            PathPolyline { path: mark.path }
        }
    }
    Rectangle {
        id: label

        x: Math.max(0, Math.min(mark.leftmost, mark.ground.width - width))
        y: Math.min(mark.topmost - height - Theme.s >= 0 ? mark.topmost - height - Theme.s : mark.lowest + Theme.s, mark.ground.height - height)
        width: Math.min(row.implicitWidth + 2 * Theme.s, mark.ground.width)
        height: row.implicitHeight + Theme.s
        radius: Theme.radiusSmall
        color: "#e60a0f15"
        visible: mark.labelled && mark.text !== ""

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.xs

            Icon {
                width: 18
                height: 18
                anchors.verticalCenter: parent.verticalCenter
                name: Theme.levelIcon(mark.level)
                color: mark.ink
            }
            AppText {
                width: Math.min(implicitWidth, mark.ground.width - 18 - 3 * Theme.s)
                text: mark.text
                kind: AppText.Caption
                font.bold: true
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                mayElide: true
                color: mark.ink
            }
        }
    }
}
