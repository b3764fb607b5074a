// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Who inspects.
Card {
    id: card

    required property var inspection

    readonly property var roles: [
        { value: "head", text: qsTr("Head of the team") },
        { value: "secretary", text: qsTr("Secretary") },
        { value: "controller", text: qsTr("Quality controller") },
        { value: "member", text: qsTr("Member") }
    ]
    readonly property int count: (inspection.lists.team ?? []).length

    SectionHeader {
        text: qsTr("Team")
        iconName: "person"
        count: card.count
        Layout.fillWidth: true
    }
    Repeater {
        model: card.count

        RowCard {
            id: member

            required property int index

            title: qsTr("Member %1").arg(index + 1)
            removeText: qsTr("Take away member %1").arg(index + 1)
            removable: !card.inspection.readOnly
            Layout.fillWidth: true
            onRemoveAsked: card.inspection.remove("team", index)

            FormGrid {
                Layout.fillWidth: true

                InspectionField {
                    inspection: card.inspection
                    list: "team"
                    row: member.index
                    name: "name"
                    label: qsTr("Name")
                    spokenLabel: qsTr("Name of member %1").arg(member.index + 1)
                    Layout.fillWidth: true
                }
                PickField {
                    label: qsTr("Role")
                    spokenLabel: qsTr("Role of member %1").arg(member.index + 1)
                    options: card.roles
                    current: card.inspection.lists.team[member.index]?.role ?? ""
                    enabled: !card.inspection.readOnly
                    Layout.fillWidth: true
                    onPicked: value => card.inspection.setCell("team", member.index, "role", value)
                }
                InspectionField {
                    inspection: card.inspection
                    list: "team"
                    row: member.index
                    name: "post"
                    label: qsTr("Position")
                    spokenLabel: qsTr("Position of member %1").arg(member.index + 1)
                    Layout.fillWidth: true
                }
                InspectionField {
                    inspection: card.inspection
                    list: "team"
                    row: member.index
                    name: "unit"
                    label: qsTr("Unit")
                    spokenLabel: qsTr("Unit of member %1").arg(member.index + 1)
                    Layout.fillWidth: true
                }
            }
        }
    }
    AppButton {
        text: qsTr("Add a member")
        iconName: "add"
        enabled: !card.inspection.readOnly
        onClicked: card.inspection.add("team", card.count === 0 ? { role: "head" } : {})
    }
}
