// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One check: what was compared, what came out, why, on which law, from which records.
Rectangle {
    id: row

    required property string title
    required property string outcome
    required property string outcomeText
    required property string level
    required property string text
    required property string advice
    required property string basis
    required property var records

    readonly property LevelColors colors: Theme.level(level)
    readonly property bool calm: level === "good" || level === "neutral"
    readonly property bool hasMore: basis !== "" || records.length > 0 || advice !== ""
    property bool open: !calm

    implicitHeight: column.implicitHeight + 2 * Theme.m
    radius: Theme.radius
    color: Theme.colors.surface
    border.width: Theme.outline
    border.color: calm ? Theme.colors.line : colors.line
    Accessible.role: Accessible.ListItem
    Accessible.name: title + ". " + outcomeText + ". " + text

    Rectangle {
        width: 6
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.topMargin: row.radius
        anchors.bottomMargin: row.radius
        radius: 3
        color: row.colors.solid
        visible: !row.calm
    }
    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: Theme.l
        anchors.rightMargin: Theme.s
        anchors.topMargin: Theme.m
        spacing: Theme.s

        RowLayout {
            spacing: Theme.m

            Icon {
                name: row.level !== "neutral" && row.level !== "good" ? Theme.levelIcon(row.level) : row.outcome === "notCovered" ? "not-covered" : Theme.levelIcon(row.level)
                color: row.colors.text
                implicitWidth: Theme.iconSize
                implicitHeight: Theme.iconSize
                Layout.alignment: Qt.AlignTop
            }
            ColumnLayout {
                spacing: Theme.xs
                Layout.fillWidth: true

                AppText {
                    text: row.title
                    kind: AppText.Strong
                    Layout.fillWidth: true
                }
                AppText {
                    text: row.text
                    visible: text !== ""
                    Layout.fillWidth: true
                }
            }
            IconButton {
                text: row.open ? qsTr("Hide the reasons of: %1").arg(row.title) : qsTr("Show the reasons of: %1").arg(row.title)
                iconName: row.open ? "up" : "down"
                ink: Theme.colors.muted
                visible: row.hasMore
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: -Theme.s
                onClicked: row.open = !row.open
            }
        }
        CheckReasons {
            visible: row.open && row.hasMore
            outcomeText: row.outcomeText
            level: row.level
            advice: row.advice
            basis: row.basis
            records: row.records
            Layout.fillWidth: true
            Layout.leftMargin: Theme.iconSize + Theme.m
            Layout.rightMargin: Theme.s
        }
    }
}
