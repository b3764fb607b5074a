// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Nqi.Controls

/// Over the picture of a camera: tap to focus, pinch or turn the wheel to zoom, the light. Only what the camera can.
Item {
    id: layer

    required property var controls
    required property rect contentRect ///< where the picture is

    readonly property ShortcutTable table: ShortcutTable {}
    readonly property bool offered: controls.hasTorch || controls.hasZoom
    readonly property real foot: Theme.target + 2 * Theme.m ///< the source's name and the hint stand there
    /// What is left for the slider beside the buttons and the number.
    readonly property real sliderRoom: height - foot - Theme.m - 2 * Theme.xs - (controls.hasTorch ? 3 : 2) * Theme.target - number.height

    function focusAt(x: real, y: real) {
        const at = Qt.point((x - contentRect.x) / contentRect.width, (y - contentRect.y) / contentRect.height);
        if (!controls.hasFocusPoint || !(at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1))
            return;
        controls.focusAt(at);
        mark.x = x - mark.width / 2;
        mark.y = y - mark.height / 2;
        mark.visible = true;
        fade.restart();
    }
    function zoomBy(factor: real) {
        controls.zoom = controls.zoom * factor;
    }

    TapHandler {
        enabled: layer.controls.hasFocusPoint
        onTapped: event => layer.focusAt(event.position.x, event.position.y)
    }
    PinchHandler {
        property real before: 1

        target: null
        enabled: layer.controls.hasZoom
        onActiveChanged: if (active) before = layer.controls.zoom
        onActiveScaleChanged: if (active) layer.controls.zoom = before * activeScale
    }
    WheelHandler {
        enabled: layer.controls.hasZoom
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        onWheel: event => layer.zoomBy(Math.pow(1.1, event.angleDelta.y / 120))
    }
    ActionKey {
        command: "zoomIn"
        enabled: layer.visible && layer.controls.hasZoom
        onActivated: layer.zoomBy(1.25)
    }
    ActionKey {
        command: "zoomOut"
        enabled: layer.visible && layer.controls.hasZoom
        onActivated: layer.zoomBy(0.8)
    }
    ActionKey {
        command: "light"
        enabled: layer.visible && layer.controls.hasTorch
        onActivated: layer.controls.torch = !layer.controls.torch
    }

    Rectangle {
        id: mark

        width: 72
        height: 72
        radius: 36
        color: "transparent"
        border.width: 3
        border.color: Theme.night.primary
        visible: false
        Accessible.role: Accessible.Indicator
        Accessible.name: qsTr("Focus is set here")

        Timer {
            id: fade

            interval: 1500
            onTriggered: mark.visible = false
        }
    }
    Rectangle {
        x: Theme.leftHanded ? Theme.m : parent.width - width - Theme.m
        y: Math.max(Theme.m, Math.round((parent.height - layer.foot - height) / 2))
        width: column.width + 2 * Theme.xs
        height: column.height + 2 * Theme.xs
        radius: Theme.radius
        color: "#e60a0f15"
        visible: layer.offered

        Column {
            id: column

            x: Theme.xs
            y: Theme.xs

            IconButton {
                anchors.horizontalCenter: parent.horizontalCenter
                text: layer.controls.torch ? qsTr("Light off") : qsTr("Light on")
                keys: layer.table.shown("light")
                iconName: layer.controls.torch ? "torch" : "torch-off"
                ink: layer.controls.torch ? Theme.night.primary : Theme.night.text
                ground: Theme.night.tint
                visible: layer.controls.hasTorch
                onClicked: layer.controls.torch = !layer.controls.torch
            }
            IconButton {
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("Closer")
                keys: layer.table.shown("zoomIn")
                iconName: "add"
                ink: Theme.night.text
                ground: Theme.night.tint
                enabled: layer.controls.zoom < layer.controls.maximumZoom
                visible: layer.controls.hasZoom
                onClicked: layer.zoomBy(1.25)
            }
            ZoomSlider {
                anchors.horizontalCenter: parent.horizontalCenter
                height: Math.min(180, layer.sliderRoom)
                controls: layer.controls
                visible: layer.controls.hasZoom && layer.sliderRoom >= 72
            }
            IconButton {
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("Farther")
                keys: layer.table.shown("zoomOut")
                iconName: "minus"
                ink: Theme.night.text
                ground: Theme.night.tint
                enabled: layer.controls.zoom > layer.controls.minimumZoom
                visible: layer.controls.hasZoom
                onClicked: layer.zoomBy(0.8)
            }
            AppText {
                id: number

                width: Math.max(Theme.target, implicitWidth)
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("%1×").arg(Number(layer.controls.zoom).toLocaleString(Qt.locale(), "f", 1))
                kind: AppText.Caption
                color: Theme.night.text
                wrapMode: Text.NoWrap
                visible: layer.controls.hasZoom
            }
        }
    }
}
