// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What a check does not have yet although it was saved: its minutes, and findings of its goods.
ColumnLayout {
    id: lacks

    required property var consignment

    spacing: Theme.s
    visible: consignment.lacksMinutes || consignment.unnamed > 0

    Banner {
        level: "warning"
        text: qsTr("The result is saved, but its minutes were never made: the app ended in between.")
        visible: lacks.consignment.lacksMinutes
        Layout.fillWidth: true
    }
    Banner {
        level: "warning"
        text: qsTr("%n finding(s) of these goods are saved, but the check does not name them yet: the disk may be full, or the data folder cannot be written.", "", lacks.consignment.unnamed)
        actionText: qsTr("Try again")
        visible: lacks.consignment.unnamed > 0
        Layout.fillWidth: true
        onAction: lacks.consignment.nameFindings()
    }
}
