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
        text: qsTr("The check is open again and may be counted and finished anew. The result stays on record as withdrawn, with your reason. Finished anew, it gets a new draft of the minutes; minutes that are signed already stay as they are and are changed among the inspections.")
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
