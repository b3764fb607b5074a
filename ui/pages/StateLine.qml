// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// A state: icon in its level's colour, what it is, and details.
RowLayout {
    id: line

    required property string title
    required property string text
    required property string iconName
    property string level: "neutral"

    readonly property LevelColors colors: Theme.level(level)

    spacing: Theme.m

    Rectangle {
        implicitWidth: Theme.iconSize + Theme.xl
        implicitHeight: implicitWidth
        radius: Theme.radius
        color: line.colors.container
        Layout.alignment: Qt.AlignTop

        Icon {
            anchors.centerIn: parent
            width: Theme.iconSize
            height: Theme.iconSize
            name: line.iconName
            color: line.colors.text
        }
    }
    ColumnLayout {
        spacing: 2
        Layout.fillWidth: true

        AppText {
            text: line.title
            kind: AppText.Strong
            Layout.fillWidth: true
        }
        AppText {
            text: line.text
            muted: true
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            visible: text !== ""
            Layout.fillWidth: true
        }
    }
}
