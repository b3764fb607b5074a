// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One line of a consignment, or goods that belong to none.
ListRow {
    id: row

    required property int index
    required property int number
    required property string title
    required property string detail
    required property string stateText
    required property string level
    required property string countText
    required property real share
    required property string note
    required property string noteLevel ///< of the worst of it: a complete line may lack a proof

    readonly property LevelColors colors: Theme.level(level)

    text: (number > 0 ? qsTr("Line %1").arg(number) + ". " : "") + title + ". " + stateText + ". " + countText
    Accessible.description: note

    contentItem: ColumnLayout {
        spacing: 2

        RowLayout {
            spacing: Theme.s

            Icon {
                name: Theme.levelIcon(row.level)
                color: row.colors.text
                implicitWidth: Theme.iconSize
                implicitHeight: Theme.iconSize
                Layout.alignment: Qt.AlignTop
            }
            AppText {
                text: row.number > 0 ? row.number + ". " + row.title : row.title
                kind: AppText.Strong
                maximumLineCount: 2
                elide: Text.ElideRight
                mayElide: true
                Layout.fillWidth: true
            }
            AppText {
                text: row.countText
                kind: AppText.Strong
                wrapMode: Text.NoWrap
                Layout.alignment: Qt.AlignTop
            }
        }
        RowLayout {
            spacing: Theme.s

            AppText {
                text: row.stateText
                kind: AppText.Caption
                font.bold: true
                color: row.colors.text
                wrapMode: Text.NoWrap
            }
            AppText {
                text: row.detail
                kind: AppText.Caption
                muted: true
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                mayElide: true
                Layout.fillWidth: true
            }
        }
        Rectangle {
            implicitHeight: 6
            radius: 3
            color: Theme.colors.sunken
            visible: row.number > 0
            Layout.fillWidth: true

            Rectangle {
                width: parent.width * row.share
                height: parent.height
                radius: 3
                color: row.colors.solid
            }
        }
        AppText {
            text: row.note
            kind: AppText.Caption
            color: Theme.level(row.noteLevel).text
            visible: text !== ""
            maximumLineCount: 3
            elide: Text.ElideRight
            mayElide: true
            Layout.fillWidth: true
        }
    }
}
