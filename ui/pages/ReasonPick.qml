// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Why something is taken back: one of the usual reasons, or typed.
ColumnLayout {
    id: pick

    required property string action ///< what the button does
    required property list<string> reasons
    property string picked

    readonly property string reason: typed.text.trim() !== "" ? typed.text.trim() : picked

    signal given(why: string)

    spacing: Theme.s

    Choice {
        label: qsTr("Reason")
        texts: pick.reasons
        values: pick.reasons
        current: typed.text.trim() === "" ? pick.picked : ""
        Layout.fillWidth: true
        onChosen: value => {
            pick.picked = value;
            typed.text = "";
        }
    }
    Field {
        id: typed

        label: qsTr("Another reason")
        maximumLength: 1300 // an entry holds 4096 bytes
        Layout.fillWidth: true
    }
    AppButton {
        text: pick.action
        iconName: "undo"
        enabled: pick.reason !== ""
        onClicked: {
            const why = pick.reason;
            pick.picked = "";
            typed.text = "";
            pick.given(why);
        }
    }
}
