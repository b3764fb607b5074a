// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Every version of the minutes that was signed: when, why, how far it has come, and what it changed.
Card {
    id: card

    required property var versions ///< {rows, errorText}

    readonly property var rows: versions.rows

    /// The minutes of this id are to be looked at as they were signed.
    signal minutesAsked(string id)

    SectionHeader {
        text: qsTr("Versions")
        iconName: "book"
        count: card.rows.length
        Layout.fillWidth: true
    }
    Banner {
        text: card.versions.errorText
        level: "error"
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Only one version was signed: nothing has been revised.")
        muted: true
        visible: card.rows.length === 1
        Layout.fillWidth: true
    }
    Repeater {
        model: card.rows

        VersionRow {
            required property var modelData

            version: modelData
            first: modelData.revision === 1
            Layout.fillWidth: true
            onMinutesAsked: card.minutesAsked(modelData.minutes)
        }
    }
}
