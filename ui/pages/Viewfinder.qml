// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls
import Nqi.Models

/// The picture that is searched, with what was found drawn on it. Always on a dark ground.
Rectangle {
    id: finder

    required property var app

    readonly property var scan: app.scan
    readonly property bool blank: scan.sourceKind === "none"

    radius: Theme.radius
    color: "#0a0f15"
    clip: true
    border.width: drop.containsDrag ? 3 : 0
    border.color: Theme.night.primary
    Accessible.role: Accessible.Graphic
    Accessible.name: blank ? qsTr("Viewfinder, no source chosen") : qsTr("Viewfinder: %1").arg(scan.sourceName)

    FrameView {
        id: view

        anchors.fill: parent
        anchors.margins: 2
        feed: finder.scan
        visible: !finder.blank
    }
    OutlineLayer {
        anchors.fill: view
        outlines: finder.scan.outlines
        sourceSize: finder.scan.frameSize
        contentRect: view.contentRect
        covered: hint.visible ? hint.height + 2 * Theme.m : 0
        visible: !finder.blank
    }
    CameraLayer {
        anchors.fill: view
        controls: finder.scan.controls
        contentRect: view.contentRect
        visible: finder.scan.sourceKind === "camera" && finder.scan.running
    }
    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(420, parent.width - 2 * Theme.l)
        spacing: Theme.s
        visible: finder.blank

        Icon {
            name: finder.scan.cameras.length > 0 ? "scan" : "camera-off"
            color: Theme.night.muted
            implicitWidth: 56
            implicitHeight: 56
            Layout.alignment: Qt.AlignHCenter
        }
        AppText {
            text: finder.scan.cameras.length > 0 ? qsTr("Choose a source") : qsTr("No camera available")
            kind: AppText.Title
            color: Theme.night.text
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        AppText {
            text: finder.scan.cameras.length > 0 ? qsTr("Start the camera, or drop a picture here.") : qsTr("Open a picture, a folder or a video, or type the code.")
            color: Theme.night.muted
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
    Banner {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.m
        text: finder.scan.message
        level: finder.scan.messageLevel
        visible: text !== ""
    }
    Pill {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: Theme.m
        width: Math.min(implicitWidth, Math.round(parent.width * 0.4) - 2 * Theme.m)
        text: finder.scan.sourceName
        iconName: finder.scan.sourceKind === "camera" || finder.scan.sourceKind === "stream" ? "camera" : finder.scan.sourceKind === "folder" ? "folder" : finder.scan.sourceKind === "video" ? "video" : "picture"
        visible: !finder.blank && text !== ""
    }
    Pill {
        id: hint

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.m
        width: Math.min(implicitWidth, Math.round(parent.width * 0.6) - 2 * Theme.m)
        text: finder.scan.hint
        iconName: "info"
        strong: true
        wrap: true
        visible: !finder.blank && text !== ""
    }
    DropArea {
        id: drop

        anchors.fill: parent
        onDropped: event => {
            if (event.hasUrls)
                finder.scan.openFile(event.urls[0]);
            else if (event.hasText)
                finder.scan.submitText(event.text);
        }
    }
}
