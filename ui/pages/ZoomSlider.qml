// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Nqi.Controls

/// How close the camera looks, from below to above. Steps are even to the eye: each multiplies.
T.Slider {
    id: slider

    required property var controls

    orientation: Qt.Vertical
    implicitWidth: Theme.target
    from: Math.log(controls.minimumZoom)
    to: Math.log(controls.maximumZoom)
    value: Math.log(controls.zoom)
    stepSize: 0
    Accessible.name: qsTr("Zoom")
    onMoved: controls.zoom = Math.exp(value)

    background: Rectangle {
        x: Math.round((slider.width - width) / 2)
        y: Theme.s
        width: 4
        height: slider.height - 2 * Theme.s
        radius: 2
        color: Theme.night.border
    }
    handle: Rectangle {
        x: Math.round((slider.width - width) / 2)
        y: Math.round(slider.visualPosition * (slider.height - height))
        width: 28
        height: 28
        radius: 14
        color: Theme.night.primary

        FocusRing {
            shown: slider.visualFocus
            corner: 14
        }
    }
}
