// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Where: an address with its position, or an online listing with a screenshot.
Card {
    id: card

    required property var app

    readonly property var inspection: app.inspection
    readonly property string latitude: inspection.fields["place.latitude"] ?? ""

    readonly property PictureDrop drop: PictureDrop {
        parent: card
        anchors.fill: parent
        enabled: listing.online && !card.inspection.readOnly
        onFilesDropped: files => files.forEach(file => card.inspection.attach(file, "listing"))
    }

    signal screenshotAsked()

    SectionHeader {
        text: qsTr("Place")
        iconName: "place"
        Layout.fillWidth: true
    }
    InspectionField {
        inspection: card.inspection
        name: "place.description"
        label: qsTr("Address where it takes place")
        placeholder: qsTr("Shop, market, warehouse, border post")
        Layout.fillWidth: true
        picturesFirst: card.app.clipboard.pictureFile && listing.online
        onOtherPasted: listing.paste()
    }
    RowLayout {
        spacing: Theme.m

        AppText {
            text: card.latitude !== "" ? qsTr("Position: %1, %2").arg(card.latitude).arg(card.inspection.fields["place.longitude"]) : card.inspection.canLocate ? qsTr("No position yet") : qsTr("This device has no position source: type the place.")
            kind: AppText.Caption
            muted: true
            Layout.fillWidth: true
        }
        AppButton {
            text: card.inspection.locating ? qsTr("Looking for the position") : qsTr("Take the position")
            iconName: "place"
            visible: card.inspection.canLocate
            enabled: !card.inspection.locating && !card.inspection.readOnly
            onClicked: card.inspection.locate()
        }
    }
    InspectionListing {
        id: listing

        app: card.app
        Layout.fillWidth: true
        onScreenshotAsked: card.screenshotAsked()
    }
}
