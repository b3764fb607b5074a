// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Which rows a list shows: by words, by how far they have come, by outcome.
GridLayout {
    id: filter

    required property var list ///< the model
    required property string label ///< of the words
    required property string placeholder
    property bool wide: true

    readonly property bool beside: wide && Theme.fontScale < 1.5 ///< the words beside the picks

    columns: beside ? 3 : 2
    columnSpacing: Theme.m
    rowSpacing: Theme.s
    uniformCellWidths: true

    Field {
        label: filter.label
        placeholder: filter.placeholder
        iconName: "search"
        text: filter.list.words
        maximumLength: 200
        inputMethodHints: Qt.ImhNoPredictiveText
        Layout.columnSpan: filter.beside ? 1 : 2
        Layout.fillWidth: true
        onEdited: text => filter.list.words = text
    }
    PickField {
        label: qsTr("State")
        options: filter.list.states
        current: filter.list.state
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        onPicked: value => filter.list.state = value
    }
    PickField {
        label: qsTr("Outcome")
        options: filter.list.outcomes
        current: filter.list.outcome
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        onPicked: value => filter.list.outcome = value
    }
    RowLayout {
        spacing: Theme.m
        visible: filter.list.filtered
        Layout.columnSpan: filter.columns
        Layout.fillWidth: true

        AppText {
            text: filter.list.filterText
            muted: true
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("Clear filter")
            iconName: "clear"
            onClicked: filter.list.clearFilter()
        }
    }
}
