// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The result: proposed from the differences, decided by the officer.
Sheet {
    id: sheet

    required property var app

    readonly property var consignment: app.consignment
    readonly property list<string> values: ["meets", "doesNotMeet", "labelDoesNotMeet", "fileIncomplete"]
    readonly property list<string> texts: [qsTr("Meets the requirements"), qsTr("Does not meet the requirements"), qsTr("The label does not meet the requirements"), qsTr("The file was not completed")]
    property string result
    readonly property var reasons: opened ? consignment.reasons : []

    title: qsTr("Result of the check")
    widest: 760
    onAboutToShow: {
        result = consignment.proposal;
        words.text = "";
    }

    AppText {
        readonly property string proposed: sheet.opened ? sheet.consignment.proposal : "" // not for each scan

        text: qsTr("Proposed from what was counted: %1. You decide.").arg(sheet.texts[sheet.values.indexOf(proposed)] ?? "")
        visible: sheet.opened
        Layout.fillWidth: true
    }
    Choice {
        label: qsTr("Result (Form 3)")
        texts: sheet.texts
        values: sheet.values
        current: sheet.result
        Layout.fillWidth: true
        onChosen: value => sheet.result = value
    }
    NoteField {
        id: words

        label: qsTr("Reasons in your words")
        Layout.fillWidth: true
    }
    SectionHeader {
        text: qsTr("Differences")
        count: sheet.reasons.length
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.reasons

        IconLine {
            required property string modelData

            iconName: "attention"
            text: modelData
            strong: true
            Layout.fillWidth: true
        }
    }
    footer: [
        Item { Layout.fillWidth: true },
        AppButton {
            text: qsTr("Save the result")
            iconName: "save"
            kind: AppButton.Primary
            enabled: !sheet.consignment.busy && (sheet.result !== "doesNotMeet" || words.text.trim() !== "" || sheet.reasons.length > 0)
            onClicked: sheet.consignment.finish(sheet.result, words.text)
        }
    ]

    Connections {
        target: sheet.consignment

        function onFinishedNow() {
            sheet.close();
        }
    }
}
