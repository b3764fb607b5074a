// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The check was begun wrongly: why, before it leaves the list.
Sheet {
    id: sheet

    required property var app

    title: qsTr("Put away this check")

    AppText {
        text: qsTr("The check closes and is no longer among those to go on with. Nothing is deleted: it is found under “Put away”, with your reason, and can be brought back.")
        wrapMode: Text.WordWrap
        Layout.fillWidth: true
    }
    ReasonPick {
        action: qsTr("Put away and close")
        reasons: [qsTr("Wrong declaration"), qsTr("Wrong packing list"), qsTr("Begun twice"), qsTr("The check does not take place")]
        Layout.fillWidth: true
        onGiven: why => {
            sheet.app.consignment.putAwayCheck(why);
            sheet.close();
        }
    }
}
