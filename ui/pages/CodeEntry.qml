// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// A code typed or pasted.
RowLayout {
    id: entry

    signal submitted(string text)

    function takeFocus() {
        field.takeFocus();
    }
    function submit() {
        const text = field.text.trim();
        if (text === "")
            return;
        submitted(text);
        field.text = "";
    }

    spacing: Theme.s
    layoutDirection: Theme.direction

    Field {
        id: field

        label: qsTr("Code typed by hand")
        labelVisible: false
        placeholder: qsTr("Type or paste a code")
        iconName: "keyboard"
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | Qt.ImhPreferLatin
        Layout.fillWidth: true
        onAccepted: entry.submit()
    }
    AppButton {
        text: qsTr("Check")
        iconName: "search"
        kind: AppButton.Primary
        enabled: field.text.trim() !== ""
        onClicked: entry.submit()
    }
}
