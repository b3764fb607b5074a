// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Who signed, when and over what; or why not.
RowCard {
    id: signature

    required property var inspection
    required property int row
    property string list: "signatures" ///< or "samplingSignatures"
    property bool outdated: false

    readonly property var cells: (inspection.lists[list] ?? [])[row] ?? ({})
    readonly property bool refused: (cells.image ?? "") === ""
    readonly property var picture: refused ? undefined : inspection.signaturePictures[cells.image] ///< undefined: not read yet

    title: [party.currentText, cells.name ?? "", cells.post ?? ""].filter(part => part !== "").join(" · ")
    removeText: qsTr("Take away the signature of %1").arg(cells.name ?? "")
    removable: !inspection.readOnly
    level: outdated ? "danger" : refused ? "attention" : "good"
    onRemoveAsked: inspection.remove(list, row)

    PartyPick {
        id: party

        label: ""
        sampling: signature.list === "samplingSignatures"
        current: signature.cells.party ?? ""
        visible: false
    }
    LevelChip {
        level: signature.level
        iconName: signature.refused ? "stop" : signature.outdated ? "danger" : "check"
        text: signature.refused ? qsTr("Not signed: %1").arg(signature.cells.refusal ?? "") : signature.outdated ? qsTr("Signed another text") : qsTr("Signed")
        Layout.fillWidth: true
    }
    Rectangle {
        implicitWidth: 240
        implicitHeight: 96
        radius: Theme.radiusSmall
        color: Theme.light.surface // paper: the strokes are black
        border.width: Theme.outline
        border.color: Theme.colors.line
        visible: (signature.picture ?? "") !== ""

        Image {
            anchors.fill: parent
            anchors.margins: Theme.xs
            source: signature.picture ?? ""
            sourceSize.width: 480
            fillMode: Image.PreserveAspectFit
            horizontalAlignment: Image.AlignLeft
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Signature of %1").arg(signature.cells.name ?? "")
        }
    }
    AppText {
        text: qsTr("The picture of this signature cannot be read.")
        kind: AppText.Caption
        muted: true
        visible: signature.picture === ""
        Layout.fillWidth: true
    }
    AppText {
        text: [signature.cells.at ?? "", qsTr("over %1…").arg((signature.cells.over ?? "").slice(0, 16))].join(" · ")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
}
