// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One thing that a label must show, and whether it does. Pressing the same answer again takes it back.
RowLayout {
    id: row

    required property string text
    required property string basis
    required property string answer

    signal answered(string answer)

    spacing: Theme.s

    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        AppText {
            text: row.text
            Layout.fillWidth: true
        }
        AppText {
            text: row.basis
            kind: AppText.Caption
            muted: true
            visible: text !== ""
            Layout.fillWidth: true
        }
    }
    Repeater {
        model: [
            { answer: "shown", icon: "check", name: qsTr("%1: shown").arg(row.text), level: Theme.colors.good },
            { answer: "missing", icon: "close", name: qsTr("%1: missing").arg(row.text), level: Theme.colors.violation }
        ]

        IconButton {
            id: button

            required property var modelData

            readonly property bool chosen: row.answer === modelData.answer

            text: modelData.name
            iconName: modelData.icon
            ink: chosen ? modelData.level.solidText : Theme.colors.muted
            Accessible.role: Accessible.RadioButton
            Accessible.checkable: true
            Accessible.checked: chosen
            onClicked: row.answered(chosen ? "" : modelData.answer)

            Rectangle {
                anchors.fill: parent
                z: -1
                radius: Theme.radius
                color: button.chosen ? button.modelData.level.solid : "transparent"
                border.width: button.chosen ? 0 : 1
                border.color: Theme.colors.border
            }
        }
    }
}
