// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Signatures and annexes that could not be stored: they are tried again, or the minutes go without them.
ColumnLayout {
    id: files

    required property var inspection

    visible: inspection.unstoredText !== ""
    spacing: Theme.s

    Banner {
        level: "error"
        text: files.inspection.unstoredText
        actionText: qsTr("Try again")
        Layout.fillWidth: true
        onAction: files.inspection.storeAgain()
    }
    Flow {
        layoutDirection: Theme.direction
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Leave out what could not be stored")
            iconName: "remove"
            width: Math.min(implicitWidth, parent.width)
            onClicked: files.inspection.leaveOut()
        }
    }
}
