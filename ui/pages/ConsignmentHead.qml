// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Whose consignment it is, its channel, what deviates, and the way out.
ColumnLayout {
    id: head

    required property var app

    readonly property var consignment: app.consignment
    readonly property var said: consignment.head
    readonly property var due: said.deadline ?? ({}) ///< the clock of the import that runs, if one does
    readonly property int rowsShown: 3 ///< that need a look; the rest in their own list

    signal finishAsked()
    signal paperAsked(kind: string)
    signal detailsAsked()
    signal withdrawAsked() ///< the result
    signal putAwayAsked()
    signal rowsAsked() ///< all rows of the list that need a look

    spacing: Theme.s

    AppText {
        text: head.said.declaration ?? ""
        kind: AppText.Title
        Layout.fillWidth: true
        Accessible.role: Accessible.Heading
    }
    AppText {
        text: [head.said.importer ?? "", head.said.date ?? ""].filter(part => part !== "").join(" · ")
        visible: text !== ""
        muted: true
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.s
        Layout.fillWidth: true

        LevelChip {
            text: head.said.channelText ?? ""
            level: head.said.channelLevel ?? "neutral"
            visible: text !== ""
        }
        LevelChip {
            text: head.said.result ?? ""
            level: head.said.resultLevel ?? "neutral"
            visible: text !== ""
        }
    }
    IconLine {
        iconName: "clock"
        ink: Theme.level(head.due.level ?? "neutral").text
        text: head.due.title ? [head.due.title + ": " + head.due.text, head.due.basis].filter(part => part !== "").join(" · ") : ""
        visible: text !== ""
        Layout.fillWidth: true
    }
    Repeater {
        model: head.said.notes ?? []

        IconLine {
            required property var modelData

            iconName: Theme.levelIcon(modelData.level)
            ink: Theme.level(modelData.level).text
            text: modelData.text
            Layout.fillWidth: true
        }
    }
    Banner {
        level: head.consignment.messageLevel
        text: head.consignment.message
        visible: text !== ""
        Layout.fillWidth: true
    }
    Banner {
        level: "warning"
        text: head.said.withdrawn ?? ""
        visible: text !== ""
        Layout.fillWidth: true
    }
    Banner {
        level: "info"
        text: head.said.putAway ?? ""
        visible: text !== ""
        Layout.fillWidth: true
    }
    ConsignmentLacks {
        consignment: head.consignment
        Layout.fillWidth: true
    }
    ConsignmentLongWork {
        app: head.app
        Layout.fillWidth: true
    }
    Banner {
        level: "warning"
        text: qsTr("%n row(s) of the list need a look:", "", head.consignment.problems.length) + "\n" + head.consignment.problems.slice(0, head.rowsShown).join("\n")
        visible: head.consignment.problems.length > 0
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Show all these rows")
        iconName: "next"
        visible: head.consignment.problems.length > head.rowsShown
        onClicked: head.rowsAsked()
    }
    Flow {
        spacing: Theme.s
        Layout.fillWidth: true

        ActionButton {
            command: "finish"
            text: qsTr("Finish")
            iconName: "check"
            kind: AppButton.Primary
            visible: head.consignment.running
            onClicked: head.finishAsked()
        }
        AppButton {
            text: qsTr("Withdrawn result notice")
            iconName: "findings"
            visible: (head.said.withdrawn ?? "") !== ""
            onClicked: head.paperAsked("notice")
        }
        ActionButton {
            command: "paper"
            text: qsTr("Result notice")
            iconName: "findings"
            kind: AppButton.Primary
            visible: head.consignment.finished
            onClicked: head.paperAsked("notice")
        }
        AppButton {
            text: qsTr("Make the minutes")
            iconName: "inspection"
            kind: AppButton.Primary
            visible: head.consignment.lacksMinutes
            enabled: !head.consignment.busy && head.consignment.records !== "judging"
            onClicked: head.consignment.makeMinutes()
        }
        AppButton {
            text: qsTr("Withdraw the result")
            iconName: "clear"
            visible: head.consignment.finished
            onClicked: head.withdrawAsked()
        }
        AppButton {
            text: qsTr("Bring back")
            iconName: "undo"
            kind: AppButton.Primary
            visible: head.consignment.putAway
            onClicked: head.consignment.bringBack()
        }
        AppButton {
            text: qsTr("Registration")
            iconName: "findings"
            onClicked: head.paperAsked("registration")
        }
        AppButton {
            text: qsTr("Details for the papers")
            iconName: "note"
            onClicked: head.detailsAsked()
        }
        ActionButton {
            command: "closeWork"
            text: qsTr("Close")
            iconName: "close"
            onClicked: head.consignment.close()
        }
        ActionButton {
            command: "byHand"
            text: qsTr("Count by hand")
            iconName: "person"
            checked: head.consignment.byPerson
            visible: head.consignment.running
            Accessible.checkable: true
            Accessible.checked: checked
            onClicked: head.consignment.byPerson = !head.consignment.byPerson
        }
        AppButton {
            text: qsTr("Put away this check")
            iconName: "folder"
            visible: head.consignment.running
            enabled: !head.consignment.busy
            onClicked: head.putAwayAsked()
        }
    }
}
