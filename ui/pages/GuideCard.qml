// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What to look at on these goods, as the holder of the brand or an authority describes it: with pictures, which grow
/// when they are pressed.
Card {
    id: card

    required property var rows

    visible: rows.length > 0
    spacing: Theme.m

    SectionHeader {
        text: qsTr("What to look at")
        iconName: "picture"
        count: card.rows.length
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Descriptions help you look; they prove nothing by themselves. Photograph what you see.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    Repeater {
        model: card.rows

        GuideRow {
            Layout.fillWidth: true
        }
    }
}
