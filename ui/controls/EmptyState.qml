// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/// What a page says when it has nothing to show, and what to do about it.
ColumnLayout {
    id: empty

    required property string title
    property string text
    property string iconName: "info"
    property string actionText
    property string actionIcon

    signal action()

    spacing: Theme.m

    Rectangle {
        implicitWidth: 88
        implicitHeight: 88
        radius: 44
        color: Theme.colors.tint
        Layout.alignment: Qt.AlignHCenter

        Icon {
            anchors.centerIn: parent
            width: 44
            height: 44
            name: empty.iconName
            color: Theme.colors.tintText
        }
    }
    AppText {
        text: empty.title
        kind: AppText.Title
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    AppText {
        text: empty.text
        muted: true
        horizontalAlignment: Text.AlignHCenter
        visible: text !== ""
        Layout.fillWidth: true
        Layout.maximumWidth: 480
        Layout.alignment: Qt.AlignHCenter
    }
    AppButton {
        text: empty.actionText
        iconName: empty.actionIcon
        kind: AppButton.Primary
        visible: text !== ""
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.s
        onClicked: empty.action()
    }
}
