// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Which alerts the list shows: by words, by measure, by what the alerts of this device have.
ColumnLayout {
    id: filter

    required property var alerts
    property bool wide: true

    spacing: Theme.m

    Field {
        label: qsTr("Search alerts")
        placeholder: qsTr("Product, brand, hazard, reference")
        iconName: "search"
        text: filter.alerts.words
        maximumLength: 200
        inputMethodHints: Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onEdited: text => filter.alerts.words = text
    }
    Choice {
        label: qsTr("Measure")
        texts: [qsTr("All"), qsTr("Recall"), qsTr("Stop of sale"), qsTr("Destruction"), qsTr("Warning")]
        values: ["", "recall", "stopSale", "destroy", "warning"]
        current: filter.alerts.measure
        Layout.fillWidth: true
        onChosen: value => filter.alerts.measure = value
    }
    GridLayout {
        id: picks

        columns: filter.wide && Theme.fontScale < 1.5 ? 3 : 2
        columnSpacing: Theme.m
        rowSpacing: Theme.s
        uniformCellWidths: true
        Layout.fillWidth: true

        PickField {
            label: qsTr("Country that alerts")
            options: filter.alerts.countries
            current: filter.alerts.country
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            onPicked: value => filter.alerts.country = value
        }
        PickField {
            label: qsTr("Goods group")
            options: filter.alerts.categories
            current: filter.alerts.category
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            onPicked: value => filter.alerts.category = value
        }
        AppButton {
            text: qsTr("Clear filter")
            iconName: "clear"
            enabled: filter.alerts.filtered
            Layout.fillWidth: picks.columns === 3 // cells are of one width: a narrow one would make all narrow
            Layout.columnSpan: picks.columns === 3 ? 1 : 2
            Layout.alignment: picks.columns === 3 ? Qt.AlignBottom : Qt.AlignLeft
            onClicked: filter.alerts.clearFilter()
        }
    }
}
