// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Stands for the real FrameView: a drawn label with two codes, placed as a frame of 1280 x 720 would be.
Item {
    id: view

    property var feed
    readonly property size sourceSize: Qt.size(1280, 720)
    readonly property rect contentRect: {
        const scale = Math.min(width / 1280, height / 720);
        return Qt.rect((width - 1280 * scale) / 2, (height - 720 * scale) / 2, 1280 * scale, 720 * scale);
    }

    Item {
        x: view.contentRect.x
        y: view.contentRect.y
        width: 1280
        height: 720
        scale: view.contentRect.width / 1280
        transformOrigin: Item.TopLeft

        Rectangle { anchors.fill: parent; color: "#8d9aa5" }
        Rectangle { x: 170; y: 60; width: 940; height: 600; radius: 18; color: "#f7f4ea" }
        Rectangle { x: 170; y: 60; width: 940; height: 120; radius: 18; color: "#2f6f4f" }
        Repeater {
            model: 60

            Rectangle {
                required property int index

                x: 250 + index * 7
                y: 400
                width: [2, 4, 3, 5, 2, 3][(index * 7) % 6]
                height: 180
                color: "#111111"
            }
        }
        Grid {
            x: 820
            y: 300
            columns: 21

            Repeater {
                model: 441

                Rectangle {
                    required property int index

                    width: 10
                    height: 10
                    color: (index * index * 7 + index * 3) % 5 < 2 ? "#111111" : "#f7f4ea"
                }
            }
        }
    }
}
