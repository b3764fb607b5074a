// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Where an item was met, and the papers that came with it.
Card {
    id: card

    required property var result

    Choice {
        label: qsTr("Where it was met")
        texts: [qsTr("Market"), qsTr("Border"), qsTr("Online")]
        values: ["market", "border", "online"]
        current: card.result.mode
        Layout.fillWidth: true
        onChosen: value => card.result.mode = value
    }
    GoodsField {
        result: card.result
        label: qsTr("Address of the listing")
        placeholder: "https://…"
        value: card.result.listingUrl
        visible: card.result.mode === "online"
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onSaid: text => card.result.listingUrl = text
    }
    ListingFields {
        listing: card.result.listing
        visible: card.result.mode === "online"
        Layout.fillWidth: true
        onEdited: (name, text) => card.result.setListing(name, text)
    }
    GoodsField {
        result: card.result
        label: qsTr("Customs declaration")
        placeholder: qsTr("Number in the papers")
        value: card.result.declaration
        inputMethodHints: Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onSaid: text => card.result.declaration = text
    }
    GoodsField {
        result: card.result
        label: qsTr("Line of the declaration")
        placeholder: qsTr("Any line")
        value: card.result.declarationLine > 0 ? String(card.result.declarationLine) : ""
        visible: card.result.declaration !== ""
        maximumLength: 5
        inputMethodHints: Qt.ImhDigitsOnly
        Layout.fillWidth: true
        onSaid: text => card.result.declarationLine = Number(text) || 0
    }
    CountryField {
        result: card.result
        label: qsTr("Country in the certificate of origin")
        code: card.result.certificateOrigin
        Layout.fillWidth: true
        onPicked: code => card.result.certificateOrigin = code
    }
}
