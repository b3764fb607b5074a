// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Language, colours, size of the letters, hand.
Card {
    id: card

    required property var settings

    readonly property list<real> scales: [0.8, 1, 1.25, 1.5, 2]

    function nearest(scale: real): string {
        let best = scales[0];
        for (const candidate of scales) {
            if (Math.abs(candidate - scale) < Math.abs(best - scale))
                best = candidate;
        }
        return String(best);
    }

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
        texts: [qsTr("As the system"), qsTr("Light"), qsTr("Dark")]
        values: ["system", "light", "dark"]
        current: card.settings.theme
        Layout.fillWidth: true
        onChosen: value => card.settings.theme = value
    }
    Choice {
        label: qsTr("Size of text")
        texts: card.scales.map(scale => qsTr("%1 %").arg(Math.round(scale * 100)))
        values: card.scales.map(scale => String(scale))
        current: card.nearest(card.settings.fontScale)
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
