// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Inspection or survey, the decision, and what stands at the head of the minutes.
Card {
    id: card

    required property var inspection

    InspectionField {
        inspection: card.inspection
        name: "reason"
        label: qsTr("Why the signed minutes are revised")
        visible: (card.inspection.fields.revision ?? 1) > 1
        Layout.fillWidth: true
    }
    Choice {
        label: qsTr("Kind")
        texts: [qsTr("Inspection"), qsTr("Survey")]
        values: ["inspection", "survey"]
        current: card.inspection.fields.kind ?? ""
        enabled: !card.inspection.readOnly
        Layout.fillWidth: true
        onChosen: value => card.inspection.set("kind", value)
    }
    AppText {
        text: card.inspection.survey ? qsTr("A survey gathers information: its samples inform only, and it cannot seal, suspend or sanction.") : qsTr("An inspection carries out a decision and can lead to measures.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    Choice {
        label: qsTr("Cause")
        texts: [qsTr("Planned"), qsTr("Unannounced")]
        values: ["planned", "unannounced"]
        current: card.inspection.fields.cause ?? ""
        enabled: !card.inspection.readOnly
        Layout.fillWidth: true
        onChosen: value => card.inspection.set("cause", value)
    }
    FormGrid {
        id: grid

        Layout.fillWidth: true

        InspectionField {
            inspection: card.inspection
            name: "decision.number"
            label: card.inspection.survey ? qsTr("Number of the plan or decision (if any)") : qsTr("Number of the decision")
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: card.inspection
            name: "decision.date"
            label: qsTr("Date of the decision")
            day: true
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: card.inspection
            name: "decision.authority"
            label: qsTr("Authority that decided")
            Layout.columnSpan: grid.columns
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: card.inspection
            name: "startedAt"
            label: qsTr("Begun at")
            timed: true
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: card.inspection
            name: "minutes.number"
            label: qsTr("Number of the minutes")
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: card.inspection
            name: "minutes.locality"
            label: qsTr("Locality of the papers")
            helper: qsTr("Province or commune that stands before the date. Left empty, it is taken from the end of the address.")
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: card.inspection
            name: "minutes.copies"
            label: qsTr("Copies made of the minutes")
            inputMethodHints: Qt.ImhDigitsOnly
            whole: true
            Layout.fillWidth: true
        }
    }
    InspectionNote {
        inspection: card.inspection
        name: "decision.scope"
        label: qsTr("What the decision orders to inspect")
        lines: 2
        Layout.fillWidth: true
    }
}
