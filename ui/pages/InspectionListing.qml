// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The online listing that an inspection is about, with its screenshots.
ColumnLayout {
    id: listing

    required property var app

    readonly property var inspection: app.inspection
    readonly property var page: ({
        platform: inspection.fields["place.listingPlatform"],
        shop: inspection.fields["place.listingShop"],
        number: inspection.fields["place.listingNumber"],
        price: inspection.fields["place.listingPrice"]
    })
    readonly property bool online: [inspection.fields["place.listingUrl"], page.platform, page.shop, page.number, page.price].some(text => (text ?? "") !== "")
    readonly property var shots: (inspection.lists.annexes ?? []).filter(file => file.label === "listing")

    signal screenshotAsked()

    function paste() {
        if (online && !inspection.readOnly)
            inspection.paste("listing");
    }

    spacing: Theme.m

    InspectionField {
        inspection: listing.inspection
        name: "place.listingUrl"
        label: qsTr("Online listing")
        placeholder: qsTr("Its address, when goods are offered online")
        iconName: "link"
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onFinished: listing.inspection.describeListing()
        picturesFirst: listing.app.clipboard.pictureFile && listing.online
        onOtherPasted: listing.paste()
    }
    ListingFields {
        listing: listing.page
        readOnly: listing.inspection.readOnly
        visible: listing.online
        Layout.fillWidth: true
        onEdited: (name, text) => listing.inspection.set("place.listing" + name.charAt(0).toUpperCase() + name.slice(1), text)
        picturesFirst: listing.app.clipboard.pictureFile
        onOtherPasted: listing.paste()
    }
    AppText {
        text: listing.shots.length > 0 ? qsTr("The screenshot is signed with the minutes.") : qsTr("A listing can change or vanish at any time: keep a screenshot of it, with its price.")
        kind: AppText.Caption
        muted: true
        visible: listing.online
        Layout.fillWidth: true
    }
    ActionKey {
        command: "paste"
        enabled: listing.visible && listing.online && !listing.inspection.readOnly
        onActivated: listing.paste()
    }
    Flow {
        spacing: Theme.s
        visible: listing.online
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Add a screenshot of the listing")
            iconName: "picture"
            width: Math.min(implicitWidth, parent.width)
            enabled: !listing.inspection.readOnly
            onClicked: listing.screenshotAsked()
        }
        AppButton {
            text: qsTr("Paste a screenshot of the listing")
            iconName: "paste"
            width: Math.min(implicitWidth, parent.width)
            visible: listing.visible && listing.app.clipboard.picture
            enabled: !listing.inspection.readOnly
            onClicked: listing.paste()
        }
    }
    Repeater {
        model: listing.shots

        RowLayout {
            id: shot

            required property int index
            required property var modelData

            spacing: Theme.m
            Layout.fillWidth: true

            IconLine {
                iconName: "picture"
                text: shot.modelData.text + " · " + shot.modelData.sizeText
                Layout.fillWidth: true
            }
            IconButton {
                text: qsTr("Take away screenshot %1").arg(shot.index + 1)
                iconName: "remove"
                enabled: !listing.inspection.readOnly
                onClicked: listing.inspection.remove("evidence", shot.modelData.row)
            }
        }
    }
}
