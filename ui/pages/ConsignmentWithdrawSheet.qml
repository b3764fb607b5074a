// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The result does not hold: why, before the check is open again.
Sheet {
    id: sheet

    required property var app

    title: qsTr("Withdraw the result")

    AppText {
        text: qsTr("The check is open again and may be counted and finished anew. The result stays on record as withdrawn: its papers, minutes that are signed already, and whoever scans them are told the day and your reason. Finished anew, the draft of the minutes is renewed; of signed minutes a revision is begun.")
        wrapMode: Text.WordWrap
        Layout.fillWidth: true
    }
    ReasonPick {
        action: qsTr("Withdraw the result and go on")
        reasons: [qsTr("Finished by mistake"), qsTr("The count was wrong"), qsTr("More goods or papers came")]
        Layout.fillWidth: true
        onGiven: why => {
            sheet.app.consignment.withdrawResult(why);
            sheet.close();
        }
    }
}
