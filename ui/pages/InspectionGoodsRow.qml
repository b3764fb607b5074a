// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One item met: how often, what was found, what was recorded.
ListRow {
    id: item

    required property int row
    required property string title
    required property string detail
    required property string group
    required property string level
    required property int times
    required property string finding
    required property var inspection

    readonly property LevelColors colors: Theme.level(level)

    signal itemAsked()

    text: title + ". " + group + ". " + detail
    Accessible.description: finding !== "" ? qsTr("finding recorded") : qsTr("no finding")
    onClicked: itemAsked()

    contentItem: RowLayout {
        spacing: Theme.m

        Icon {
            name: Theme.levelIcon(item.level)
            color: item.colors.text
            implicitWidth: Theme.iconSize
            implicitHeight: Theme.iconSize
            Layout.alignment: Qt.AlignTop
        }
        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            AppText {
                text: item.times > 1 ? qsTr("%1 ×%2").arg(item.title).arg(item.times) : item.title
                kind: AppText.Strong
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
            }
            AppText {
                text: item.detail
                kind: AppText.Caption
                muted: true
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
            }
            LevelChip {
                level: item.finding !== "" ? "good" : item.level === "violation" || item.level === "danger" ? "attention" : "neutral"
                iconName: item.finding !== "" ? "check" : "note"
                text: item.finding !== "" ? qsTr("Finding recorded") : qsTr("No finding")
                visible: item.finding !== "" || item.level === "violation" || item.level === "danger"
                Layout.topMargin: Theme.xs
            }
        }
        IconButton {
            text: qsTr("Take a sample of %1").arg(item.title)
            iconName: "package"
            visible: !item.inspection.readOnly
            onClicked: {
                item.inspection.addSampleOf(item.row);
                item.inspection.step = 3;
            }
        }
        IconButton {
            text: qsTr("Take away %1").arg(item.title)
            iconName: "remove"
            visible: !item.inspection.readOnly
            onClicked: item.inspection.remove("items", item.row)
        }
    }
}
