// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/// A name and its value: beside each other when there is room, else one under the other.
GridLayout {
    id: pair

    required property string label
    required property string value
    property bool strong: false

    readonly property bool wide: width >= 420 * Math.max(1, Theme.fontScale)

    columns: wide ? 2 : 1
    columnSpacing: Theme.l
    rowSpacing: 2

    AppText {
        text: pair.label
        muted: true
        kind: pair.wide ? AppText.Body : AppText.Caption
        Layout.preferredWidth: pair.wide ? pair.width * 0.36 : pair.width
        Layout.fillWidth: !pair.wide
        Layout.alignment: Qt.AlignTop
    }
    AppText {
        text: pair.value
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        kind: pair.strong ? AppText.Strong : AppText.Body
        Layout.fillWidth: true
    }
}
