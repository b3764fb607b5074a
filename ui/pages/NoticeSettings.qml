// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// How new serious alerts and deadlines are told.
Card {
    id: card

    required property var settings

    SectionHeader {
        text: qsTr("Notices")
        iconName: "flag"
        Layout.fillWidth: true
    }
    Toggle {
        text: qsTr("Tell new serious alerts and deadlines on the desktop")
        helper: qsTr("Only how many there are. What they say is read in the app, where it stays until you have read it.")
        checked: card.settings.notices
        Layout.fillWidth: true
        onToggled: card.settings.notices = checked
    }
    GridLayout {
        columns: 2
        columnSpacing: Theme.m
        visible: card.settings.notices
        Layout.fillWidth: true

        Field {
            label: qsTr("Quiet from")
            placeholder: "20:00"
            text: card.settings.quietFrom
            maximumLength: 5
            Layout.fillWidth: true
            onFinished: card.settings.quietFrom = text
        }
        Field {
            label: qsTr("Quiet until")
            placeholder: "06:00"
            text: card.settings.quietTo
            maximumLength: 5
            Layout.fillWidth: true
            onFinished: card.settings.quietTo = text
        }
    }
}
