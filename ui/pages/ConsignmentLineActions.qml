// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Counting a line by hand, correcting it with a reason, and saying what the goods say of themselves.
ColumnLayout {
    id: actions

    required property var app

    readonly property var consignment: app.consignment
    readonly property var traits: ["origin", "model", "manufacturer", "hsCode", "lot", "label"]
    readonly property list<string> traitTexts: [qsTr("Origin"), qsTr("Model"), qsTr("Manufacturer"), qsTr("HS code"), qsTr("Lot"), qsTr("Label")]
    property int trait: 0

    readonly property int units: /^\d{1,8}$/.test(number.text.trim()) ? parseInt(number.text.trim(), 10) : -1

    spacing: Theme.s

    RowLayout {
        spacing: Theme.s
        Layout.fillWidth: true

        AppButton {
            text: "+1"
            Accessible.name: qsTr("One more")
            onClicked: actions.consignment.addByHand(1, "")
        }
        Field {
            id: number

            label: qsTr("Number")
            labelVisible: false
            placeholder: qsTr("Number")
            inputMethodHints: Qt.ImhDigitsOnly
            Layout.fillWidth: true
            onAccepted: add.clicked()
        }
        AppButton {
            id: add

            text: qsTr("Add")
            enabled: actions.units > 0
            onClicked: {
                if (actions.units > 0)
                    actions.consignment.addByHand(actions.units, "");
                number.text = "";
            }
        }
    }
    RowLayout {
        spacing: Theme.s
        Layout.fillWidth: true

        Field {
            id: reason

            label: qsTr("Reason for setting the count")
            labelVisible: false
            placeholder: qsTr("Reason for setting the count")
            maximumLength: 1300 // an entry holds 4096 bytes
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("Set to %1").arg(actions.units >= 0 ? actions.units : "…")
            enabled: actions.units >= 0 && reason.text.trim() !== ""
            onClicked: {
                actions.consignment.fix(actions.units, reason.text);
                number.text = "";
                reason.text = "";
            }
        }
    }
    Choice {
        label: qsTr("The goods themselves say something else")
        texts: actions.traitTexts
        values: actions.traits
        current: actions.traits[actions.trait]
        Layout.fillWidth: true
        onChosen: value => actions.trait = actions.traits.indexOf(value)
    }
    RowLayout {
        spacing: Theme.s
        Layout.fillWidth: true

        Field {
            id: observed

            label: actions.traitTexts[actions.trait]
            labelVisible: false
            placeholder: actions.traitTexts[actions.trait]
            maximumLength: 1300
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("Note it")
            iconName: "note"
            enabled: observed.text.trim() !== ""
            onClicked: {
                actions.consignment.observe(actions.traits[actions.trait], observed.text);
                observed.text = "";
            }
        }
    }
}
