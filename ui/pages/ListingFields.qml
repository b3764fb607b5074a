// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What the page of an online listing shows beside its address.
FormGrid {
    id: fields

    required property var listing ///< {platform, shop, number, price}
    property bool readOnly: false
    property bool picturesFirst: false ///< as of a Field
    readonly property int longest: 64 ///< characters, as the models keep them

    signal edited(name: string, text: string)
    signal otherPasted() ///< as of a Field

    Field {
        label: qsTr("Platform")
        placeholder: qsTr("Marketplace, social network or site")
        text: fields.listing.platform ?? ""
        maximumLength: fields.longest
        readOnly: fields.readOnly
        Layout.fillWidth: true
        onEdited: text => fields.edited("platform", text)
        picturesFirst: fields.picturesFirst
        onOtherPasted: fields.otherPasted()
    }
    Field {
        label: qsTr("Shop on the platform")
        placeholder: qsTr("Its name there, or the seller's")
        text: fields.listing.shop ?? ""
        maximumLength: fields.longest
        readOnly: fields.readOnly
        Layout.fillWidth: true
        onEdited: text => fields.edited("shop", text)
        picturesFirst: fields.picturesFirst
        onOtherPasted: fields.otherPasted()
    }
    Field {
        label: qsTr("Number of the listing")
        placeholder: qsTr("As the platform gives it")
        text: fields.listing.number ?? ""
        maximumLength: fields.longest
        readOnly: fields.readOnly
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhLatinOnly
        Layout.fillWidth: true
        onEdited: text => fields.edited("number", text)
        picturesFirst: fields.picturesFirst
        onOtherPasted: fields.otherPasted()
    }
    Field {
        label: qsTr("Price shown")
        placeholder: qsTr("With its currency: 120.000 ₫")
        text: fields.listing.price ?? ""
        maximumLength: fields.longest
        readOnly: fields.readOnly
        inputMethodHints: Qt.ImhPreferNumbers | Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onEdited: text => fields.edited("price", text)
        picturesFirst: fields.picturesFirst
        onOtherPasted: fields.otherPasted()
    }
}
