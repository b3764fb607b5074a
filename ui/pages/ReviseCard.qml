// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Signed minutes are only replaced, with a reason.
Card {
    id: card

    required property var inspection

    SectionHeader {
        text: qsTr("Signed")
        iconName: "good"
        level: "good"
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("These minutes no longer change. If something is wrong, make a revision: it names its reason, everybody signs again, and both stay on record.")
        muted: true
        Layout.fillWidth: true
    }
    NoteField {
        id: reason

        label: qsTr("Reason for the revision")
        lines: 2
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Revise")
        iconName: "undo"
        enabled: reason.text.trim() !== ""
        onClicked: card.inspection.revise(reason.text)
    }
}
