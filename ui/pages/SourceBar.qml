// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls

/// Where pictures come from.
Flow {
    id: bar

    required property var app
    property bool places: true ///< offers what else codes are scanned for

    readonly property var scan: app.scan
    readonly property int cameraCount: scan.cameras.length

    signal fileAsked(string kind)
    signal cameraListAsked()
    signal addressAsked()
    signal consignmentAsked()

    spacing: Theme.s
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Source of pictures")

    ActionButton {
        command: "camera"
        text: qsTr("Stop")
        iconName: "stop"
        kind: AppButton.Primary
        visible: bar.scan.running
        onClicked: bar.scan.stop()
    }
    ActionButton {
        command: "camera"
        text: bar.cameraCount > 0 ? qsTr("Camera") : qsTr("No camera")
        iconName: bar.cameraCount > 0 ? "camera" : "camera-off"
        enabled: bar.cameraCount > 0
        checked: bar.scan.sourceKind === "camera"
        onClicked: {
            // The one that was used last, at once; while a camera runs, another may be wanted.
            const last = bar.scan.cameraLike(bar.app.settings.cameraId, bar.app.settings.cameraName);
            if (bar.cameraCount > 1 && (checked || last === ""))
                bar.cameraListAsked();
            else
                bar.scan.useCamera(bar.cameraCount > 1 ? last : bar.scan.cameras[0].id);
        }
    }
    ActionButton {
        command: "openFile"
        text: qsTr("Picture")
        iconName: "picture"
        checked: bar.scan.sourceKind === "picture"
        onClicked: bar.fileAsked("picture")
    }
    ActionButton {
        command: "openFolder"
        text: qsTr("Folder")
        iconName: "folder"
        checked: bar.scan.sourceKind === "folder"
        onClicked: bar.fileAsked("folder")
    }
    AppButton {
        text: qsTr("Video")
        iconName: "video"
        checked: bar.scan.sourceKind === "video"
        onClicked: bar.fileAsked("video")
    }
    ActionButton {
        command: "openAddress"
        text: qsTr("Address")
        iconName: "link"
        checked: bar.scan.sourceKind === "stream"
        onClicked: bar.addressAsked()
    }
    ActionButton {
        command: "consignment"
        text: qsTr("Consignment")
        iconName: "package"
        checked: bar.app.consignment.open
        visible: bar.places && bar.app.consignment.available
        onClicked: bar.consignmentAsked()
    }
}
