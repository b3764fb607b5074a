// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// A country by its name, found as it is typed, or by its two letters.
ColumnLayout {
    id: field

    required property var result ///< knows the countries
    required property string label
    required property string code

    readonly property string shown: result.countries.find(one => one.value === code)?.text ?? code
    property var found: []

    signal picked(string code)

    function follow() {
        // The choices go: the keyboard, where one of them has it, goes back to the line.
        for (let i = 0; i < choices.count; ++i)
            if (choices.itemAt(i).activeFocus)
                line.takeFocus();
        found = [];
        line.problem = "";
        line.text = Qt.binding(() => field.shown);
    }
    function pick(code: string) {
        picked(code);
        follow();
    }
    function take(typed: string) {
        const one = result.countryOf(typed);
        if (one !== "" || typed.trim() === "")
            pick(one);
        else
            line.problem = qsTr("Pick a country from the list, or type its two letters.");
    }
    function choose() {
        (choices.itemAt(0) as Item)?.forceActiveFocus(Qt.TabFocusReason);
    }
    /// The keyboard goes on: to what was found, or elsewhere.
    function leave() {
        for (let item = Window.activeFocusItem; item; item = item.parent)
            if (item === field)
                return;
        take(line.text);
    }

    spacing: Theme.xs
    onCodeChanged: follow()

    // What was typed of these goods, and refused, is not said of others; while they are the same, typing goes on.
    Connections {
        target: field.result

        function onAboutToShowOthers() {
            field.follow();
        }
    }

    Field {
        id: line

        label: field.label
        placeholder: qsTr("Name, or two letters")
        text: field.shown
        maximumLength: 60
        inputMethodHints: Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onEdited: text => {
            problem = "";
            field.found = field.result.countriesNamed(text).slice(0, 6);
        }
        onAccepted: field.take(text)
        onFinished: Qt.callLater(field.leave)
        Keys.onDownPressed: field.choose()
    }
    Repeater {
        id: choices

        model: field.found

        AppButton {
            required property var modelData

            text: modelData.text
            kind: AppButton.Plain
            spread: true
            focusPolicy: Qt.TabFocus // while it is pressed the line keeps the keyboard: it takes nothing else meanwhile
            Layout.fillWidth: true
            Accessible.name: field.label + ": " + text
            onClicked: field.pick(modelData.value)
            onActiveFocusChanged: if (!activeFocus) Qt.callLater(field.leave)
        }
    }
}
