// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What this device has found before about what is shown.
Card {
    id: card

    required property var rows
    required property string text

    signal findingAsked(string id) ///< or minutes

    visible: rows.length > 0 || text !== ""
    spacing: Theme.s

    SectionHeader {
        text: qsTr("Found here before")
        iconName: "findings"
        count: card.rows.length
        Layout.fillWidth: true
    }
    RecordRows {
        rows: card.rows
        Layout.fillWidth: true
        onOpened: (kind, recordId) => card.findingAsked(recordId)
    }
    AppText {
        text: card.text
        muted: true
        visible: text !== ""
        Layout.fillWidth: true
    }
}
