// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The tier that the lists give is an inference from the HS code and the product group: the inspector may confirm or
/// correct it, and says why.
Card {
    id: card

    required property var result

    SectionHeader {
        text: qsTr("Risk tier")
        iconName: "possible"
        Layout.fillWidth: true
    }
    AppText {
        text: card.result.tierText === "" ? qsTr("No risk list names this product.")
                                          : qsTr("%1: taken from the risk lists by HS code and product group, not read from the goods.").arg(card.result.tierText)
        kind: AppText.Caption
        muted: true
        visible: card.result.confirmedTier === ""
        Layout.fillWidth: true
    }
    Choice {
        label: qsTr("Your judgement")
        texts: [qsTr("As listed"), qsTr("Low"), qsTr("Medium"), qsTr("High")]
        values: ["", "low", "medium", "high"]
        current: card.result.confirmedTier
        Layout.fillWidth: true
        onChosen: value => card.result.confirmedTier = value
    }
    GoodsField {
        result: card.result
        label: qsTr("Reason")
        placeholder: qsTr("What on the goods or in the papers says so")
        value: card.result.tierReason
        visible: card.result.confirmedTier !== ""
        Layout.fillWidth: true
        onSaid: text => card.result.tierReason = text
    }
}
