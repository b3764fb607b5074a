// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls

/// A line that the inspector says of the goods shown. While they are the same, what is being typed stays, whatever is
/// judged meanwhile; what is half typed when others follow is said of those it was typed for.
Field {
    id: field

    required property var result
    required property string value ///< as the result has it: tells of a change only, not of every judgement

    signal said(string text)

    function give() {
        if (text !== value)
            said(text);
        text = Qt.binding(() => field.value);
    }

    text: value
    onFinished: give()

    Connections {
        target: field.result

        function onAboutToShowOthers() {
            field.give();
        }
    }
}
