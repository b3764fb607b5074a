// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What becomes of goods that belong to no line: taken back altogether, or counted to a line after all.
ColumnLayout {
    id: actions

    required property var app

    readonly property var consignment: app.consignment
    readonly property int line: /^\d{1,6}$/.test(number.text.trim()) ? parseInt(number.text.trim(), 10) : 0

    spacing: Theme.s

    Field {
        id: number

        label: qsTr("Number of the line that they belong to")
        helper: qsTr("Empty: they are taken back and counted nowhere")
        inputMethodHints: Qt.ImhDigitsOnly
        maximumLength: 6
        Layout.fillWidth: true
        onEdited: number.problem = ""
    }
    ReasonPick {
        action: actions.line > 0 ? qsTr("Count to line %1").arg(actions.line) : qsTr("Take these goods back")
        reasons: [qsTr("Not goods of this consignment"), qsTr("Scanned by mistake"), qsTr("The code was read wrongly")]
        Layout.fillWidth: true
        onGiven: why => {
            if (number.text.trim() === "")
                actions.consignment.withdrawGoods(why);
            else if (!actions.consignment.countToLine(actions.line, why))
                number.problem = qsTr("There is no such line.");
            else
                number.text = "";
        }
    }
}
