// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/// The heading of a group, with a count if one is given.
RowLayout {
    id: header

    required property string text
    property string iconName
    property string level: ""
    property int count: -1

    spacing: Theme.s

    Icon {
        name: header.iconName
        color: header.level === "" ? Theme.colors.muted : Theme.level(header.level).text
        visible: header.iconName !== ""
        implicitWidth: Theme.iconSize
        implicitHeight: Theme.iconSize
    }
    AppText {
        text: header.count < 0 ? header.text : qsTr("%1 (%2)").arg(header.text).arg(header.count)
        kind: AppText.Large
        font.bold: true
        color: header.level === "" ? Theme.colors.text : Theme.level(header.level).text
        Layout.fillWidth: true
        Accessible.role: Accessible.Heading
    }
}
