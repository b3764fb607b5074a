// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What a long work does, and how far it is.
ColumnLayout {
    id: work

    required property string text
    required property real value ///< 0 to 1; below 0 when nobody knows

    spacing: Theme.s

    AppText {
        text: work.value < 0 ? work.text : qsTr("%1: %2 %").arg(work.text).arg(Math.round(work.value * 100))
        muted: true
        Layout.fillWidth: true
    }
    ProgressLine {
        text: work.text
        value: work.value
        Layout.fillWidth: true
    }
}
