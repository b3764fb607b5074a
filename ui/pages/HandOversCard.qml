// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Samples handed over to laboratories.
Card {
    id: card

    required property var inspection

    readonly property var handOvers: inspection.lists.handOvers ?? []

    signal documentAsked()

    SectionHeader {
        text: qsTr("Hand-over to a laboratory")
        iconName: "upload"
        count: card.handOvers.length
        Layout.fillWidth: true
    }
    Repeater {
        model: card.handOvers.length

        HandOverRow {
            required property int index

            inspection: card.inspection
            row: index
            Layout.fillWidth: true
        }
    }
    Flow {
        spacing: Theme.s
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Add a hand-over")
            iconName: "add"
            visible: !card.inspection.readOnly
            onClicked: card.inspection.addHandOver()
        }
        AppButton {
            text: qsTr("Hand-over as a document")
            iconName: "findings"
            visible: card.handOvers.length > 0
            onClicked: card.documentAsked()
        }
    }
}
