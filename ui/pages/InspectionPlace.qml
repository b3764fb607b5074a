// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Where: an address with its position, or an online listing with a screenshot.
Card {
    id: card

    required property var inspection

    readonly property string latitude: inspection.fields["place.latitude"] ?? ""
    readonly property var shots: (inspection.lists.annexes ?? []).filter(file => file.label === "listing")

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
    InspectionField {
        inspection: card.inspection
        name: "place.listingUrl"
        label: qsTr("Online listing")
        placeholder: qsTr("Its address, when goods are offered online")
        iconName: "link"
        inputMethodHints: Qt.ImhUrlCharactersOnly
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Add a screenshot of the listing")
        iconName: "picture"
        visible: (card.inspection.fields["place.listingUrl"] ?? "") !== ""
        enabled: !card.inspection.readOnly
        onClicked: card.screenshotAsked()
    }
    Repeater {
        model: card.shots

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
                enabled: !card.inspection.readOnly
                onClicked: card.inspection.remove("evidence", shot.modelData.row)
            }
        }
    }
}
