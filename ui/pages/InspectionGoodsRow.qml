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
    required property string now ///< what it is judged now, where something else is recorded
    required property var inspection

    readonly property LevelColors colors: Theme.level(level)
    readonly property bool isSigned: inspection.readOnly || (inspection.lists.signatures ?? []).length > 0

    signal itemAsked()

    text: title + ". " + group + ". " + detail
    Accessible.description: [finding !== "" ? qsTr("finding recorded") : qsTr("no finding"), now].filter(part => part !== "").join(". ")
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
            AppText {
                text: item.now
                kind: AppText.Caption
                visible: text !== ""
                Layout.topMargin: Theme.xs
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Record what is judged now")
                iconName: "check"
                visible: item.now !== "" && !item.isSigned
                Layout.fillWidth: true
                Layout.maximumWidth: implicitWidth
                Accessible.name: qsTr("Record what is judged now of %1").arg(item.title)
                onClicked: item.inspection.takeOutcome(item.row)
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
