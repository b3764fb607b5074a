// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One line: what is declared, asked for and counted, and what the officer says of it.
Sheet {
    id: sheet

    required property var app

    readonly property var consignment: app.consignment
    readonly property var line: consignment.current

    title: qsTr("Line %1").arg(line.line ?? 0)
    widest: 760
    onClosed: consignment.select(-1)

    AppText {
        text: sheet.line.title ?? ""
        kind: AppText.Strong
        visible: text !== ""
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.m
        Layout.fillWidth: true

        LevelChip {
            text: sheet.line.stateText ?? ""
            level: sheet.line.level ?? "neutral"
        }
        AppText {
            text: sheet.line.countText ?? ""
            kind: AppText.Title
            Layout.fillWidth: true
        }
    }
    Repeater {
        model: sheet.line.notes ?? []

        IconLine {
            required property string modelData

            iconName: "info"
            text: modelData
            strong: true
            Layout.fillWidth: true
        }
    }
    ConsignmentLineActions {
        app: sheet.app
        visible: !sheet.consignment.finished
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.line.facts ?? []

        KeyValue {
            required property var modelData

            label: modelData.label
            value: modelData.value
            Layout.fillWidth: true
        }
    }
    SectionHeader {
        text: qsTr("What was seen and said")
        count: (sheet.line.entries ?? []).length
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.line.entries ?? []

        RowLayout {
            id: entry

            required property var modelData

            spacing: Theme.s
            Layout.fillWidth: true

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                AppText {
                    text: entry.modelData.text
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    font.strikeout: entry.modelData.withdrawn
                    Layout.fillWidth: true
                }
                AppText {
                    text: entry.modelData.withdrawn ? qsTr("%1 · withdrawn").arg(entry.modelData.time) : entry.modelData.time
                    kind: AppText.Caption
                    muted: true
                    Layout.fillWidth: true
                }
            }
            IconButton {
                text: qsTr("Withdraw: %1").arg(entry.modelData.text)
                iconName: "clear"
                visible: !entry.modelData.withdrawn && !sheet.consignment.finished
                onClicked: sheet.consignment.withdraw(entry.modelData.number, qsTr("Counted by mistake"))
            }
        }
    }
}
