// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The page's name, and what must be seen on every page: sample data, age of the data, contact with the hub.
Rectangle {
    id: bar

    required property string title
    required property var app

    readonly property ShortcutTable table: ShortcutTable {}

    signal syncAsked()
    signal helpAsked()
    signal inspectionAsked()
    signal consignmentAsked()

    implicitHeight: row.implicitHeight + 2 * Theme.s
    color: Theme.colors.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.colors.line
    }
    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.l
        width: parent.width - 2 * Theme.l
        spacing: Theme.m
        layoutDirection: Theme.direction

        AppText {
            text: bar.title
            kind: AppText.Headline
            wrapMode: Text.NoWrap
            Accessible.role: Accessible.Heading
        }
        Flow {
            id: chips

            spacing: Theme.s
            layoutDirection: Theme.against
            Layout.fillWidth: true

            StatusChip {
                level: bar.app.sync.online ? "good" : "neutral"
                iconName: bar.app.sync.online ? "cloud" : "cloud-off"
                text: bar.app.sync.online ? qsTr("Online") : qsTr("Offline")
                tip: qsTr("Last contact: %1").arg(bar.app.sync.lastContactText)
                limit: chips.width
                onClicked: bar.syncAsked()
            }
            StatusChip {
                level: !bar.app.sync.available ? "danger" : bar.app.sync.stale ? "attention" : "neutral"
                iconName: "database"
                text: !bar.app.sync.available ? qsTr("No data on this device") : qsTr("Data: %1").arg(bar.app.sync.ageText)
                tip: bar.app.sync.catalogueAgeText
                limit: chips.width
                onClicked: bar.syncAsked()
            }
            StatusChip {
                level: "neutral"
                iconName: "inspection"
                text: bar.app.inspection.title
                tip: qsTr("What is scanned joins this inspection")
                visible: bar.app.inspection.open && !bar.app.inspection.readOnly
                limit: chips.width
                onClicked: bar.inspectionAsked()
            }
            StatusChip {
                level: bar.app.consignment.counting ? "good" : "neutral"
                iconName: "package"
                text: bar.app.consignment.counting ? qsTr("Counting: %1").arg(bar.app.consignment.head.declaration ?? "") : qsTr("Consignment: %1").arg(bar.app.consignment.head.declaration ?? "")
                tip: bar.app.consignment.counting ? qsTr("What is scanned is counted") : qsTr("Counted only on its own page")
                visible: bar.app.consignment.running
                limit: chips.width
                onClicked: bar.consignmentAsked()
            }
            StatusChip {
                level: "attention"
                iconName: "sample"
                text: qsTr("SAMPLE DATA")
                tip: qsTr("Made for demonstration: not for official use")
                visible: bar.app.demo
                limit: chips.width
                onClicked: bar.syncAsked()
            }
        }
        IconButton {
            text: qsTr("Help")
            keys: bar.table.shown("help")
            iconName: "help"
            onClicked: bar.helpAsked()
        }
    }
}
