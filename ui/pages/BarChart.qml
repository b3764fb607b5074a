// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Amounts as lengths, each with its words and number: [{text, count, label, level}].
Card {
    id: chart

    required property string title
    required property var bars
    property string iconName
    property string note

    readonly property real greatest: bars.reduce((most, bar) => Math.max(most, bar.count), 1)

    spacing: Theme.s

    SectionHeader {
        text: chart.title
        iconName: chart.iconName
        Layout.fillWidth: true
    }
    Repeater {
        model: chart.bars

        ColumnLayout {
            id: line

            required property var modelData

            spacing: 2
            Layout.fillWidth: true
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.text + ": " + modelData.label

            RowLayout {
                spacing: Theme.s

                AppText {
                    text: line.modelData.text
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                AppText {
                    text: line.modelData.label
                    kind: AppText.Strong
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
            Rectangle {
                implicitHeight: 10
                radius: 5
                color: Theme.colors.sunken
                Layout.fillWidth: true

                Rectangle {
                    width: line.modelData.count > 0 ? Math.max(height, Math.round(parent.width * line.modelData.count / chart.greatest)) : 0
                    height: parent.height
                    radius: 5
                    color: Theme.level(line.modelData.level).solid
                }
            }
        }
    }
    AppText {
        text: chart.note
        kind: AppText.Caption
        muted: true
        visible: text !== ""
        Layout.fillWidth: true
    }
}
