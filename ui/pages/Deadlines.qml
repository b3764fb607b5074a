// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The clocks that run, soonest first.
Card {
    id: card

    required property var inspection

    visible: inspection.deadlines.length > 0

    SectionHeader {
        text: qsTr("Deadlines")
        iconName: "clock"
        count: card.inspection.deadlines.length
        Layout.fillWidth: true
    }
    Repeater {
        model: card.inspection.deadlines

        RowLayout {
            id: deadline

            required property var modelData

            spacing: Theme.m
            Layout.fillWidth: true

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                AppText {
                    text: deadline.modelData.text
                    kind: AppText.Strong
                    Layout.fillWidth: true
                }
                AppText {
                    text: [deadline.modelData.dueText, deadline.modelData.basis].filter(part => part !== "").join(" · ")
                    kind: AppText.Caption
                    muted: true
                    Layout.fillWidth: true
                }
            }
            LevelChip {
                level: deadline.modelData.level
                iconName: deadline.modelData.met ? "check" : "clock"
                text: deadline.modelData.leftText
                Layout.maximumWidth: Math.round(card.width * 0.4)
            }
        }
    }
}
