// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One line: what is declared, asked for and counted, and what the officer says of it. Or goods that belong to none.
Sheet {
    id: sheet

    required property var app

    readonly property var consignment: app.consignment
    readonly property var line: consignment.current

    readonly property bool declared: (line.line ?? 0) > 0
    readonly property string code: line.code ?? ""       ///< to look the goods up
    readonly property string finding: line.finding ?? "" ///< that was recorded of them last

    /// The goods are being looked up.
    signal lookedUp()
    signal findingAsked(id: string)

    function lookUp(record: bool) {
        consignment.lookUp(record);
        lookedUp();
    }

    title: declared ? qsTr("Line %1").arg(line.line) : qsTr("Goods that are not declared")
    widest: 760
    onClosed: {
        entries.asked = 0;
        consignment.select(-1);
    }

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
    Flow {
        spacing: Theme.s
        visible: sheet.code !== ""
        Layout.fillWidth: true

        AppButton {
            text: qsTr("What the records say")
            iconName: "result"
            onClicked: sheet.lookUp(false)
        }
        AppButton {
            text: qsTr("Record a finding")
            iconName: "note"
            onClicked: sheet.lookUp(true)
        }
    }
    RowLayout {
        spacing: Theme.s
        visible: sheet.finding !== ""
        Layout.fillWidth: true

        IconLine {
            iconName: "flag"
            text: qsTr("Finding recorded")
            strong: true
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("Open the finding")
            iconName: "findings"
            onClicked: sheet.findingAsked(sheet.finding)
        }
    }
    ConsignmentLineActions {
        app: sheet.app
        visible: sheet.declared && sheet.consignment.running
        Layout.fillWidth: true
    }
    ConsignmentGoodsActions {
        app: sheet.app
        visible: !sheet.declared && sheet.consignment.running && (sheet.line.entries ?? []).length > 0
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
    ConsignmentEntries {
        id: entries

        app: sheet.app
        Layout.fillWidth: true
    }
}
