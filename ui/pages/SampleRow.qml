// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One row of the sampling minutes.
RowCard {
    id: sample

    required property var inspection
    required property int row

    readonly property int number: row + 1
    readonly property var cells: (inspection.lists.samples ?? [])[row] ?? ({})

    title: qsTr("Sample %1").arg(number)
    removeText: qsTr("Take away sample %1").arg(number)
    removable: !inspection.readOnly
    onRemoveAsked: inspection.remove("samples", row)

    InspectionField {
        inspection: sample.inspection
        list: "samples"
        row: sample.row
        name: "name"
        label: qsTr("Name or code")
        spokenLabel: qsTr("Name or code of sample %1").arg(sample.number)
        Layout.fillWidth: true
    }
    InspectionField {
        inspection: sample.inspection
        list: "samples"
        row: sample.row
        name: "firm"
        label: qsTr("Maker or importer on the label")
        spokenLabel: qsTr("Maker or importer on the label of sample %1").arg(sample.number)
        placeholder: qsTr("Name and address; else the supplier")
        Layout.fillWidth: true
    }
    FormGrid {
        Layout.fillWidth: true

        Repeater {
            model: [
                { name: "quantity", label: qsTr("Quantity"), spoken: qsTr("Quantity of sample %1") },
                { name: "unit", label: qsTr("Unit of measure"), spoken: qsTr("Unit of sample %1") },
                { name: "stock", label: qsTr("Stock when it was taken"), spoken: qsTr("Stock when sample %1 was taken") },
                { name: "lot", label: qsTr("Lot"), spoken: qsTr("Lot of sample %1") },
                { name: "produced", label: qsTr("Date of production"), spoken: qsTr("Date of production of sample %1"), day: true },
                { name: "retention", label: qsTr("Retention"), spoken: qsTr("Retention of sample %1") }
            ]

            InspectionField {
                required property var modelData

                inspection: sample.inspection
                list: "samples"
                row: sample.row
                name: modelData.name
                label: modelData.label
                spokenLabel: modelData.spoken.arg(sample.number)
                day: modelData.day ?? false
                Layout.fillWidth: true
            }
        }
    }
    Choice {
        label: qsTr("Purpose")
        spokenLabel: qsTr("Purpose of sample %1").arg(sample.number)
        texts: [qsTr("Inspection"), qsTr("Survey, informs only")]
        values: ["inspection", "survey"]
        current: sample.cells.purpose ?? ""
        enabled: !sample.inspection.readOnly && !sample.inspection.survey
        Layout.fillWidth: true
        onChosen: value => sample.inspection.setCell("samples", sample.row, "purpose", value)
    }
    InspectionField {
        inspection: sample.inspection
        list: "samples"
        row: sample.row
        name: "note"
        label: qsTr("Note")
        spokenLabel: qsTr("Note on sample %1").arg(sample.number)
        Layout.fillWidth: true
    }
}
