// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// An inspection in the list.
ListRow {
    id: row

    required property string inspectionId
    required property string title
    required property string decision
    required property string kind
    required property string timeText
    required property string itemsText
    required property string level
    required property string overallText
    required property bool draft
    required property string stateText
    required property string stateLevel

    text: title + ". " + stateText + ". " + decision
    Accessible.description: kind + ", " + itemsText

    contentItem: ColumnLayout {
        spacing: Theme.xs

        RowLayout {
            spacing: Theme.m

            AppText {
                text: row.title
                kind: AppText.Strong
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
            LevelChip {
                level: row.stateLevel
                iconName: row.draft ? "note" : row.stateLevel === "good" ? "good" : "upload"
                text: row.stateText
                Layout.maximumWidth: Math.round(row.width * 0.45)
                Layout.alignment: Qt.AlignTop
            }
        }
        RowLayout {
            spacing: Theme.s

            Icon {
                name: Theme.levelIcon(row.level)
                color: Theme.level(row.level).text
                implicitWidth: Math.round(Theme.iconSize * 0.75)
                implicitHeight: implicitWidth
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 2
            }
            AppText {
                text: row.overallText
                color: Theme.level(row.level).text
                Layout.fillWidth: true
            }
        }
        AppText {
            text: [row.kind, row.decision, row.itemsText, row.timeText].join(" · ")
            kind: AppText.Caption
            muted: true
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            Layout.fillWidth: true
        }
    }
}
