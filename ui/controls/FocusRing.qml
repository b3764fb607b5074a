// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Drawn around its parent when the keyboard is there.
Rectangle {
    required property bool shown
    property real corner: Theme.radius

    anchors.fill: parent
    anchors.margins: -3
    radius: corner + 3
    color: "transparent"
    border.width: 3
    border.color: Theme.colors.primary
    visible: shown
}
