// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/// One of a few: segments beside each other, in as few rows as there is room for.
ColumnLayout {
    id: choice

    required property string label
    property string spokenLabel: label ///< accessible name: longer where what stands around says the rest to the eye
    required property list<string> texts
    required property list<string> values
    required property string current
    property list<string> icons

    signal chosen(string value)

    /// Of the widest, with room for the tick whichever is chosen: nothing moves under the finger.
    readonly property real widest: {
        const tick = Theme.iconSize + Theme.s + Theme.m - Theme.l;
        let most = 1;
        for (let i = 0; i < buttons.count; ++i) {
            const button = buttons.itemAt(i) as AppButton;
            most = Math.max(most, (button?.implicitWidth ?? 0) + (button?.iconName === "" ? tick : 0));
        }
        return most;
    }
    readonly property int most: Math.max(1, Math.floor((width + grid.columnSpacing) / (widest + grid.columnSpacing))) ///< in a row

    spacing: Theme.xs

    AppText {
        text: choice.label
        kind: AppText.Caption
        font.bold: true
        muted: true
        Layout.fillWidth: true
        Accessible.name: choice.spokenLabel
    }
    GridLayout {
        id: grid

        columns: Math.max(1, Math.ceil(choice.texts.length / Math.ceil(choice.texts.length / choice.most)))
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
                Accessible.name: choice.spokenLabel + ": " + modelData
                Accessible.checkable: true
                Accessible.checked: checked
                onClicked: choice.chosen(choice.values[index])
            }
        }
    }
}
