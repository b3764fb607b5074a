// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The clocks that run, soonest first.
Card {
    id: card

    property var deadlines: [] ///< of inspections
    property var imports: [] ///< of consignments
    property string text ///< in place of deadlines
    property string note

    signal inspectionAsked(string id)
    signal consignmentAsked(string id)

    spacing: Theme.s

    SectionHeader {
        text: qsTr("Deadlines")
        iconName: "clock"
        count: card.deadlines.length + card.imports.length
        Layout.fillWidth: true
    }
    AppText {
        text: card.text
        muted: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    Repeater {
        model: card.deadlines

        Banner {
            required property var modelData

            level: modelData.level === "danger" ? "error" : "warning"
            title: modelData.title
            text: [modelData.text, modelData.basis].filter(part => part !== "").join(" · ")
            actionText: qsTr("Open the inspection")
            Layout.fillWidth: true
            onAction: card.inspectionAsked(modelData.inspection)
        }
    }
    Repeater {
        model: card.imports

        Banner {
            required property var modelData

            level: modelData.level === "danger" ? "error" : modelData.level === "attention" ? "warning" : "info"
            title: modelData.title
            text: [modelData.text, modelData.basis].filter(part => part !== "").join(" · ")
            actionText: qsTr("Open the consignment")
            Layout.fillWidth: true
            onAction: card.consignmentAsked(modelData.check)
        }
    }
    AppText {
        text: card.note
        kind: AppText.Caption
        muted: true
        visible: text !== ""
        Layout.fillWidth: true
    }
}
