// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Photographs and papers that belong to the minutes.
Card {
    id: card

    required property var app

    readonly property var inspection: app.inspection
    readonly property var annexes: inspection.lists.annexes ?? []
    readonly property bool named: label.text.trim() !== ""
    readonly property PictureDrop drop: PictureDrop {
        parent: card
        anchors.fill: parent
        enabled: !card.inspection.readOnly
        onFilesDropped: files => {
            if (card.isNamed())
                source.attach(files, label.text);
        }
    }

    property bool nameless: false ///< something was to be added before it had a name

    function isNamed(): bool {
        nameless = !named;
        if (nameless)
            label.takeFocus();
        return named;
    }
    function paste() {
        if (isNamed())
            source.paste(label.text);
    }
    function photograph() {
        if (isNamed())
            source.photograph(label.text);
    }

    visible: !inspection.readOnly || annexes.length > 0
    onNamedChanged: if (named) nameless = false

    AnnexPicker {
        id: source

        app: card.app
        // What could not be added is tried again under its name.
        onAdded: name => {
            if (label.text.trim() === name)
                label.text = "";
        }
    }
    ActionKey {
        command: "paste"
        enabled: card.visible && !card.inspection.readOnly
        onActivated: card.paste()
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
        onActivated: card.photograph()
    }
    Field {
        id: label

        label: qsTr("What the annex shows")
        placeholder: qsTr("Invoice, certificate, shelf with the goods")
        helper: qsTr("Written into the minutes beside the file.")
        problem: card.nameless && !card.named ? qsTr("First write what it shows, then add it.") : ""
        maximumLength: 80
        visible: !card.inspection.readOnly
        Layout.fillWidth: true
        picturesFirst: card.app.clipboard.pictureFile
        onOtherPasted: card.paste()
    }
    Flow {
        spacing: Theme.s
        visible: !card.inspection.readOnly
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Photograph as an annex")
            iconName: "camera"
            enabled: card.named
            onClicked: card.photograph()
        }
        AppButton {
            text: qsTr("Picture or PDF as an annex")
            iconName: "picture"
            enabled: card.named
            onClicked: source.choose(label.text)
        }
        AppButton {
            text: qsTr("Paste as an annex")
            iconName: "paste"
            visible: card.visible && card.app.clipboard.picture
            enabled: card.named
            onClicked: card.paste()
        }
    }
}
