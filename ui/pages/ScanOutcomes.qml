// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Nqi.Controls

/// How many items of the running list there are of each outcome; a press lists these alone, another all again.
Flow {
    id: outcomes

    required property var listed

    /// The worst first. The keys stay under the finger while their counts change.
    readonly property list<string> values: ["danger", "violation", "attention", "noRecord", "notAProduct", "consistent"]

    spacing: Theme.s
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Outcomes in the list")

    Repeater {
        model: outcomes.values

        AppButton {
            required property string modelData

            readonly property var group: outcomes.listed.outcomes.find(one => one.value === modelData)
            readonly property int number: group?.count ?? 0
            readonly property string told: qsTr("%1: %2").arg(group?.text ?? "").arg(number)

            text: checked ? told : number.toString()
            iconName: modelData === "notAProduct" ? "code" : Theme.levelIcon(group?.level ?? "")
            visible: number > 0
            checked: modelData === outcomes.listed.outcome
            width: Math.min(implicitWidth, outcomes.width)
            Accessible.role: Accessible.CheckBox
            Accessible.name: told
            Accessible.description: checked ? qsTr("Lists all again") : qsTr("Lists these alone")
            Accessible.checkable: true
            Accessible.checked: checked
            onClicked: outcomes.listed.outcome = checked ? "" : modelData
        }
    }
}
