// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Step 4: sampling minutes (Form 15), seals (Form 14), hand-over (Form 16).
ScrollPage {
    id: step

    required property var inspection
    property bool wide: true

    readonly property var samples: inspection.lists.samples ?? []

    /// The merger connects it with the forms: "sampling", "seals", "handOver".
    signal documentAsked(string kind)

    ActionKey {
        command: "addRow"
        enabled: step.visible && !step.inspection.readOnly
        onActivated: adder.clicked()
    }
    Banner {
        level: "info"
        text: qsTr("In a survey, and without a lot number, a sample informs only: it cannot be used against the firm.")
        visible: step.inspection.survey
        Layout.fillWidth: true
    }
    SectionHeader {
        text: qsTr("Samples")
        iconName: "package"
        count: step.samples.length
        Layout.fillWidth: true
    }
    Repeater {
        model: step.samples.length

        SampleRow {
            required property int index

            inspection: step.inspection
            row: index
            Layout.fillWidth: true
        }
    }
    RowLayout {
        spacing: Theme.s

        ActionButton {
            id: adder

            command: "addRow"
            text: qsTr("Add a sample")
            iconName: "add"
            visible: !step.inspection.readOnly
            onClicked: {
                const row = step.inspection.add("samples", step.inspection.survey ? { purpose: "survey" } : {});
                step.inspection.addSeal(row + 1);
            }
        }
        AppText {
            text: qsTr("Or take it from an item in the step “Goods”: name, firm, lot and date come with it.")
            kind: AppText.Caption
            muted: true
            visible: !step.inspection.readOnly
            Layout.fillWidth: true
        }
    }
    SamplingCard {
        inspection: step.inspection
        wide: step.wide
        visible: step.samples.length > 0 || (step.inspection.lists.samplingSignatures ?? []).length > 0
        Layout.fillWidth: true
        onDocumentAsked: kind => step.documentAsked(kind)
    }
    SealsCard {
        inspection: step.inspection
        Layout.fillWidth: true
        onDocumentAsked: step.documentAsked("seals")
    }
    HandOversCard {
        inspection: step.inspection
        visible: step.samples.length > 0
        Layout.fillWidth: true
        onDocumentAsked: step.documentAsked("handOver")
    }
}
