// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// What to photograph, the pictures taken, and, where one is required and there is none, the reason.
ColumnLayout {
    id: photos

    required property var app

    property string wanted ///< label of the picture that is taken or picked

    readonly property var draft: app.finding
    readonly property string subject: draft.guide.find(one => one.label === wanted)?.text ?? ""
    readonly property bool enough: draft.canSave || !draft.photoRequired

    function photograph(wish: var) {
        wanted = wish.label;
        camera.active = true;
        (camera.item as CaptureView).open();
    }

    spacing: Theme.m

    FilePicker {
        id: picker

        onFileChosen: file => photos.draft.addPicture(file, photos.wanted)
    }
    Loader {
        id: camera

        active: false
        visible: false
        sourceComponent: CaptureView {
            parent: photos.Overlay.overlay
            app: photos.app
            subject: photos.subject
            onUsed: photos.draft.addFrame(photos.wanted)
            onFileAsked: picker.ask("picture")
        }
    }
    ActionKey {
        command: "paste"
        enabled: photos.visible && !photos.draft.busy
        onActivated: photos.draft.paste("")
    }
    SectionHeader {
        text: qsTr("Photographs")
        iconName: "camera"
        count: photos.draft.photos.length
        Layout.fillWidth: true
    }
    AppText {
        text: photos.draft.photoRequired ? qsTr("Signs of violation: at least one photograph, or the reason why there is none.") : qsTr("What helps whoever decides later:")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    Repeater {
        model: photos.draft.guide

        RowLayout {
            id: wish

            required property int index
            required property var modelData

            readonly property bool next: photos.draft.guide.findIndex(one => !one.taken) === index

            spacing: Theme.s
            layoutDirection: Theme.direction
            Layout.fillWidth: true

            ActionKey {
                command: "photograph"
                enabled: wish.next && photos.visible && !photos.draft.busy
                onActivated: photos.photograph(wish.modelData)
            }
            IconLine {
                text: wish.modelData.text
                iconName: wish.modelData.taken ? "check" : "neutral"
                strong: true
                ink: wish.modelData.taken ? Theme.colors.good.text : Theme.colors.text
                Layout.fillWidth: true
            }
            IconButton {
                text: qsTr("Photograph: %1").arg(wish.modelData.text)
                iconName: "camera"
                enabled: !photos.draft.busy
                onClicked: photos.photograph(wish.modelData)
            }
            IconButton {
                text: qsTr("Picture file: %1").arg(wish.modelData.text)
                iconName: "picture"
                enabled: !photos.draft.busy
                onClicked: {
                    photos.wanted = wish.modelData.label;
                    picker.ask("picture");
                }
            }
            IconButton {
                text: qsTr("Paste: %1").arg(wish.modelData.text)
                iconName: "paste"
                visible: photos.visible && photos.app.clipboard.picture
                enabled: !photos.draft.busy
                onClicked: photos.draft.paste(wish.modelData.label)
            }
        }
    }
    Banner {
        text: qsTr("The picture was taken away")
        level: "neutral"
        actionText: qsTr("Undo")
        visible: photos.draft.pictureRemoved && !photos.draft.busy
        Layout.fillWidth: true
        onAction: photos.draft.restorePicture()
    }
    Flow {
        spacing: Theme.s
        visible: photos.draft.photos.length > 0
        Layout.fillWidth: true

        Repeater {
            model: photos.draft.photos

            Rectangle {
                id: shot

                required property int index
                required property var modelData

                width: 168
                height: 126
                radius: Theme.radiusSmall
                color: Theme.night.sunken

                Image {
                    anchors.fill: parent
                    anchors.margins: 2
                    source: shot.modelData.source
                    sourceSize.width: 336
                    fillMode: Image.PreserveAspectFit
                    asynchronous: true
                    Accessible.role: Accessible.Graphic
                    Accessible.name: shot.modelData.text
                }
                Rectangle {
                    anchors.fill: away
                    radius: Theme.radius
                    color: Theme.colors.surface
                }
                IconButton {
                    id: away

                    x: Theme.leftHanded ? 2 : parent.width - width - 2
                    y: 2
                    text: qsTr("Take away picture %1: %2").arg(shot.index + 1).arg(shot.modelData.text)
                    iconName: "remove"
                    enabled: !photos.draft.busy
                    onClicked: photos.draft.removePicture(shot.index)
                }
            }
        }
    }
    Field {
        label: qsTr("Why there is no photograph")
        text: photos.draft.noPhotoReason
        problem: photos.enough || photos.draft.busy ? "" : qsTr("Take a photograph, or write why not: until then the finding cannot be saved.")
        visible: photos.draft.photoRequired && photos.draft.photos.length === 0 && !(photos.draft.photo && photos.draft.photoAvailable)
        enabled: !photos.draft.busy
        Layout.fillWidth: true
        onEdited: text => photos.draft.noPhotoReason = text
        picturesFirst: photos.app.clipboard.pictureFile
        onOtherPasted: photos.draft.paste("")
    }
}
