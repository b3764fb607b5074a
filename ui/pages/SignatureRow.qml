// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Who signed, when and over what; or why not.
RowCard {
    id: signature

    required property var inspection
    required property int row
    property bool outdated: false

    readonly property var cells: (inspection.lists.signatures ?? [])[row] ?? ({})
    readonly property bool refused: (cells.image ?? "") === ""

    title: [party.currentText, cells.name ?? "", cells.post ?? ""].filter(part => part !== "").join(" · ")
    removeText: qsTr("Take away the signature of %1").arg(cells.name ?? "")
    removable: !inspection.readOnly
    level: outdated ? "danger" : refused ? "attention" : "good"
    onRemoveAsked: inspection.remove("signatures", row)

    PartyPick {
        id: party

        label: ""
        current: signature.cells.party ?? ""
        visible: false
    }
    LevelChip {
        level: signature.level
        iconName: signature.refused ? "stop" : signature.outdated ? "danger" : "check"
        text: signature.refused ? qsTr("Not signed: %1").arg(signature.cells.refusal ?? "") : signature.outdated ? qsTr("Signed another text") : qsTr("Signed")
        Layout.fillWidth: true
    }
    AppText {
        text: [signature.cells.at ?? "", qsTr("over %1…").arg((signature.cells.over ?? "").slice(0, 16))].join(" · ")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
}
