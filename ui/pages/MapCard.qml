// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Where findings were made, drawn from their coordinates alone.
Card {
    id: card

    required property var points ///< [{id, latitude, longitude, level, title, subtitle}]
    property int withoutPlace: 0

    readonly property int mostRows: 20

    signal findingsAsked(var ids) ///< of what was pressed; none: all
    signal findingAsked(string id)

    function takeFocus() {
        map.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    spacing: Theme.s

    SectionHeader {
        text: qsTr("Map of findings")
        iconName: "place"
        count: card.points.length
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Drawn on this device from coordinates: there is no base map. North is up.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("%n without coordinates", "", card.withoutPlace)
        kind: AppText.Caption
        muted: true
        visible: card.withoutPlace > 0
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("No finding of this period has coordinates.")
        muted: true
        visible: card.points.length === 0
        Layout.fillWidth: true
    }
    MapView {
        id: map

        points: card.points
        visible: card.points.length > 0
        Layout.fillWidth: true
        Layout.preferredHeight: 420
    }
    Flow {
        visible: map.visible
        spacing: Theme.s
        Layout.fillWidth: true

        AppButton {
            text: "+"
            Accessible.name: qsTr("Closer")
            onClicked: map.zoom(2)
        }
        AppButton {
            text: "−"
            Accessible.name: qsTr("Further away")
            onClicked: map.zoom(0.5)
        }
        AppButton {
            text: qsTr("Show all")
            onClicked: map.fit()
        }
        AppButton {
            text: map.chosen.length > 0 ? qsTr("Open these findings") : qsTr("Open findings")
            iconName: "findings"
            onClicked: card.findingsAsked(map.chosen.map(point => point.id))
        }
    }
    Repeater {
        model: map.chosen.slice(0, card.mostRows)

        RecordRow {
            required property var modelData

            kind: "finding"
            title: modelData.title
            subtitle: modelData.subtitle
            level: modelData.level
            Layout.fillWidth: true
            onClicked: card.findingAsked(modelData.id)
        }
    }
    AppText {
        text: qsTr("%n more under this mark", "", map.chosen.length - card.mostRows)
        muted: true
        visible: map.chosen.length > card.mostRows
        Layout.fillWidth: true
    }
}
