// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Which findings the list shows: by words, by how far they have come, by outcome.
GridLayout {
    id: filter

    required property var findings
    property bool wide: true

    readonly property bool beside: wide && Theme.fontScale < 1.5 ///< the words beside the picks

    columns: beside ? 3 : 2
    columnSpacing: Theme.m
    rowSpacing: Theme.s
    uniformCellWidths: true

    Field {
        label: qsTr("Search findings")
        placeholder: qsTr("Product, number, note")
        iconName: "search"
        text: filter.findings.words
        maximumLength: 200
        inputMethodHints: Qt.ImhNoPredictiveText
        Layout.columnSpan: filter.beside ? 1 : 2
        Layout.fillWidth: true
        onEdited: text => filter.findings.words = text
    }
    PickField {
        label: qsTr("State")
        options: filter.findings.states
        current: filter.findings.state
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        onPicked: value => filter.findings.state = value
    }
    PickField {
        label: qsTr("Outcome")
        options: filter.findings.outcomes
        current: filter.findings.outcome
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        onPicked: value => filter.findings.outcome = value
    }
    RowLayout {
        spacing: Theme.m
        visible: filter.findings.filtered
        Layout.columnSpan: filter.columns
        Layout.fillWidth: true

        AppText {
            text: filter.findings.filterText
            muted: true
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("Clear filter")
            iconName: "clear"
            onClicked: filter.findings.clearFilter()
        }
    }
}
