// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What stands behind a check: advice, legal basis, records with their owner and date.
ColumnLayout {
    id: reasons

    required property string outcomeText
    required property string level
    required property string advice
    required property string basis
    required property var records

    spacing: Theme.s

    LevelChip {
        level: reasons.level
        text: reasons.outcomeText
        visible: text !== ""
        Layout.fillWidth: true
    }
    IconLine {
        iconName: "info"
        text: reasons.advice
        strong: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    IconLine {
        iconName: "book"
        text: reasons.basis === "" ? "" : qsTr("Legal basis: %1").arg(reasons.basis)
        visible: text !== ""
        Layout.fillWidth: true
    }
    Repeater {
        model: reasons.records

        IconLine {
            required property var modelData

            iconName: "database"
            text: [modelData.text, modelData.authority, modelData.asOf].filter(part => part).join(" · ")
            Layout.fillWidth: true
        }
    }
}
