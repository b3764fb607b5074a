// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// A name and its value: beside each other when there is room, else one under the other.
Item {
    id: pair

    required property string label
    required property string value
    property bool strong: false

    readonly property bool wide: width >= 420 * Math.max(1, Theme.fontScale)

    implicitWidth: 240
    implicitHeight: wide ? Math.max(name.height, said.height) : name.height + said.height + 2

    AppText {
        id: name

        width: pair.wide ? Math.round(pair.width * 0.36) : pair.width
        text: pair.label
        muted: true
        kind: pair.wide ? AppText.Body : AppText.Caption
    }
    AppText {
        id: said

        x: pair.wide ? name.width + Theme.l : 0
        y: pair.wide ? 0 : name.height + 2
        width: pair.width - x
        text: pair.value
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        kind: pair.strong ? AppText.Strong : AppText.Body
    }
}
