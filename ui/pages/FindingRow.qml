// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One finding: what it is about and how far it has come.
Rectangle {
    id: row

    required property string findingId
    required property int sequence
    required property string timeText
    required property string title
    required property string key
    required property string overallText
    required property string level
    required property string note
    required property string stateText
    required property string stateLevel
    required property string filesText
    required property string problemText
    required property bool unreached
    // "state" belongs to every item, so the role comes through the model.
    required property var model

    property bool toldAbove: false ///< that the hub is not reached
    readonly property string progress: model.state
    readonly property bool refused: progress === "quarantined"

    signal retryAsked()
    signal detailsAsked()
    signal paperAsked()

    implicitHeight: column.implicitHeight + 2 * Theme.m
    radius: Theme.radius
    color: Theme.colors.surface
    border.width: Theme.outline
    border.color: refused ? Theme.colors.danger.line : Theme.colors.line
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("Finding %1. %2. %3. %4").arg(sequence).arg(title).arg(overallText).arg(stateText)

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.m
        anchors.leftMargin: Theme.l
        spacing: Theme.xs

        RowLayout {
            spacing: Theme.m
            layoutDirection: Theme.direction

            AppText {
                text: row.title
                kind: AppText.Strong
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
            LevelChip {
                level: row.stateLevel
                iconName: row.progress === "complete" ? "good" : row.refused ? "danger" : row.progress === "saved" ? "clock" : "upload"
                text: row.stateText
                Layout.maximumWidth: Math.round(row.width * 0.45)
                Layout.alignment: Qt.AlignTop
            }
            IconButton {
                text: qsTr("Details of finding %1").arg(row.sequence)
                iconName: "next"
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: -Theme.s
                onClicked: row.detailsAsked()
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
                kind: AppText.Strong
                color: Theme.level(row.level).text
                Layout.fillWidth: true
            }
        }
        AppText {
            text: row.note
            visible: text !== ""
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            maximumLineCount: 3
            elide: Text.ElideRight
            mayElide: true
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.s
            layoutDirection: Theme.direction
            Layout.fillWidth: true

            AppText {
                text: [qsTr("No. %1").arg(row.sequence), row.timeText, row.key, row.filesText].filter(part => part !== "").join(" · ")
                kind: AppText.Caption
                muted: true
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Print preview")
                Accessible.name: qsTr("Print preview of finding %1").arg(row.sequence)
                kind: AppButton.Plain
                onClicked: row.paperAsked()
            }
        }
        Banner {
            level: row.refused ? "error" : "warning"
            text: row.problemText
            actionText: qsTr("Try again")
            visible: text !== "" && !(row.toldAbove && row.unreached)
            Layout.fillWidth: true
            Layout.topMargin: Theme.xs
            onAction: row.retryAsked()
        }
    }
}
