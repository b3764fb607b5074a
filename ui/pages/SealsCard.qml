// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Seals on samples and on goods, each with a number of its own.
Card {
    id: card

    required property var inspection

    readonly property var seals: inspection.lists.seals ?? []
    readonly property var samples: inspection.lists.samples ?? []
    readonly property var targets: [{ value: "0", text: qsTr("Goods"), allowed: !inspection.survey }].concat(samples.map((sample, i) => ({ value: String(i + 1), text: qsTr("Sample %1: %2").arg(i + 1).arg(sample.name) })))

    signal documentAsked()

    SectionHeader {
        text: qsTr("Seals")
        iconName: "flag"
        count: card.seals.length
        Layout.fillWidth: true
    }
    AppText {
        text: card.inspection.survey ? qsTr("A survey seals its samples only: sealing goods is a measure.") : qsTr("A seal on goods is a measure too: enter it in the step “Measures”.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    Repeater {
        model: card.seals.length

        RowCard {
            id: seal

            required property int index

            readonly property var cells: card.seals[index] ?? ({})

            title: qsTr("Seal %1").arg(index + 1)
            removeText: qsTr("Take away seal %1").arg(index + 1)
            removable: !card.inspection.readOnly
            Layout.fillWidth: true
            onRemoveAsked: card.inspection.remove("seals", index)

            FormGrid {
                Layout.fillWidth: true

                InspectionField {
                    inspection: card.inspection
                    list: "seals"
                    row: seal.index
                    name: "number"
                    label: qsTr("Seal number")
                    spokenLabel: qsTr("Number of seal %1").arg(seal.index + 1)
                    inputMethodHints: Qt.ImhNoPredictiveText
                    Layout.fillWidth: true
                }
                PickField {
                    label: qsTr("It is on")
                    spokenLabel: qsTr("Seal %1 is on").arg(seal.index + 1)
                    options: card.targets
                    current: String(seal.cells.sample ?? 0)
                    enabled: !card.inspection.readOnly
                    Layout.fillWidth: true
                    onPicked: value => card.inspection.setCell("seals", seal.index, "sample", value)
                }
                InspectionField {
                    inspection: card.inspection
                    list: "seals"
                    row: seal.index
                    name: "what"
                    label: qsTr("Goods under it")
                    spokenLabel: qsTr("Goods under seal %1").arg(seal.index + 1)
                    visible: (seal.cells.sample ?? 0) === 0
                    Layout.fillWidth: true
                }
                InspectionField {
                    inspection: card.inspection
                    list: "seals"
                    row: seal.index
                    name: "at"
                    label: qsTr("Applied at")
                    spokenLabel: qsTr("Seal %1 applied at").arg(seal.index + 1)
                    timed: true
                    Layout.fillWidth: true
                }
            }
        }
    }
    Flow {
        spacing: Theme.s
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Add a seal")
            iconName: "add"
            visible: !card.inspection.readOnly
            onClicked: card.inspection.addSeal(card.samples.length > 0 ? card.samples.length : 0)
        }
        AppButton {
            text: qsTr("Seals as a document")
            iconName: "findings"
            visible: card.seals.length > 0
            onClicked: card.documentAsked()
        }
    }
}
