// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One dataset: whose it is, how much of it is here, and how old.
Rectangle {
    id: row

    required property var dataset
    required property var locale

    readonly property string rowsText: typeof dataset.rows === "number" ? Number(dataset.rows).toLocaleString(locale, "f", 0) : String(dataset.rows ?? "")
    readonly property bool covered: dataset.covered
    readonly property string part: dataset.part ?? ""

    implicitHeight: grid.implicitHeight + 2 * Theme.m
    radius: Theme.radius
    color: Theme.colors.surface
    border.width: Theme.outline
    border.color: Theme.colors.line
    Accessible.role: Accessible.ListItem
    Accessible.name: dataset.name

    RowLayout {
        id: grid

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.l
        anchors.rightMargin: Theme.m
        spacing: Theme.m

        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            AppText {
                text: row.dataset.name
                kind: AppText.Strong
                Layout.fillWidth: true
            }
            AppText {
                text: row.covered || row.part !== "" ? [row.dataset.authority, row.dataset.version ? qsTr("version %1").arg(row.dataset.version) : "", row.dataset.asOf].filter(part => part).join(" · ") : qsTr("Checks that need it answer: not covered")
                kind: AppText.Caption
                muted: true
                visible: text !== ""
                Layout.fillWidth: true
            }
        }
        AppText {
            text: row.covered ? qsTr("%1 records").arg(row.rowsText) : ""
            visible: text !== ""
            wrapMode: Text.NoWrap
            horizontalAlignment: Text.AlignRight
        }
        LevelChip {
            level: row.covered ? "good" : "attention"
            iconName: row.covered ? "good" : "not-covered"
            text: row.covered ? qsTr("Covered") : row.part !== "" ? qsTr("Part “%1” only").arg(row.part) : qsTr("Not covered")
        }
    }
}
