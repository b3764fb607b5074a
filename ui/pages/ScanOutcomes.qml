// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Nqi.Controls

/// How many items of the running list there are of each outcome; a press lists these alone, another all again.
Flow {
    id: outcomes

    required property var listed

    spacing: Theme.s
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Outcomes in the list")

    Repeater {
        model: outcomes.listed.outcomes

        AppButton {
            required property var modelData

            readonly property string told: qsTr("%1: %2").arg(modelData.text).arg(modelData.count)

            text: checked ? told : modelData.count.toString()
            iconName: modelData.value === "notAProduct" ? "code" : Theme.levelIcon(modelData.level)
            checked: modelData.value === outcomes.listed.outcome
            width: Math.min(implicitWidth, outcomes.width)
            Accessible.role: Accessible.CheckBox
            Accessible.name: told
            Accessible.description: checked ? qsTr("Lists all again") : qsTr("Lists these alone")
            Accessible.checkable: true
            Accessible.checked: checked
            onClicked: outcomes.listed.outcome = checked ? "" : modelData.value
        }
    }
}
