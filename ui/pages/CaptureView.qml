// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Nqi.Controls

/// What the camera sees, over the whole window: a photograph is taken, looked at, then used or taken again.
T.Popup {
    id: view

    required property var app
    required property string subject ///< what is photographed

    readonly property var capture: app.capture
    readonly property var scan: app.scan
    readonly property bool taken: capture.taken !== ""
    readonly property int reach: 72 ///< height of the buttons: for a hand in a glove

    signal used() ///< `app.capture` has the picture until the view is closed
    signal fileAsked() ///< instead

    function take() {
        capture.take();
        if (taken)
            use.forceActiveFocus();
    }
    function retake() {
        capture.retake();
        shutter.forceActiveFocus();
    }

    modal: true
    focus: true
    dim: false
    padding: 0
    width: parent?.width ?? 0
    height: parent?.height ?? 0
    closePolicy: T.Popup.CloseOnEscape
    onAboutToShow: capture.open = true
    onOpened: shutter.forceActiveFocus()
    onClosed: capture.open = false
    Component.onDestruction: if (visible) capture.open = false

    background: Rectangle {
        color: Theme.colors.surface
    }
    contentItem: FocusScope {
        focus: true
        visible: !Theme.concealed
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Photograph with the camera")
        // The popup's own item, on which the keyboard may stand, has no other way to a name.
        Component.onCompleted: parent.Accessible.name = Qt.binding(() => Theme.concealed ? "" : qsTr("Photograph with the camera"))

        ColumnLayout {
            anchors.fill: parent
            spacing: 0

            RowLayout {
                spacing: Theme.m
                layoutDirection: Theme.direction
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l

                AppText {
                    text: view.subject
                    kind: AppText.Title
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.s
                    Layout.bottomMargin: Theme.s
                    Accessible.role: Accessible.Heading
                }
                IconButton {
                    text: qsTr("Close without a photograph")
                    iconName: "close"
                    onClicked: view.close()
                }
            }
            CapturePicture {
                app: view.app
                subject: view.subject
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            // The main action is the outermost on the side of the hand.
            RowLayout {
                spacing: Theme.m
                layoutDirection: Theme.direction
                Layout.fillWidth: true
                Layout.margins: Theme.m

                AppButton {
                    text: qsTr("Choose a file")
                    iconName: "picture"
                    visible: !view.taken
                    Layout.fillWidth: true
                    Layout.minimumHeight: view.reach
                    onClicked: {
                        view.close();
                        view.fileAsked();
                    }
                }
                AppButton {
                    text: qsTr("Other camera")
                    iconName: "camera"
                    // Instead of a stream, also the only one.
                    visible: !view.taken && view.scan.cameras.length > (view.scan.sourceKind === "stream" ? 0 : 1)
                    enabled: !view.capture.waiting
                    Layout.fillWidth: true
                    Layout.minimumHeight: view.reach
                    onClicked: view.capture.useNextCamera()
                }
                AppButton {
                    id: shutter

                    text: qsTr("Take the photograph")
                    iconName: "camera"
                    kind: AppButton.Primary
                    visible: !view.taken
                    enabled: view.capture.live
                    Layout.fillWidth: true
                    Layout.minimumHeight: view.reach
                    onClicked: view.take()
                }
                AppButton {
                    text: qsTr("Take it again")
                    iconName: "retry"
                    visible: view.taken
                    Layout.fillWidth: true
                    Layout.minimumHeight: view.reach
                    onClicked: view.retake()
                }
                AppButton {
                    id: use

                    text: qsTr("Use this photograph")
                    iconName: "check"
                    kind: AppButton.Primary
                    visible: view.taken
                    Layout.fillWidth: true
                    Layout.minimumHeight: view.reach
                    onClicked: {
                        view.used();
                        view.close();
                    }
                }
            }
        }
    }
}
