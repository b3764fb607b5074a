// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/// A label with one of many to pick from a list that opens below.
ColumnLayout {
    id: field

    required property string label
    property string spokenLabel: label ///< accessible name: longer where what stands around says the rest to the eye
    /// [{value, text, allowed}]; what is not allowed is shown and cannot be picked.
    required property var options
    required property string current
    property string helper

    signal picked(string value)

    readonly property string currentText: options.find(option => option.value === current)?.text ?? ""

    spacing: Theme.xs

    AppText {
        text: field.label
        kind: AppText.Caption
        font.bold: true
        muted: true
        Accessible.ignored: true // the button below has the same name
        Layout.fillWidth: true
    }
    AppButton {
        id: button

        text: field.currentText
        iconName: "down"
        spread: true
        font.bold: false
        Layout.fillWidth: true
        Accessible.role: Accessible.ComboBox
        Accessible.name: field.spokenLabel + ": " + text
        onClicked: list.open()

        T.Popup {
            id: list

            y: button.height + Theme.xs
            width: button.width
            height: Math.min(rows.implicitHeight + 2 * Theme.xs, 420)
            padding: Theme.xs
            margins: Theme.s
            focus: true
            closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
            onOpened: (choices.itemAt(Math.max(0, field.options.findIndex(option => option.value === field.current))) as Item)?.forceActiveFocus()
            onClosed: button.forceActiveFocus()

            background: Rectangle {
                radius: Theme.radius
                color: Theme.colors.surface
                border.width: Theme.outline
                border.color: Theme.colors.border
            }
            contentItem: Flickable {
                visible: !Theme.concealed
                contentHeight: rows.implicitHeight
                boundsBehavior: Flickable.StopAtBounds
                clip: true

                ColumnLayout {
                    id: rows

                    width: parent.width
                    spacing: 2

                    Repeater {
                        id: choices

                        model: field.options

                        AppButton {
                            required property var modelData

                            text: modelData.text
                            kind: AppButton.Plain
                            iconName: checked ? "check" : ""
                            checked: modelData.value === field.current
                            enabled: modelData.allowed ?? true
                            Layout.fillWidth: true
                            Accessible.role: Accessible.ListItem
                            Accessible.onPressAction: click() // see NavigationItem
                            Accessible.name: field.spokenLabel + ": " + text
                            onClicked: {
                                list.close();
                                field.picked(modelData.value);
                            }
                        }
                    }
                }
            }
        }
    }
    AppText {
        text: field.helper
        kind: AppText.Caption
        muted: true
        visible: text !== ""
        Layout.fillWidth: true
    }
}
