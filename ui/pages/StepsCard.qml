// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What to do next, why, and until when. Proposals: a person decides.
Card {
    id: card

    required property var result
    required property var inspection

    readonly property var shown: inspection.shown

    /// Whether the open inspection can take a step over.
    function canTake(kind: string): bool {
        return kind !== "" && (shown.canAct ?? false) && (!inspection.survey || ["askDocuments", "sample"].includes(kind));
    }

    visible: result.steps.length > 0 || result.survey

    SectionHeader {
        text: qsTr("Next steps")
        iconName: "flag"
        Layout.fillWidth: true
    }
    Choice {
        label: qsTr("Kind of visit")
        texts: [qsTr("Inspection"), qsTr("Survey")]
        values: ["inspection", "survey"]
        current: card.result.survey ? "survey" : "inspection"
        Layout.fillWidth: true
        onChosen: value => card.result.survey = value === "survey"
    }
    Repeater {
        model: card.result.steps

        RowLayout {
            id: step

            required property int index
            required property var modelData

            readonly property bool taken: (card.shown.taken ?? []).includes(modelData.takenAs)
            readonly property bool newReason: card.result.steps.findIndex(one => one.because === step.modelData.because) === index

            spacing: Theme.m
            Layout.fillWidth: true

            Icon {
                name: step.modelData.iconName
                color: Theme.colors.primary
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.iconSize
                Layout.preferredHeight: Theme.iconSize
            }
            ColumnLayout {
                spacing: 2
                Layout.fillWidth: true

                AppText {
                    text: step.modelData.title
                    kind: AppText.Strong
                    Layout.fillWidth: true
                }
                AppText {
                    text: step.modelData.because
                    kind: AppText.Caption
                    muted: true
                    visible: text !== "" && step.newReason
                    Layout.fillWidth: true
                }
                IconLine {
                    iconName: "clock"
                    text: [step.modelData.due, step.modelData.basis].filter(part => part !== "").join(" · ")
                    visible: step.modelData.due !== ""
                    Layout.fillWidth: true
                }
                LevelChip {
                    level: "good"
                    iconName: "check"
                    text: qsTr("In the inspection")
                    visible: step.taken
                    Layout.topMargin: Theme.xs
                }
                AppButton {
                    text: qsTr("Add to the inspection")
                    iconName: "add"
                    visible: !step.taken && card.canTake(step.modelData.takenAs)
                    Layout.fillWidth: true
                    Layout.maximumWidth: implicitWidth
                    Accessible.name: qsTr("Add to the inspection: %1").arg(step.modelData.title)
                    onClicked: card.inspection.takeStep(step.modelData.takenAs, step.modelData.grounds)
                }
            }
        }
    }
    AppText {
        text: qsTr("In a survey no sale is suspended and nothing is sealed: propose an inspection.")
        kind: AppText.Caption
        muted: true
        visible: card.result.survey
        Layout.fillWidth: true
    }
}
