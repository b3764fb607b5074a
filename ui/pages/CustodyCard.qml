// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Who had the item, where and when: a line from stop to stop, with what does not fit marked on it.
Card {
    id: card

    required property var result

    visible: result.custody.length > 0 || result.custodyText !== ""
    spacing: 0

    SectionHeader {
        text: qsTr("Chain of custody")
        iconName: "link"
        Layout.fillWidth: true
        Layout.bottomMargin: Theme.m
    }
    AppText {
        text: card.result.custodyText
        muted: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    Repeater {
        model: card.result.custody

        CustodyStop {
            required property int index

            first: index === 0
            last: index === card.result.custody.length - 1
            Layout.fillWidth: true
        }
    }
}
