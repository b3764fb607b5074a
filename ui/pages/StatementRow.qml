// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/// What one party wants to have in the minutes.
RowCard {
    id: statement

    required property var inspection
    required property int row

    readonly property int number: row + 1

    title: qsTr("Statement %1").arg(number)
    removeText: qsTr("Take away statement %1").arg(number)
    removable: !inspection.readOnly
    onRemoveAsked: inspection.remove("statements", row)

    FormGrid {
        Layout.fillWidth: true

        PartyPick {
            label: qsTr("Who makes it")
            spokenLabel: qsTr("Who makes statement %1").arg(statement.number)
            current: (statement.inspection.lists.statements ?? [])[statement.row]?.party ?? ""
            enabled: !statement.inspection.readOnly
            Layout.fillWidth: true
            onPicked: value => statement.inspection.setCell("statements", statement.row, "party", value)
        }
        InspectionField {
            inspection: statement.inspection
            list: "statements"
            row: statement.row
            name: "name"
            label: qsTr("Name")
            spokenLabel: qsTr("Name for statement %1").arg(statement.number)
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: statement.inspection
            list: "statements"
            row: statement.row
            name: "post"
            label: qsTr("Position")
            spokenLabel: qsTr("Position for statement %1").arg(statement.number)
            Layout.fillWidth: true
        }
    }
    InspectionNote {
        inspection: statement.inspection
        list: "statements"
        row: statement.row
        name: "text"
        label: qsTr("What is said")
        spokenLabel: qsTr("Text of statement %1").arg(statement.number)
        Layout.fillWidth: true
    }
}
