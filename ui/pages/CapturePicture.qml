// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls
import Nqi.Models

/// What the camera sees now, or the photograph that was taken. Always on a dark ground.
Rectangle {
    id: ground

    required property var app
    required property string subject ///< what is photographed

    readonly property var capture: app.capture
    readonly property var scan: app.scan
    readonly property bool taken: capture.taken !== ""

    color: "#0a0f15"
    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: taken ? qsTr("Photograph that was taken: %1").arg(subject) : qsTr("Viewfinder: %1").arg(subject)

    FrameView {
        id: frame

        anchors.fill: parent
        feed: ground.scan
        visible: !ground.taken && ground.capture.problem === ""
    }
    CameraLayer {
        anchors.fill: frame
        controls: ground.scan.controls
        contentRect: frame.contentRect
        visible: frame.visible && ground.scan.sourceKind === "camera" && ground.scan.running
    }
    Image {
        anchors.fill: parent
        source: ground.capture.taken
        fillMode: Image.PreserveAspectFit
        cache: false
        visible: ground.taken
    }
    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(480, parent.width - 2 * Theme.l)
        spacing: Theme.m
        visible: !ground.taken && ground.capture.problem !== ""

        Icon {
            name: "camera-off"
            color: Theme.night.muted
            implicitWidth: 56
            implicitHeight: 56
            Layout.alignment: Qt.AlignHCenter
        }
        AppText {
            text: ground.capture.problem
            color: Theme.night.text
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
    Pill {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: Theme.m
        width: Math.min(implicitWidth, parent.width - 2 * Theme.m)
        text: ground.capture.live ? ground.scan.sourceName : qsTr("The camera is starting")
        iconName: "camera"
        visible: frame.visible && text !== ""
    }
    Banner {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.m
        level: "error"
        text: ground.capture.message
        visible: text !== ""
    }
}
