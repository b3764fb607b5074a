// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// Photographs and papers that belong to the minutes.
Card {
    id: card

    required property var app

    readonly property var inspection: app.inspection
    readonly property var annexes: inspection.lists.annexes ?? []
    readonly property bool named: label.text.trim() !== ""

    function photograph() {
        camera.active = true;
        (camera.item as CaptureView).begin(label.text);
    }

    visible: !inspection.readOnly || annexes.length > 0

    FilePicker {
        id: picker

        onFileChosen: file => {
            card.inspection.attach(file, label.text);
            label.text = "";
        }
    }
    Loader {
        id: camera

        active: false
        visible: false
        sourceComponent: CaptureView {
            parent: card.Overlay.overlay
            app: card.app
            onUsed: {
                card.inspection.attachFrame(label.text);
                label.text = "";
            }
            onFileAsked: picker.ask("annex")
        }
    }
    SectionHeader {
        text: qsTr("Annexes")
        iconName: "picture"
        count: card.annexes.length
        Layout.fillWidth: true
    }
    Repeater {
        model: card.annexes

        RowLayout {
            id: annex

            required property int index
            required property var modelData

            spacing: Theme.m
            layoutDirection: Theme.direction
            Layout.fillWidth: true

            IconLine {
                iconName: annex.modelData.mediaType === "application/pdf" ? "findings" : "picture"
                text: annex.modelData.text + " · " + annex.modelData.sizeText
                Layout.fillWidth: true
            }
            IconButton {
                text: qsTr("Take away annex %1").arg(annex.index + 1)
                iconName: "remove"
                visible: !card.inspection.readOnly
                onClicked: card.inspection.remove("evidence", annex.modelData.row)
            }
        }
    }
    ActionKey {
        command: "photograph"
        enabled: card.visible && !card.inspection.readOnly
        onActivated: {
            if (!card.named)
                label.takeFocus();
            else if (shot.visible)
                shot.clicked();
            else
                picker.ask("annex");
        }
    }
    Field {
        id: label

        label: qsTr("What the annex shows")
        placeholder: qsTr("Invoice, certificate, shelf with the goods")
        helper: qsTr("Written into the minutes beside the file.")
        maximumLength: 80
        visible: !card.inspection.readOnly
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.s
        visible: !card.inspection.readOnly
        Layout.fillWidth: true

        AppButton {
            id: shot

            text: qsTr("Photograph as an annex")
            iconName: "camera"
            enabled: card.named
            onClicked: card.photograph()
        }
        AppButton {
            text: qsTr("Picture or PDF as an annex")
            iconName: "picture"
            enabled: card.named
            onClicked: picker.ask("annex")
        }
    }
}
