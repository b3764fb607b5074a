// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One item of the running list.
ListRow {
    id: row

    required property int index
    required property string key
    required property string title
    required property string overallText
    required property string level
    required property string summary
    required property string timeText
    required property int count
    property string chosenKey

    readonly property LevelColors colors: Theme.level(level)

    chosen: chosenKey !== "" && chosenKey === key
    text: title + ". " + overallText + ". " + key
    Accessible.description: summary

    contentItem: RowLayout {
        spacing: Theme.m

        Rectangle {
            implicitWidth: Theme.iconSize + Theme.l
            implicitHeight: implicitWidth
            radius: width / 2
            color: row.colors.container
            Layout.alignment: Qt.AlignTop

            Icon {
                anchors.centerIn: parent
                width: Theme.iconSize
                height: Theme.iconSize
                name: Theme.levelIcon(row.level)
                color: row.colors.text
            }
        }
        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            RowLayout {
                spacing: Theme.s

                AppText {
                    text: row.title
                    kind: AppText.Strong
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    mayElide: true
                    Layout.fillWidth: true
                }
                AppText {
                    text: row.count > 1 ? qsTr("×%1").arg(row.count) : ""
                    kind: AppText.Strong
                    visible: text !== ""
                    wrapMode: Text.NoWrap
                    Layout.alignment: Qt.AlignTop
                }
            }
            RowLayout {
                spacing: Theme.s

                AppText {
                    text: row.overallText
                    kind: AppText.Strong
                    color: row.colors.text
                    Layout.fillWidth: true
                }
                AppText {
                    text: row.timeText
                    kind: AppText.Caption
                    muted: true
                    wrapMode: Text.NoWrap
                    Layout.alignment: Qt.AlignBottom
                }
            }
            AppText {
                text: row.summary !== "" ? row.key + " · " + row.summary : row.key
                kind: AppText.Caption
                muted: true
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                mayElide: true
                Layout.fillWidth: true
            }
        }
    }
}
