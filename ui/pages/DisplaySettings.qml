// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Language, colours, size of the letters, hand.
Card {
    id: card

    required property var settings

    SectionHeader {
        text: qsTr("Display")
        iconName: "theme"
        Layout.fillWidth: true
    }
    Choice {
        label: qsTr("Language")
        texts: ["Tiếng Việt", "English"]
        values: ["vi", "en"]
        current: card.settings.language
        Layout.fillWidth: true
        onChosen: value => card.settings.language = value
    }
    Choice {
        label: qsTr("Colours")
        texts: [qsTr("As the system"), qsTr("Light"), qsTr("Dark"), qsTr("Sunlight")]
        values: ["system", "light", "dark", "sunlight"]
        current: card.settings.theme
        Layout.fillWidth: true
        onChosen: value => card.settings.theme = value
    }
    Choice {
        label: qsTr("Size of text")
        texts: Theme.fontScales.map(scale => qsTr("%1 %").arg(Math.round(scale * 100)))
        values: Theme.fontScales.map(scale => String(scale))
        current: String(Theme.fontScales[Theme.nearestScale(card.settings.fontScale)])
        Layout.fillWidth: true
        onChosen: value => card.settings.fontScale = Number(value)
    }
    Choice {
        label: qsTr("Hand that works")
        texts: [qsTr("Right"), qsTr("Left")]
        values: ["right", "left"]
        current: card.settings.leftHanded ? "left" : "right"
        Layout.fillWidth: true
        onChosen: value => card.settings.leftHanded = value === "left"
    }
}
