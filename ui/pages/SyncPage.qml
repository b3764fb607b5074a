// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// How fresh the data is, and the contact with the hub.
FocusScope {
    id: page

    required property var app
    property bool wide: true

    readonly property var sync: app.sync

    ScrollPage {
        anchors.fill: parent
        columnWidth: 1040

        Banner {
            level: page.sync.messageLevel
            text: page.sync.message
            visible: text !== ""
            Layout.fillWidth: true
        }
        Banner {
            level: "warning"
            title: qsTr("The clock is wrong")
            text: page.sync.clockText
            visible: text !== ""
            Layout.fillWidth: true
        }
        Banner {
            level: "error"
            title: page.sync.catalogueText
            text: qsTr("Codes are still read and findings still saved, but nothing can be compared. Connect once to download the data.")
            visible: !page.sync.available
            Layout.fillWidth: true
        }
        Banner {
            level: "warning"
            title: qsTr("The data is old")
            text: qsTr("Verdicts say how old their data is. Update before you rely on what is missing from it.")
            visible: page.sync.available && page.sync.stale
            Layout.fillWidth: true
        }
        Banner {
            level: "warning"
            iconName: "sample"
            title: qsTr("SAMPLE DATA")
            text: qsTr("Sample data made for demonstration. Nothing here describes a real product or firm.")
            visible: page.sync.demo
            Layout.fillWidth: true
        }
        SyncState {
            sync: page.sync
            settings: page.app.settings
            Layout.fillWidth: true
        }
        StickCard {
            stick: page.app.stick
            visible: page.app.stick.available
            Layout.fillWidth: true
        }
        TablesCard {
            tables: page.app.tables
            visible: page.app.tables.available
            Layout.fillWidth: true
        }
        ColumnLayout {
            visible: page.sync.datasets.length > 0
            spacing: Theme.s

            SectionHeader {
                text: qsTr("Data on this device")
                iconName: "database"
                Layout.fillWidth: true
            }
            Repeater {
                model: page.sync.datasets

                DatasetRow {
                    required property var modelData

                    dataset: modelData
                    locale: Qt.locale(page.app.settings.language)
                    Layout.fillWidth: true
                }
            }
        }
    }
}
