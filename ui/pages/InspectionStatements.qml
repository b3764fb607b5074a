// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Step 6: what the parties want written down, what lies beyond the decision, what the team concludes, and the end.
ScrollPage {
    id: step

    required property var inspection

    readonly property var statements: inspection.lists.statements ?? []

    ActionKey {
        command: "addRow"
        enabled: step.visible && !step.inspection.readOnly
        onActivated: adder.clicked()
    }
    Repeater {
        model: step.statements.length

        StatementRow {
            required property int index

            inspection: step.inspection
            row: index
            Layout.fillWidth: true
        }
    }
    AppText {
        text: qsTr("No statement yet. The inspected party, a coordinating agency and witnesses may have their opinion written down.")
        muted: true
        visible: step.statements.length === 0
        Layout.fillWidth: true
    }
    ActionButton {
        id: adder

        command: "addRow"
        text: qsTr("Add a statement")
        iconName: "add"
        visible: !step.inspection.readOnly
        onClicked: step.inspection.add("statements", { party: "inspected", at: step.inspection.now(), name: step.inspection.fields["representative.name"] ?? "", post: step.inspection.fields["representative.post"] ?? "" })
    }
    Card {
        Layout.fillWidth: true

        SectionHeader {
            text: qsTr("Conclusion")
            iconName: "note"
            Layout.fillWidth: true
        }
        InspectionNote {
            inspection: step.inspection
            name: "outsideScope"
            label: qsTr("Seen beyond the decision")
            placeholder: qsTr("Recorded only: to act, amend the decision")
            lines: 2
            Layout.fillWidth: true
        }
        InspectionNote {
            inspection: step.inspection
            name: "conclusion"
            label: qsTr("Assessment and proposals of the team")
            Layout.fillWidth: true
        }
        FormGrid {
            Layout.fillWidth: true

            InspectionField {
                inspection: step.inspection
                name: "endedAt"
                label: qsTr("Ended at")
                timed: true
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("It ends now")
                iconName: "clock"
                visible: !step.inspection.readOnly
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignBottom
                onClicked: step.inspection.set("endedAt", step.inspection.now())
            }
        }
    }
}
