// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Nqi.Controls

/// The symbols that were found, and what looks like one and was not read, drawn where they are in the picture.
Item {
    id: layer

    required property var outlines   ///< [{corners: [point in frame pixels], level, label}]
    required property size sourceSize ///< of the frame, in its own pixels
    required property rect contentRect ///< where the frame is drawn, in this item

    readonly property bool ready: sourceSize.width > 0 && sourceSize.height > 0 && contentRect.width > 0

    function place(corner: var): point {
        return Qt.point(contentRect.x + corner.x * contentRect.width / sourceSize.width, contentRect.y + corner.y * contentRect.height / sourceSize.height);
    }

    // By number, not by content: the same shapes are moved from frame to frame.
    Repeater {
        model: layer.ready ? layer.outlines.length : 0

        Item {
            id: mark

            required property int index
            readonly property var outline: layer.outlines[index] ?? null
            readonly property list<point> path: {
                const corners = outline ? outline.corners : [];
                const placed = [];
                for (let i = 0; i <= corners.length && corners.length > 0; ++i)
                    placed.push(layer.place(corners[i % corners.length]));
                return placed;
            }
            readonly property real leftmost: Math.min(...path.map(p => p.x))
            readonly property real topmost: Math.min(...path.map(p => p.y))
            readonly property real lowest: Math.max(...path.map(p => p.y))

            visible: path.length > 2

            Shape {
                ShapePath {
                    strokeColor: mark.outline?.level === "unread" ? "transparent" : "#cc000000"
                    strokeWidth: 7
                    fillColor: "transparent"
                    joinStyle: ShapePath.RoundJoin
                    PathPolyline { path: mark.path }
                }
                ShapePath {
                    strokeColor: mark.outline ? layer.ink(mark.outline.level) : "white"
                    strokeWidth: 4
                    fillColor: "transparent"
                    joinStyle: ShapePath.RoundJoin
                    strokeStyle: mark.outline?.level === "unread" ? ShapePath.DashLine : ShapePath.SolidLine
                    dashPattern: [2, 2]
                    PathPolyline { path: mark.path }
                }
            }
            Rectangle {
                x: Math.max(0, Math.min(mark.leftmost, layer.width - width))
                y: mark.topmost - height - Theme.s >= 0 ? mark.topmost - height - Theme.s : Math.min(mark.lowest + Theme.s, layer.height - height)
                width: Math.min(row.implicitWidth + 2 * Theme.s, layer.width)
                height: row.implicitHeight + Theme.s
                radius: Theme.radiusSmall
                color: "#e60a0f15"
                visible: words.text !== ""

                Row {
                    id: row

                    anchors.centerIn: parent
                    spacing: Theme.xs

                    Icon {
                        width: 18
                        height: 18
                        anchors.verticalCenter: parent.verticalCenter
                        name: Theme.levelIcon(mark.outline?.level ?? "")
                        color: words.color
                    }
                    AppText {
                        id: words

                        width: Math.min(implicitWidth, layer.width - 18 - 3 * Theme.s)
                        text: mark.outline?.label ?? ""
                        kind: AppText.Caption
                        font.bold: true
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                        mayElide: true
                        color: layer.ink(mark.outline?.level ?? "")
                    }
                }
            }
        }
    }

    function ink(level: string): color {
        switch (level) {
        case "good": return Theme.night.good.text;
        case "attention": return Theme.night.attention.text;
        case "violation": return Theme.night.violation.text;
        case "danger": return Theme.night.danger.text;
        default: return Theme.night.text;
        }
    }
}
