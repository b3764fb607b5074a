// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// A record in a list. One without `kind` opens nothing.
ListRow {
    id: control

    required property string kind
    required property string title
    property string subtitle
    property string level: "neutral"
    property string chip
    property bool fresh: false

    text: [fresh ? qsTr("New") : "", title, chip, subtitle].filter(part => part !== "").join(". ")
    hoverEnabled: kind !== ""
    focusPolicy: kind !== "" ? Qt.StrongFocus : Qt.NoFocus
    leftPadding: Theme.m
    rightPadding: Theme.m

    contentItem: RowLayout {
        spacing: Theme.m

        Rectangle {
            implicitWidth: 10
            implicitHeight: 10
            radius: 5
            color: Theme.colors.primary
            visible: control.fresh
        }
        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            AppText {
                text: control.title
                kind: AppText.Strong
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            AppText {
                text: control.subtitle
                kind: AppText.Caption
                muted: true
                visible: text !== ""
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        LevelChip {
            level: control.level
            text: control.chip
            visible: text !== ""
            Layout.maximumWidth: Math.round(control.width * 0.4)
        }
        Icon {
            name: "next"
            color: Theme.colors.muted
            visible: control.kind !== ""
            implicitWidth: Math.round(Theme.iconSize * 0.75)
            implicitHeight: implicitWidth
        }
    }
}
