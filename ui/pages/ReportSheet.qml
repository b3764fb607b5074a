// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Measures of signed minutes were reported to the agency: looked over once, then signed off.
Sheet {
    id: sheet

    required property var inspection

    /// [{row, text, goes}]; changed in place.
    property var rows: []
    property string problem

    function begin() {
        rows = inspection.additions.measures.map(one => ({ row: one.row, text: one.text, goes: true }));
        at.text = inspection.now();
        problem = "";
        open();
    }
    function accept() {
        problem = inspection.recordReport(rows.filter(one => one.goes).map(one => one.row), at.text);
        if (problem === "")
            close();
    }

    title: qsTr("Reported to the agency")
    closePolicy: Sheet.CloseOnEscape

    Repeater {
        model: sheet.rows

        Toggle {
            required property var modelData
            required property int index

            text: modelData.text
            checked: modelData.goes
            Layout.fillWidth: true
            onToggled: sheet.rows[index].goes = checked
        }
    }
    DateField {
        id: at

        label: qsTr("Reported at")
        timed: true
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
