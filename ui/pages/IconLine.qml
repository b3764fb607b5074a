// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// A line of text led by a small icon.
RowLayout {
    id: line

    required property string text
    property string iconName
    property bool strong: false
    property color ink: strong ? Theme.colors.text : Theme.colors.muted

    spacing: Theme.s

    Icon {
        name: line.iconName
        color: line.ink
        implicitWidth: Math.round(Theme.iconSize * 0.75)
        implicitHeight: implicitWidth
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: 2
    }
    AppText {
        text: line.text
        kind: line.strong ? AppText.Body : AppText.Caption
        color: line.ink
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Layout.fillWidth: true
    }
}
