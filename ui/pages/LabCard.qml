// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What was measured of the package: its quantity, and values of a laboratory's report.
Card {
    id: card

    required property var result
    property bool adding: false
    property bool atMost: false

    function add() {
        result.addLabResult(indicator.text, declared.text, measured.text, report.text, atMost);
        indicator.text = "";
        declared.text = "";
        measured.text = "";
        adding = false;
    }

    SectionHeader {
        text: qsTr("Measured and tested")
        iconName: "sample"
        Layout.fillWidth: true
    }
    GoodsField {
        result: card.result
        label: qsTr("Measured quantity of one package")
        placeholder: qsTr("For example 487 g")
        value: card.result.measuredQuantity
        inputMethodHints: Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onSaid: text => card.result.measuredQuantity = text
    }
    Repeater {
        model: card.result.labResults

        RowLayout {
            id: row

            required property int index
            required property var modelData

            spacing: Theme.s
            Layout.fillWidth: true

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                AppText {
                    text: row.modelData.title
                    kind: AppText.Strong
                    Layout.fillWidth: true
                }
                AppText {
                    text: row.modelData.detail
                    kind: AppText.Caption
                    muted: true
                    Layout.fillWidth: true
                }
            }
            IconButton {
                text: qsTr("Remove the value of %1").arg(row.modelData.title)
                iconName: "clear"
                onClicked: card.result.removeLabResult(row.index)
            }
        }
    }
    AppButton {
        text: qsTr("Add a laboratory value")
        iconName: "note"
        visible: !card.adding
        onClicked: {
            card.adding = true;
            indicator.takeFocus();
        }
    }
    Field {
        id: indicator

        label: qsTr("Indicator")
        placeholder: qsTr("For example protein, g/100 g")
        visible: card.adding
        Layout.fillWidth: true
    }
    Choice {
        label: qsTr("The declared value is")
        texts: [qsTr("The least"), qsTr("The most")]
        values: ["least", "most"]
        current: card.atMost ? "most" : "least"
        visible: card.adding
        Layout.fillWidth: true
        onChosen: value => card.atMost = value === "most"
    }
    Field {
        id: declared

        label: qsTr("Declared value")
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        visible: card.adding
        Layout.fillWidth: true
    }
    Field {
        id: measured

        label: qsTr("Measured value")
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        visible: card.adding
        Layout.fillWidth: true
    }
    Field {
        id: report

        label: qsTr("Number of the test report")
        inputMethodHints: Qt.ImhNoPredictiveText
        visible: card.adding
        Layout.fillWidth: true
        onAccepted: if (save.enabled) card.add()
    }
    RowLayout {
        spacing: Theme.s
        visible: card.adding
        Layout.fillWidth: true

        AppButton {
            id: save

            text: qsTr("Add")
            iconName: "check"
            kind: AppButton.Primary
            enabled: indicator.text.trim() !== "" && declared.text.trim() !== "" && measured.text.trim() !== ""
            onClicked: card.add()
        }
        AppButton {
            text: qsTr("Cancel")
            kind: AppButton.Plain
            onClicked: card.adding = false
        }
    }
}
