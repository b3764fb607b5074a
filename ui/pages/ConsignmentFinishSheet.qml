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
    property string decided ///< empty: as proposed
    readonly property string proposed: opened ? consignment.proposal : ""
    readonly property string result: decided !== "" ? decided : proposed
    readonly property string resultText: texts[values.indexOf(result)] ?? ""
    readonly property bool complete: result !== "doesNotMeet" || words.text.trim() !== "" || reasons.length > 0
    property bool asked: false ///< whether to save it
    readonly property var reasons: opened ? consignment.reasons : []

    title: qsTr("Result of the check")
    widest: 760
    onResultChanged: asked = false // also when the records arrive meanwhile, and another is proposed
    onAboutToShow: {
        decided = "";
        asked = false;
        words.text = "";
    }

    AppText {
        text: qsTr("Proposed: %1. You decide.").arg(sheet.texts[sheet.values.indexOf(sheet.proposed)] ?? "")
        visible: sheet.opened
        Layout.fillWidth: true
    }
    Banner {
        level: sheet.consignment.records === "known" ? "info" : "warning"
        text: sheet.consignment.basis
        visible: text !== ""
        Layout.fillWidth: true
    }
    Choice {
        label: qsTr("Result (Form 3)")
        texts: sheet.texts
        values: sheet.values
        current: sheet.result
        Layout.fillWidth: true
        onChosen: value => sheet.decided = value
    }
    NoteField {
        id: words

        label: qsTr("Reasons in your words")
        maximumLength: 1300 // an entry holds 4096 bytes
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
        AppText {
            text: sheet.asked ? qsTr("%1. Nothing more is counted then. Save it?").arg(sheet.resultText) : ""
            kind: AppText.Strong
            Layout.fillWidth: true
        },
        AppButton {
            text: qsTr("Not yet")
            visible: sheet.asked
            onClicked: sheet.asked = false
        },
        AppButton {
            text: sheet.asked ? qsTr("Yes, save it") : qsTr("Save the result")
            iconName: "save"
            kind: AppButton.Primary
            enabled: !sheet.consignment.busy && sheet.complete
            onClicked: {
                if (sheet.asked)
                    sheet.consignment.finish(sheet.result, words.text);
                else
                    sheet.asked = true;
            }
        }
    ]

    Connections {
        target: sheet.consignment

        function onFinishedNow() {
            sheet.close();
        }
    }
}
