// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The score of Annex VI: an aid for a person who weighs a risk. The legal tier is what the lists say.
Card {
    id: card

    required property var result
    property string k: "1"
    property string c: "3"
    property string p: "3"
    property bool open: false

    SectionHeader {
        text: qsTr("Risk score")
        iconName: "attention"
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Annex VI of Decree 37/2026, for the worst hazard. An aid only: the legal tier is what the lists say.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Weigh the risk")
        iconName: "down"
        visible: !card.open
        onClicked: card.open = true
    }
    Choice {
        label: qsTr("k: how far the hazard applies")
        texts: ["0", "0.2", "0.5", "0.8", "1"].map(value => Number(value).toLocaleString(Qt.locale(), "f", value.length > 1 ? 1 : 0))
        values: ["0", "0.2", "0.5", "0.8", "1"]
        current: card.k
        visible: card.open
        Layout.fillWidth: true
        onChosen: value => card.k = value
    }
    Choice {
        label: qsTr("C: how grave the harm is")
        texts: ["1", "2", "3", "4", "5"]
        values: ["1", "2", "3", "4", "5"]
        current: card.c
        visible: card.open
        Layout.fillWidth: true
        onChosen: value => card.c = value
    }
    Choice {
        label: qsTr("P: how likely it is")
        texts: ["1", "2", "3", "4", "5"]
        values: ["1", "2", "3", "4", "5"]
        current: card.p
        visible: card.open
        Layout.fillWidth: true
        onChosen: value => card.p = value
    }
    AppText {
        text: card.result.scoreText(Number(card.k), Number(card.c), Number(card.p))
        kind: AppText.Strong
        visible: card.open
        Layout.fillWidth: true
    }
}
