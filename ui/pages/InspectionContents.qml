// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Step 3: each content that was inspected, with its full result.
ScrollPage {
    id: step

    required property var app

    readonly property var inspection: app.inspection
    readonly property var rows: inspection.lists.contents ?? []
    readonly property var results: [
        { value: "notChecked", text: qsTr("Not checked") },
        { value: "meets", text: qsTr("Meets the rules") },
        { value: "doesNotMeet", text: qsTr("Does not meet the rules") }
    ]

    ActionKey {
        command: "addRow"
        enabled: step.visible && !step.inspection.readOnly
        onActivated: adder.clicked()
    }
    AppText {
        text: qsTr("The minutes give the full result of each content. What a package's label must show is checked on the result page of the item; its answers are kept with the finding.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    Repeater {
        model: step.rows.length

        RowCard {
            id: content

            required property int index

            readonly property var cells: step.rows[index] ?? ({})

            title: qsTr("Content %1").arg(index + 1)
            removeText: qsTr("Take away content %1").arg(index + 1)
            removable: !step.inspection.readOnly
            level: cells.result === "meets" ? "good" : cells.result === "doesNotMeet" ? "violation" : ""
            Layout.fillWidth: true
            onRemoveAsked: step.inspection.remove("contents", index)

            InspectionField {
                inspection: step.inspection
                list: "contents"
                row: content.index
                name: "subject"
                label: qsTr("Subject")
                spokenLabel: qsTr("Subject of content %1").arg(content.index + 1)
                Layout.fillWidth: true
            }
            Choice {
                label: qsTr("Result")
                spokenLabel: qsTr("Result of content %1").arg(content.index + 1)
                texts: step.results.map(one => one.text)
                values: step.results.map(one => one.value)
                current: content.cells.result ?? ""
                enabled: !step.inspection.readOnly
                Layout.fillWidth: true
                onChosen: value => step.inspection.setCell("contents", content.index, "result", value)
            }
            InspectionNote {
                inspection: step.inspection
                list: "contents"
                row: content.index
                name: "detail"
                label: qsTr("Description")
                spokenLabel: qsTr("Details of content %1").arg(content.index + 1)
                lines: 2
                Layout.fillWidth: true
            }
            ContentProof {
                app: step.app
                row: content.index
                visible: content.cells.result === "doesNotMeet"
                Layout.fillWidth: true
            }
        }
    }
    Card {
        visible: !step.inspection.readOnly
        Layout.fillWidth: true

        SectionHeader {
            text: qsTr("Add a content")
            iconName: "add"
            Layout.fillWidth: true
        }
        Flow {
            spacing: Theme.s
            Layout.fillWidth: true

            Repeater {
                model: step.inspection.usualContents.filter(one => !step.rows.some(row => row.subject === one.subject))

                AppButton {
                    required property var modelData

                    text: modelData.text
                    iconName: "add"
                    width: Math.min(implicitWidth, parent.width)
                    onClicked: step.inspection.add("contents", { subject: modelData.subject })
                }
            }
            ActionButton {
                id: adder

                command: "addRow"
                text: qsTr("Another content")
                iconName: "add"
                onClicked: step.inspection.add("contents")
            }
        }
    }
    AnnexesCard {
        app: step.app
        Layout.fillWidth: true
    }
}
