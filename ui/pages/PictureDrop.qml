// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls

/// Takes the files that are dropped on what it lies over.
DropArea {
    id: drop

    signal filesDropped(list<url> files)

    onEntered: drag => drag.accepted = drag.hasUrls
    onDropped: event => drop.filesDropped(event.urls)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: "transparent"
        border.width: 3
        border.color: Theme.colors.primary
        visible: drop.containsDrag
    }
}
