// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// The two questions a source may ask: which camera, what address.
Item {
    id: sheets

    required property var app
    property bool wide: true

    function openCameras() {
        cameraSheet.open();
    }
    function openAddress() {
        addressSheet.open();
        address.takeFocus();
    }

    Sheet {
        id: cameraSheet

        parent: Overlay.overlay
        wide: sheets.wide
        widest: 480
        title: qsTr("Which camera?")

        Repeater {
            model: sheets.app.scan.cameras

            AppButton {
                required property var modelData

                text: modelData.name
                iconName: checked ? "check" : "camera"
                checked: modelData.id === sheets.app.scan.cameraLike(sheets.app.settings.cameraId, sheets.app.settings.cameraName)
                Layout.fillWidth: true
                onClicked: {
                    cameraSheet.close();
                    sheets.app.settings.cameraId = modelData.id;
                    sheets.app.settings.cameraName = modelData.name;
                    sheets.app.scan.useCamera(modelData.id);
                }
            }
        }
    }
    Sheet {
        id: addressSheet

        function submit() {
            const text = address.text.trim();
            if (text === "")
                return;
            close();
            sheets.app.scan.openAddress(text);
            // A password does not stay on the screen.
            if (text.includes("@") || text.includes("?"))
                address.text = "";
        }

        parent: Overlay.overlay
        wide: sheets.wide
        widest: 560
        title: qsTr("Camera or video at an address")

        Field {
            id: address

            label: qsTr("Address")
            placeholder: "rtsp://192.168.1.20:8554/live"
            helper: qsTr("A network camera, or a phone used as a camera: http, https or rtsp. A user name and password stand before the machine: http://name:password@192.168.1.20:8080/video. They are neither shown nor kept.")
            iconName: "link"
            inputMethodHints: Qt.ImhUrlCharactersOnly
            Layout.fillWidth: true
            onAccepted: addressSheet.submit()
        }
        footer: [
            Item { Layout.fillWidth: true },
            AppButton {
                text: qsTr("Cancel")
                onClicked: addressSheet.close()
            },
            AppButton {
                text: qsTr("Open")
                kind: AppButton.Primary
                enabled: address.text.trim() !== ""
                onClicked: addressSheet.submit()
            }
        ]
    }
}
