// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Nqi.Controls

/// One mark to look at: its picture beside what is said of it, or large above it.
GridLayout {
    id: row

    required property var modelData

    property bool large

    readonly property bool pictured: modelData.picture !== "" && image.status !== Image.Error

    columns: large ? 1 : 2
    columnSpacing: Theme.m
    rowSpacing: Theme.s
    layoutDirection: Theme.direction

    T.AbstractButton {
        id: button

        visible: row.pictured
        implicitWidth: 128
        implicitHeight: row.large ? Math.round(width * 0.7) : 96
        Layout.fillWidth: row.large
        Layout.alignment: Qt.AlignTop
        onClicked: row.large = !row.large
        Accessible.name: row.large ? qsTr("Make the picture small: %1").arg(row.modelData.title) : qsTr("Make the picture large: %1").arg(row.modelData.title)

        background: Rectangle {
            radius: Theme.radiusSmall
            color: Theme.colors.sunken

            FocusRing {
                shown: button.visualFocus
                corner: Theme.radiusSmall
            }
        }
        contentItem: Image {
            id: image

            source: row.modelData.picture
            sourceSize.width: 960
            fillMode: Image.PreserveAspectFit
            asynchronous: true
            Accessible.role: Accessible.Graphic
            Accessible.name: row.modelData.text
        }
    }
    ColumnLayout {
        spacing: Theme.xs
        Layout.fillWidth: true
        Layout.columnSpan: row.pictured ? 1 : row.columns
        Layout.alignment: Qt.AlignTop

        LevelChip {
            level: row.modelData.imitation ? "attention" : "neutral"
            text: row.modelData.chip
            Layout.fillWidth: true
        }
        AppText {
            text: row.modelData.title
            kind: AppText.Strong
            Layout.fillWidth: true
        }
        AppText {
            text: row.modelData.text
            Layout.fillWidth: true
        }
        AppText {
            text: row.modelData.source
            kind: AppText.Caption
            muted: true
            visible: text !== ""
            Layout.fillWidth: true
        }
    }
}
