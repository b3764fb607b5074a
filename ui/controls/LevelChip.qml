// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/// A level in colour, icon and word.
Rectangle {
    id: chip

    required property string level
    required property string text
    property string iconName: Theme.levelIcon(level)
    property bool solid: false

    readonly property LevelColors colors: Theme.level(level)
    readonly property color ink: solid ? colors.solidText : colors.containerText

    implicitWidth: Math.ceil(row.implicitWidth) + 2 * Theme.m
    implicitHeight: row.implicitHeight + 2 * Theme.xs
    Layout.maximumWidth: implicitWidth
    radius: Math.min(height / 2, Theme.radiusLarge)
    color: solid ? colors.solid : colors.container
    border.width: solid ? 0 : Theme.outline
    border.color: colors.line
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.m
        width: Math.min(implicitWidth, chip.width - 2 * Theme.m)
        spacing: Theme.s

        Icon {
            name: chip.iconName
            color: chip.ink
            implicitWidth: Math.round(Theme.iconSize * 0.75)
            implicitHeight: implicitWidth
        }
        Text {
            text: chip.text
            textFormat: Text.PlainText
            color: chip.ink
            font.pixelSize: Theme.caption
            font.bold: true
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
