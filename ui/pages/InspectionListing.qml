// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The online listing that an inspection is about, with its screenshots.
ColumnLayout {
    id: listing

    required property var inspection

    readonly property var names: ["place.listingUrl", "place.listingPlatform", "place.listingShop", "place.listingNumber", "place.listingPrice"]
    readonly property bool online: names.some(name => (inspection.fields[name] ?? "") !== "")
    readonly property var shots: (inspection.lists.annexes ?? []).filter(file => file.label === "listing")
    readonly property int longest: 64 ///< characters, as the models keep them

    signal screenshotAsked()

    spacing: Theme.m

    InspectionField {
        inspection: listing.inspection
        name: listing.names[0]
        label: qsTr("Online listing")
        placeholder: qsTr("Its address, when goods are offered online")
        iconName: "link"
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onFinished: listing.inspection.describeListing()
    }
    FormGrid {
        visible: listing.online
        Layout.fillWidth: true

        InspectionField {
            inspection: listing.inspection
            name: listing.names[1]
            label: qsTr("Platform")
            placeholder: qsTr("Marketplace, social network or site")
            maximumLength: listing.longest
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: listing.inspection
            name: listing.names[2]
            label: qsTr("Shop on the platform")
            placeholder: qsTr("Its name there, or the seller's")
            maximumLength: listing.longest
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: listing.inspection
            name: listing.names[3]
            label: qsTr("Number of the listing")
            placeholder: qsTr("As the platform gives it")
            maximumLength: listing.longest
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhLatinOnly
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: listing.inspection
            name: listing.names[4]
            label: qsTr("Price shown")
            placeholder: qsTr("With its currency: 120.000 ₫")
            maximumLength: listing.longest
            inputMethodHints: Qt.ImhPreferNumbers | Qt.ImhNoPredictiveText
            Layout.fillWidth: true
        }
    }
    AppText {
        text: listing.shots.length > 0 ? qsTr("The screenshot is signed with the minutes.") : qsTr("A listing can change or vanish at any time: keep a screenshot of it, with its price.")
        kind: AppText.Caption
        muted: true
        visible: listing.online
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Add a screenshot of the listing")
        iconName: "picture"
        visible: listing.online
        enabled: !listing.inspection.readOnly
        onClicked: listing.screenshotAsked()
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
