// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One measure.
RowCard {
    id: measure

    required property var inspection
    required property int row

    readonly property int number: row + 1
    readonly property var cells: (inspection.lists.measures ?? [])[row] ?? ({})
    readonly property bool reported: cells.kind === "sealGoods" || cells.kind === "suspendSale"

    title: qsTr("Measure %1").arg(number)
    removeText: qsTr("Take away measure %1").arg(number)
    removable: !inspection.readOnly
    onRemoveAsked: inspection.remove("measures", row)

    PickField {
        label: qsTr("Kind of measure")
        spokenLabel: qsTr("Kind of measure %1").arg(measure.number)
        options: measure.inspection.measureKinds
        current: measure.cells.kind ?? ""
        helper: measure.inspection.survey ? qsTr("What a survey cannot do is greyed.") : ""
        enabled: !measure.inspection.readOnly
        Layout.fillWidth: true
        onPicked: value => measure.inspection.setCell("measures", measure.row, "kind", value)
    }
    InspectionField {
        inspection: measure.inspection
        list: "measures"
        row: measure.row
        name: "what"
        label: qsTr("What it covers")
        spokenLabel: qsTr("What measure %1 covers").arg(measure.number)
        placeholder: qsTr("Goods, documents, firm")
        Layout.fillWidth: true
    }
    IconLine {
        iconName: "flag"
        text: qsTr("A finding is recorded of these goods")
        visible: (measure.cells.finding ?? "") !== ""
        Layout.fillWidth: true
    }
    FormGrid {
        Layout.fillWidth: true

        Repeater {
            model: [
                { name: "quantity", label: qsTr("Quantity"), spoken: qsTr("Quantity under measure %1") },
                { name: "at", label: qsTr("Ordered at"), spoken: qsTr("Measure %1 ordered at"), timed: true },
                { name: "by.name", label: qsTr("Who ordered it"), spoken: qsTr("Who ordered measure %1") },
                { name: "legalBasis", label: qsTr("Legal basis"), spoken: qsTr("Legal basis of measure %1") }
            ]

            InspectionField {
                required property var modelData

                inspection: measure.inspection
                list: "measures"
                row: measure.row
                name: modelData.name
                label: modelData.label
                spokenLabel: modelData.spoken.arg(measure.number)
                timed: modelData.timed ?? false
                Layout.fillWidth: true
            }
        }
        InspectionField {
            inspection: measure.inspection
            list: "measures"
            row: measure.row
            name: "reportedAt"
            label: qsTr("Reported to the agency at")
            spokenLabel: qsTr("Measure %1 reported to the agency at").arg(measure.number)
            timed: true
            visible: measure.reported
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("Measure %1 is reported now").arg(measure.number)
            iconName: "check"
            visible: measure.reported && (measure.cells.reportedAt ?? "") === "" && !measure.inspection.readOnly
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignBottom
            onClicked: measure.inspection.setCell("measures", measure.row, "reportedAt", measure.inspection.now())
        }
    }
}
