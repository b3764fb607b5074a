// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// A few words over a picture, readable on anything.
Rectangle {
    id: pill

    required property string text
    property string iconName
    property bool strong: false
    property bool wrap: false

    implicitWidth: Math.ceil(row.implicitWidth) + 2 * Theme.m
    implicitHeight: row.implicitHeight + 2 * Theme.s
    radius: Theme.radius
    color: strong ? Theme.night.primary : "#e60a0f15"
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.m
        width: Math.min(implicitWidth, pill.width - 2 * Theme.m)
        spacing: Theme.s

        Icon {
            name: pill.iconName
            color: words.color
            implicitWidth: Math.round(Theme.iconSize * 0.8)
            implicitHeight: implicitWidth
        }
        AppText {
            id: words

            text: pill.text
            font.bold: pill.strong
            color: pill.strong ? Theme.night.primaryText : Theme.night.text
            wrapMode: pill.wrap ? Text.Wrap : Text.NoWrap
            elide: pill.wrap ? Text.ElideNone : Text.ElideMiddle
            mayElide: !pill.wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
