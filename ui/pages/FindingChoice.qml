// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// A finding of the same goods was begun with other answers: a person says which of them go on.
Card {
    id: choice

    required property var draft

    readonly property var earlier: draft.choice ///< that finding
    property bool sure: false ///< asked once more: it does not come back

    signal goOnAsked(var row)

    padding: Theme.m
    spacing: Theme.s

    IconLine {
        text: qsTr("You began a finding of these goods before, with other answers. It is not saved yet: how do you go on?")
        iconName: "attention"
        strong: true
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Its verdict: %1").arg(choice.earlier.overallText ?? "")
        visible: (choice.earlier.overallText ?? "") !== ""
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Layout.fillWidth: true
    }
    AppButton {
        text: (choice.earlier.atText ?? "") !== "" ? qsTr("Go on with what you entered on %1").arg(choice.earlier.atText) : qsTr("Go on with what you entered before")
        iconName: "sign"
        Layout.fillWidth: true
        onClicked: choice.goOnAsked(choice.earlier)
    }
    AppButton {
        text: qsTr("Keep note and photographs, with the answers of now")
        iconName: "check"
        Layout.fillWidth: true
        onClicked: choice.draft.goOnWithNewAnswers()
    }
    AppButton {
        text: choice.sure ? qsTr("Really discard it: its note and photographs do not come back") : qsTr("Discard it and begin anew")
        iconName: "remove"
        Layout.fillWidth: true
        onClicked: {
            if (choice.sure)
                choice.draft.beginAnew();
            choice.sure = !choice.sure;
        }
    }
}
