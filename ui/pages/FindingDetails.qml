// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One finding or the minutes of an inspection, as recorded, with its files and how far these have come.
Sheet {
    id: sheet

    required property var record

    readonly property bool refused: record.progress === "quarantined"

    signal correctionAsked()
    signal documentAsked(string kind, string id)
    signal inspectionAsked(string id)

    function show(id: string) {
        record.show(id);
        open();
    }

    widest: 860
    title: record.minutes ? qsTr("Minutes") : qsTr("Finding")
    onClosed: record.close()

    ProgressLine {
        text: qsTr("Loading")
        visible: sheet.record.loading
        Layout.fillWidth: true
    }
    Banner {
        level: "error"
        text: sheet.record.errorText
        visible: text !== ""
        actionText: qsTr("Try again")
        Layout.fillWidth: true
        onAction: sheet.record.show(sheet.record.recordId)
    }
    AppText {
        text: sheet.record.title
        kind: AppText.Title
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        visible: text !== ""
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.s
        visible: !sheet.record.loading
        Layout.fillWidth: true

        LevelChip {
            level: sheet.record.level
            text: sheet.record.overallText
            visible: text !== ""
            width: Math.min(implicitWidth, parent.width)
        }
        LevelChip {
            level: sheet.record.stateLevel
            iconName: sheet.record.progress === "complete" ? "good" : sheet.refused ? "danger" : "upload"
            text: sheet.record.stateText
            visible: text !== ""
            width: Math.min(implicitWidth, parent.width)
        }
    }
    Banner {
        level: sheet.refused ? "error" : "warning"
        title: sheet.refused ? qsTr("The hub refuses it") : ""
        text: sheet.refused ? sheet.record.problemText + " " + qsTr("It stays here, and blocks nothing else. Send it again when the reason is gone; if what it says is wrong, correct it: that makes a new finding which names this one.") : sheet.record.problemText
        visible: sheet.record.problemText !== ""
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.record.facts

        KeyValue {
            required property var modelData

            label: modelData.label
            value: modelData.value
            Layout.fillWidth: true
        }
    }
    RecordFiles {
        record: sheet.record
        visible: sheet.record.files.length > 0
        Layout.fillWidth: true
    }
    SectionHeader {
        text: qsTr("Checks as they were shown")
        count: sheet.record.checks.length
        visible: sheet.record.checks.length > 0
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.record.checks

        StateLine {
            id: check

            required property var modelData

            title: modelData.title
            text: modelData.text
            level: modelData.level
            iconName: Theme.levelIcon(level)
            Layout.fillWidth: true
        }
    }
    footer: [
        Flow {
            spacing: Theme.s
            layoutDirection: Theme.against
            Layout.fillWidth: true

            AppButton {
                text: qsTr("Send it again")
                iconName: "retry"
                kind: AppButton.Primary
                visible: sheet.record.progress !== "" && sheet.record.progress !== "complete"
                onClicked: sheet.record.retry()
            }
            AppButton {
                text: qsTr("Correct")
                iconName: "note"
                visible: !sheet.record.minutes
                enabled: !sheet.record.loading && sheet.record.errorText === ""
                onClicked: sheet.correctionAsked()
            }
            AppButton {
                text: qsTr("Open the inspection")
                iconName: "inspection"
                visible: sheet.record.inspectionId !== ""
                onClicked: sheet.inspectionAsked(sheet.record.inspectionId)
            }
            AppButton {
                text: qsTr("As a document")
                iconName: "findings"
                enabled: !sheet.record.loading
                onClicked: sheet.documentAsked(sheet.record.minutes ? "minutes" : "finding", sheet.record.recordId)
            }
        }
    ]
}
