// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Samples of signed minutes were handed over to a laboratory (Form 16): looked over once, then signed off.
Sheet {
    id: sheet

    required property var inspection

    /// [{sample, name, quantity, testItem, standard, goes}]; changed in place while people type.
    property var rows: []
    property string problem

    function begin() {
        const samples = inspection.additions.samples;
        const all = !samples.some(one => one.left);
        rows = samples.map(one => ({ sample: one.sample, name: one.name, quantity: one.quantity, testItem: "", standard: "", goes: all || one.left }));
        deliverer.text = inspection.fields["sampler.name"] ?? "";
        delivererPost.text = inspection.fields["sampler.post"] ?? "";
        receiver.text = "";
        receiverPost.text = "";
        laboratory.text = "";
        at.text = inspection.now();
        place.text = "";
        intact.checked = false;
        condition.text = "";
        problem = "";
        open();
    }
    function accept() {
        const cells = {
            "deliverer.name": deliverer.text,
            "deliverer.post": delivererPost.text,
            "receiver.name": receiver.text,
            "receiver.post": receiverPost.text,
            "receiver.unit": laboratory.text,
            at: at.text,
            place: place.text,
            sealsIntact: intact.checked,
            state: condition.text
        };
        const handed = rows.filter(one => one.goes).map(one => ({ sample: one.sample, quantity: one.quantity, testItem: one.testItem, standard: one.standard }));
        problem = inspection.recordHandOver(cells, handed);
        if (problem === "")
            close();
    }

    title: qsTr("Handed over to the laboratory")
    closePolicy: Sheet.CloseOnEscape

    FormGrid {
        Layout.fillWidth: true

        Field {
            id: laboratory

            label: qsTr("Laboratory")
            Layout.fillWidth: true
        }
        DateField {
            id: at

            label: qsTr("Handed over at")
            timed: true
            Layout.fillWidth: true
        }
        Field {
            id: receiver

            label: qsTr("Who received")
            Layout.fillWidth: true
        }
        Field {
            id: receiverPost

            label: qsTr("Position of the receiver")
            Layout.fillWidth: true
        }
        Field {
            id: deliverer

            label: qsTr("Who handed over")
            Layout.fillWidth: true
        }
        Field {
            id: delivererPost

            label: qsTr("Position of the deliverer")
            Layout.fillWidth: true
        }
        Field {
            id: place

            label: qsTr("Place of the hand-over")
            Layout.fillWidth: true
        }
    }
    Repeater {
        model: sheet.rows

        ColumnLayout {
            id: sample

            required property var modelData
            required property int index

            spacing: Theme.s
            Layout.fillWidth: true

            Toggle {
                id: goes

                text: qsTr("Sample %1: %2").arg(sample.modelData.sample).arg(sample.modelData.name)
                checked: sample.modelData.goes
                Layout.fillWidth: true
                onToggled: sheet.rows[sample.index].goes = checked
            }
            FormGrid {
                visible: goes.checked
                Layout.fillWidth: true

                Field {
                    label: qsTr("Quantity")
                    spokenLabel: qsTr("Quantity of sample %1").arg(sample.modelData.sample)
                    text: sample.modelData.quantity
                    Layout.fillWidth: true
                    onEdited: text => sheet.rows[sample.index].quantity = text
                }
                Field {
                    label: qsTr("What is tested")
                    spokenLabel: qsTr("Test of sample %1").arg(sample.modelData.sample)
                    text: sample.modelData.testItem
                    Layout.fillWidth: true
                    onEdited: text => sheet.rows[sample.index].testItem = text
                }
                Field {
                    label: qsTr("Against which standard")
                    spokenLabel: qsTr("Standard for sample %1").arg(sample.modelData.sample)
                    text: sample.modelData.standard
                    Layout.fillWidth: true
                    onEdited: text => sheet.rows[sample.index].standard = text
                }
            }
        }
    }
    Toggle {
        id: intact

        text: qsTr("The laboratory confirms that the seals are intact")
        Layout.fillWidth: true
    }
    Field {
        id: condition

        label: qsTr("State of the samples")
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Look it over: it becomes version %1 of the minutes, signed off by this device, and does not change any more.").arg((sheet.inspection.fields.revision ?? 0) + 1)
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    footer: [
        AppButton {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        },
        AppText {
            text: sheet.problem // here it is in view, however far the form was scrolled
            color: Theme.colors.danger.text
            visible: text !== ""
            Layout.fillWidth: true
        },
        Item {
            visible: sheet.problem === ""
            Layout.fillWidth: true
        },
        AppButton {
            text: qsTr("Add and send")
            iconName: "sign"
            kind: AppButton.Primary
            enabled: !sheet.inspection.busy
            onClicked: sheet.accept()
        }
    ]
}
