// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

/// A label with a line to type in.
ColumnLayout {
    id: field

    required property string label
    property string spokenLabel: label ///< accessible name: longer where what stands around says the rest to the eye
    property alias text: input.text
    property alias placeholder: input.placeholderText
    property alias inputMethodHints: input.inputMethodHints
    property alias maximumLength: input.maximumLength
    property alias readOnly: input.readOnly
    property alias echoMode: input.echoMode
    property alias length: input.length
    property string helper
    property string problem ///< what is wrong with what was typed; shown in place of the helper
    property string iconName
    property bool labelVisible: true
    property Component trailing: null ///< a button at the end of the line
    property bool picturesFirst: false ///< what was copied is not meant as text

    /// A person typed; not sent when the program sets the text.
    signal edited(string text)
    signal accepted()
    /// The keyboard has left, or Enter was pressed.
    signal finished()
    /// The keys for pasting were pressed, and no text was copied, or pictures go first. The page has to hand this to its
    /// own action: where somebody types, those keys never reach a Shortcut.
    signal otherPasted()

    function takeFocus() {
        input.forceActiveFocus(Qt.ShortcutFocusReason);
        input.selectAll();
    }
    /// As if a person had typed it: what the page shows here goes on following the model.
    function enter(text: string) {
        input.clear();
        input.insert(0, text);
        edited(text);
        finished();
    }

    spacing: Theme.xs

    AppText {
        text: field.label
        kind: AppText.Caption
        font.bold: true
        muted: true
        Accessible.ignored: true // the line below has the same name
        visible: field.labelVisible
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.xs
        layoutDirection: Theme.direction
        Layout.fillWidth: true

        TextField {
            id: input

            implicitHeight: Math.max(Theme.target, contentHeight + 2 * Theme.m)
            leftPadding: field.iconName !== "" ? Theme.iconSize + Theme.l + Theme.s : Theme.m
            rightPadding: Theme.m
            font.pixelSize: Theme.body
            color: enabled ? Theme.colors.text : Theme.colors.disabled
            placeholderTextColor: Theme.colors.muted
            selectionColor: Theme.colors.primary
            selectedTextColor: Theme.colors.primaryText
            maximumLength: 8192
            autoScroll: activeFocus // without the keyboard a long value is read from its start
            Layout.fillWidth: true
            Accessible.name: field.spokenLabel
            Accessible.description: field.problem !== "" ? field.problem : field.helper
            Keys.onPressed: event => {
                if (event.matches(StandardKey.Paste) && (field.picturesFirst || !canPaste)) {
                    event.accepted = true;
                    field.otherPasted();
                }
            }
            onTextEdited: field.edited(text)
            onAccepted: field.accepted()
            onEditingFinished: field.finished()

            background: Rectangle {
                radius: Theme.radius
                color: input.enabled && !input.readOnly ? Theme.colors.surface : Theme.colors.sunken
                border.width: input.activeFocus ? Theme.outline + 1 : Theme.outline
                border.color: field.problem !== "" ? Theme.colors.danger.text : input.activeFocus ? Theme.colors.primary : Theme.colors.border

                Icon {
                    anchors.left: parent.left
                    anchors.leftMargin: Theme.m
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.iconSize
                    height: Theme.iconSize
                    name: field.iconName
                    visible: field.iconName !== ""
                    color: Theme.colors.muted
                }
            }
        }
        Loader {
            active: field.trailing !== null
            visible: active
            sourceComponent: field.trailing
        }
    }
    AppText {
        text: field.problem !== "" ? field.problem : field.helper
        kind: AppText.Caption
        muted: field.problem === ""
        color: field.problem !== "" ? Theme.colors.danger.text : Theme.colors.muted
        visible: text !== ""
        Layout.fillWidth: true
    }
}
