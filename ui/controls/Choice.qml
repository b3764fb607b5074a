// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/// One of a few: segments beside each other, or under each other where there is no room.
ColumnLayout {
    id: choice

    required property string label
    required property list<string> texts
    required property list<string> values
    required property string current
    property list<string> icons

    signal chosen(string value)

    readonly property real needed: {
        let widest = 0;
        for (let i = 0; i < buttons.count; ++i)
            widest = Math.max(widest, buttons.itemAt(i)?.implicitWidth ?? 0);
        return widest * texts.length + (texts.length - 1) * grid.columnSpacing;
    }

    spacing: Theme.xs

    AppText {
        text: choice.label
        kind: AppText.Caption
        font.bold: true
        muted: true
        Layout.fillWidth: true
    }
    GridLayout {
        id: grid

        columns: choice.needed <= choice.width ? choice.texts.length : 1
        columnSpacing: Theme.s
        rowSpacing: Theme.s
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            id: buttons

            model: choice.texts

            AppButton {
                required property int index
                required property string modelData

                text: modelData
                iconName: checked ? "check" : choice.icons[index] ?? ""
                checked: choice.values[index] === choice.current
                Layout.fillWidth: true
                Accessible.role: Accessible.RadioButton
                Accessible.name: choice.label + ": " + modelData
                Accessible.checkable: true
                Accessible.checked: checked
                onClicked: choice.chosen(choice.values[index])
            }
        }
    }
}
