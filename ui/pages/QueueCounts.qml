// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// How many findings stand where.
GridLayout {
    id: counts

    required property var findings
    property bool wide: true

    readonly property var tiles: [
        { number: findings.waiting, text: qsTr("Waiting"), level: findings.waiting > 0 ? "attention" : "neutral", icon: "clock" },
        { number: findings.partial, text: qsTr("Files missing at the hub"), level: findings.partial > 0 ? "attention" : "neutral", icon: "upload" },
        { number: findings.complete, text: qsTr("Complete at the hub"), level: findings.complete > 0 ? "good" : "neutral", icon: "good" },
        { number: findings.quarantined, text: qsTr("Refused by the hub"), level: findings.quarantined > 0 ? "danger" : "neutral", icon: "danger" }
    ]

    columns: width >= 800 * Math.max(1, Theme.fontScale) ? 4 : 2
    columnSpacing: Theme.s
    rowSpacing: Theme.s
    uniformCellWidths: true

    Repeater {
        model: counts.tiles

        Card {
            id: tile

            required property var modelData
            readonly property LevelColors colors: Theme.level(modelData.level)

            padding: Theme.m
            Layout.fillWidth: true
            Layout.fillHeight: true
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.text + ": " + modelData.number

            RowLayout {
                spacing: Theme.m

                Icon {
                    name: tile.modelData.icon
                    color: tile.colors.text
                    implicitWidth: Theme.iconSize
                    implicitHeight: Theme.iconSize
                }
                AppText {
                    text: tile.modelData.number
                    kind: AppText.Headline
                    color: tile.colors.text
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
                AppText {
                    text: tile.modelData.text
                    kind: AppText.Caption
                    muted: true
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
            }
        }
    }
}
