// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/// A message that stays: level, words and, if given, one action.
Rectangle {
    id: banner

    required property string text
    property string level: "info"
    property string title
    property string actionText
    property string iconName: Theme.levelIcon(level)

    signal action()

    readonly property LevelColors colors: Theme.level(level)

    implicitWidth: row.implicitWidth + 2 * Theme.l
    implicitHeight: row.implicitHeight + 2 * Theme.m
    radius: Theme.radius
    color: colors.container
    border.width: Theme.outline
    border.color: colors.line
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title !== "" ? title + ". " + text : text

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.l
        anchors.rightMargin: Theme.l
        anchors.topMargin: Theme.m
        anchors.bottomMargin: Theme.m
        spacing: Theme.m
        layoutDirection: banner.actionText !== "" ? Theme.direction : Qt.LeftToRight

        Icon {
            name: banner.iconName
            color: banner.colors.containerText
            implicitWidth: Theme.iconSize
            implicitHeight: Theme.iconSize
            Layout.alignment: banner.title === "" ? Qt.AlignVCenter : Qt.AlignTop
        }
        ColumnLayout {
            spacing: Theme.xs
            Layout.fillWidth: true

            AppText {
                text: banner.title
                kind: AppText.Strong
                color: banner.colors.containerText
                visible: text !== ""
                Layout.fillWidth: true
            }
            AppText {
                text: banner.text
                color: banner.colors.containerText
                visible: text !== ""
                Layout.fillWidth: true
            }
        }
        AppButton {
            text: banner.actionText
            visible: text !== ""
            onClicked: banner.action()
        }
    }
}
