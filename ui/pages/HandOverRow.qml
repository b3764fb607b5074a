// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One hand-over: from whom to whom, which samples for which test, in what state.
RowCard {
    id: card

    required property var inspection
    required property int row

    readonly property int number: row + 1
    readonly property var cells: (inspection.lists.handOvers ?? [])[row] ?? ({})
    readonly property string list: "handed:" + row
    readonly property var handed: inspection.lists[list] ?? []

    /// What the sampling minutes call the sample of a row.
    function sampleName(index: int): string {
        return (inspection.lists.samples ?? [])[(handed[index]?.sample ?? 0) - 1]?.name ?? "";
    }

    title: qsTr("Hand-over %1").arg(number)
    removeText: qsTr("Take away hand-over %1").arg(number)
    removable: !inspection.readOnly
    onRemoveAsked: inspection.remove("handOvers", row)

    FormGrid {
        Layout.fillWidth: true

        Repeater {
            model: [
                { name: "deliverer.name", label: qsTr("Who handed over"), spoken: qsTr("Who handed over (%1)") },
                { name: "deliverer.post", label: qsTr("Position of the deliverer"), spoken: qsTr("Position of the deliverer (%1)") },
                { name: "deliverer.unit", label: qsTr("Unit of the deliverer"), spoken: qsTr("Unit of the deliverer (%1)") },
                { name: "receiver.name", label: qsTr("Who received"), spoken: qsTr("Who received (%1)") },
                { name: "receiver.post", label: qsTr("Position of the receiver"), spoken: qsTr("Position of the receiver (%1)") },
                { name: "receiver.unit", label: qsTr("Laboratory"), spoken: qsTr("Laboratory (%1)") },
                { name: "at", label: qsTr("Handed over at"), spoken: qsTr("Handed over at (%1)"), timed: true },
                { name: "place", label: qsTr("Place of the hand-over"), spoken: qsTr("Place of the hand-over (%1)") }
            ]

            InspectionField {
                required property var modelData

                inspection: card.inspection
                list: "handOvers"
                row: card.row
                name: modelData.name
                label: modelData.label
                spokenLabel: modelData.spoken.arg(card.number)
                timed: modelData.timed ?? false
                Layout.fillWidth: true
            }
        }
    }
    Repeater {
        model: card.handed.length

        ColumnLayout {
            id: sample

            required property int index

            spacing: Theme.s
            Layout.fillWidth: true

            RowLayout {
                spacing: Theme.s
                layoutDirection: Theme.direction
                Layout.fillWidth: true

                AppText {
                    text: qsTr("Handed over %1.%2: %3").arg(card.number).arg(sample.index + 1).arg(card.sampleName(sample.index))
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    Layout.fillWidth: true
                }
                IconButton {
                    text: qsTr("Take away row %1.%2 of the hand-over").arg(card.number).arg(sample.index + 1)
                    iconName: "remove"
                    visible: !card.inspection.readOnly
                    onClicked: card.inspection.remove(card.list, sample.index)
                }
            }
            FormGrid {
                Layout.fillWidth: true

                Repeater {
                    model: [
                        { name: "sample", label: qsTr("Row of the sampling minutes"), spoken: qsTr("Row of the sampling minutes (%1.%2)"), whole: true },
                        { name: "quantity", label: qsTr("Quantity handed over"), spoken: qsTr("Quantity handed over (%1.%2)") },
                        { name: "testItem", label: qsTr("What is tested"), spoken: qsTr("What is tested (%1.%2)") },
                        { name: "standard", label: qsTr("Against which standard"), spoken: qsTr("Against which standard (%1.%2)") }
                    ]

                    InspectionField {
                        required property var modelData

                        inspection: card.inspection
                        list: card.list
                        row: sample.index
                        name: modelData.name
                        label: modelData.label
                        spokenLabel: modelData.spoken.arg(card.number).arg(sample.index + 1)
                        whole: modelData.whole ?? false
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
    AppButton {
        text: qsTr("Add a sample to hand-over %1").arg(card.number)
        iconName: "add"
        visible: !card.inspection.readOnly
        onClicked: card.inspection.addHanded(card.row)
    }
    Toggle {
        text: qsTr("The laboratory confirms that the seals are intact")
        Accessible.name: qsTr("The laboratory confirms that the seals are intact (%1)").arg(card.number)
        checked: card.cells.sealsIntact ?? false
        enabled: !card.inspection.readOnly
        Layout.fillWidth: true
        onToggled: card.inspection.setCell("handOvers", card.row, "sealsIntact", checked)
    }
    InspectionField {
        inspection: card.inspection
        list: "handOvers"
        row: card.row
        name: "state"
        label: qsTr("State of the samples")
        spokenLabel: qsTr("State of the samples (%1)").arg(card.number)
        Layout.fillWidth: true
    }
    InspectionField {
        inspection: card.inspection
        list: "handOvers"
        row: card.row
        name: "note"
        label: qsTr("Note")
        spokenLabel: qsTr("Note on the hand-over (%1)").arg(card.number)
        Layout.fillWidth: true
    }
}
