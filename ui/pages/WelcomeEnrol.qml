// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls
import Nqi.Models

/// A step of the guide: the invitation as it is at hand — on a screen or on paper, as a picture, as text — or a
/// one-time code with the address of its hub. What was scanned is asked about before anything follows.
ColumnLayout {
    id: step

    required property var app

    readonly property string typed: invitation.text.trim()
    /// A code alone does not say whose it is.
    readonly property bool bare: typed !== "" && !typed.includes(" ")
    readonly property bool complete: typed !== "" && (!bare || address.text.trim() !== "")
    readonly property bool asked: app.invitation.asking
    property bool looking: false ///< at what the camera or a picture shows

    function enrol() {
        if (complete && !app.sync.busy)
            app.invitation.submit(typed, bare ? address.text.trim() : "");
    }
    function startCamera() {
        const last = app.scan.cameraLike(app.settings.cameraId, app.settings.cameraName);
        looking = true;
        app.scan.useCamera(last !== "" ? last : app.scan.cameras[0].id);
    }
    function stopLooking() {
        if (!looking)
            return;
        looking = false;
        app.scan.stop();
    }

    spacing: Theme.l
    onVisibleChanged: if (!visible) stopLooking()
    onAskedChanged: if (asked) stopLooking()

    FilePicker {
        id: picker

        visible: false
        onFileChosen: file => {
            step.looking = true;
            step.app.scan.openFile(file);
        }
    }
    AppButton {
        text: step.looking ? qsTr("Stop looking") : step.app.scan.cameras.length > 0 ? qsTr("Scan the invitation with the camera") : qsTr("No camera available")
        iconName: step.looking ? "stop" : step.app.scan.cameras.length > 0 ? "camera" : "camera-off"
        enabled: step.looking || step.app.scan.cameras.length > 0
        Layout.fillWidth: true
        onClicked: step.looking ? step.stopLooking() : step.startCamera()
    }
    Rectangle {
        radius: Theme.radius
        color: Theme.night.sunken
        clip: true
        visible: step.looking
        Layout.fillWidth: true
        Layout.preferredHeight: 260
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("What is searched for an invitation")

        FrameView {
            anchors.fill: parent
            anchors.margins: 2
            feed: step.app.scan
        }
    }
    Banner {
        level: step.app.scan.messageLevel
        text: step.app.scan.message
        visible: step.looking && text !== ""
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Open a picture of the invitation")
        iconName: "picture"
        Layout.fillWidth: true
        onClicked: picker.ask("picture")
    }
    AppText {
        text: qsTr("A hand scanner works here, too: scan the invitation with it.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    Field {
        id: invitation

        label: qsTr("Invitation, or one-time code")
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        Layout.fillWidth: true
        onAccepted: step.enrol()
    }
    Field {
        id: address

        label: qsTr("Address of the hub")
        placeholder: "https://hub.example.gov.vn"
        helper: qsTr("A one-time code alone does not say which hub it is for. Your administrator gives you the address.")
        iconName: "link"
        text: step.app.settings.hubAddress
        inputMethodHints: Qt.ImhUrlCharactersOnly
        visible: step.bare
        Layout.fillWidth: true
        onAccepted: step.enrol()
    }
    AppButton {
        text: qsTr("Enrol this device")
        iconName: "hub"
        enabled: step.complete && !step.app.sync.busy
        Layout.fillWidth: true
        onClicked: step.enrol()
    }
    Banner {
        level: step.app.sync.messageLevel
        text: step.app.sync.message
        visible: text !== ""
        Layout.fillWidth: true
    }
}
