// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

/// A label with several lines to type in.
ColumnLayout {
    id: field

    required property string label
    property string spokenLabel: label ///< accessible name: longer where what stands around says the rest to the eye
    property alias text: input.text
    property alias placeholder: input.placeholderText
    property int lines: 4
    property int maximumLength: 0 ///< characters; 0: any number
    property bool picturesFirst: false ///< what was copied is not meant as text

    /// A person typed; not sent when the program sets the text.
    signal edited(string text)
    /// The keys for pasting were pressed, and no text was copied, or pictures go first. The page has to hand this to its
    /// own action: where somebody types, those keys never reach a Shortcut.
    signal otherPasted()

    spacing: Theme.xs

    AppText {
        text: field.label
        kind: AppText.Caption
        font.bold: true
        muted: true
        Accessible.ignored: true // the line below has the same name
        Layout.fillWidth: true
    }
    TextArea {
        id: input

        implicitHeight: Math.max(field.lines * Theme.body * 1.4, contentHeight) + 2 * Theme.m
        leftPadding: Theme.m
        rightPadding: Theme.m
        topPadding: Theme.m
        bottomPadding: Theme.m
        font.pixelSize: Theme.body
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        color: enabled ? Theme.colors.text : Theme.colors.disabled
        placeholderTextColor: Theme.colors.muted
        selectionColor: Theme.colors.primary
        selectedTextColor: Theme.colors.primaryText
        Keys.priority: Keys.BeforeItem
        Keys.onPressed: event => {
            if (event.matches(StandardKey.Paste) && (field.picturesFirst || !canPaste)) {
                event.accepted = true;
                field.otherPasted();
            }
        }
        Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        Layout.fillWidth: true
        Accessible.name: field.spokenLabel
        onTextChanged: {
            const over = field.maximumLength > 0 ? length - field.maximumLength : 0;
            if (over > 0) {
                // What was typed or pasted too much ends at the cursor. Taking it away tells of the text anew.
                const end = Math.max(over, activeFocus ? cursorPosition : length);
                remove(end - over, end);
            } else if (activeFocus) {
                field.edited(text);
            }
        }

        background: Rectangle {
            radius: Theme.radius
            color: input.enabled ? Theme.colors.surface : Theme.colors.sunken
            border.width: input.activeFocus ? Theme.outline + 1 : Theme.outline
            border.color: input.activeFocus ? Theme.colors.primary : Theme.colors.border
        }
    }
}
