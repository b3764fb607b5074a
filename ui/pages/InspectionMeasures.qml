// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Step 5: what was ordered or proposed, and until when something must follow.
ScrollPage {
    id: step

    required property var inspection

    readonly property var measures: inspection.lists.measures ?? []

    ActionKey {
        command: "addRow"
        enabled: step.visible && !step.inspection.readOnly
        onActivated: adder.clicked()
    }
    Banner {
        level: "info"
        text: qsTr("A survey may ask for documents. Everything else needs an inspection: change the kind in the first step if a decision orders one.")
        visible: step.inspection.survey
        Layout.fillWidth: true
    }
    Deadlines {
        inspection: step.inspection
        Layout.fillWidth: true
    }
    Repeater {
        model: step.measures.length

        MeasureRow {
            required property int index

            inspection: step.inspection
            row: index
            Layout.fillWidth: true
        }
    }
    AppText {
        text: qsTr("No measure yet: none is needed when nothing was found.")
        muted: true
        visible: step.measures.length === 0
        Layout.fillWidth: true
    }
    ActionButton {
        id: adder

        command: "addRow"
        text: qsTr("Add a measure")
        iconName: "add"
        visible: !step.inspection.readOnly
        onClicked: step.inspection.add("measures", { kind: "askDocuments", at: step.inspection.now(), "by.name": (step.inspection.lists.team ?? []).find(one => one.role === "head")?.name ?? "" })
    }
}
