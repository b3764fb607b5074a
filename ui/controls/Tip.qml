// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// The words of an icon, after a moment's rest on it; with the keys that do the same.
T.ToolTip {
    id: tip

    property bool shown: false
    property string keys

    visible: shown && words.text !== "" && !Theme.concealed
    delay: 700
    timeout: 5000
    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: parent ? parent.height + Theme.xs : 0
    margins: Theme.s
    padding: Theme.s
    implicitWidth: Math.ceil(words.implicitWidth) + leftPadding + rightPadding
    implicitHeight: words.implicitHeight + topPadding + bottomPadding
    closePolicy: T.Popup.CloseOnPressOutsideParent // Esc is the page's; the tip goes by itself

    contentItem: Text {
        id: words

        text: tip.keys === "" ? tip.text : tip.text === "" ? tip.keys : tip.text + " (" + tip.keys + ")"
        textFormat: Text.PlainText
        font.pixelSize: Theme.caption
        color: Theme.colors.background
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: Theme.colors.text
    }
}
