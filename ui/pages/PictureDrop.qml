// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls

/// Takes the files that are dropped on what it lies over.
DropArea {
    id: drop

    signal fileDropped(url file)

    onEntered: drag => drag.accepted = drag.hasUrls
    onDropped: event => {
        for (const file of event.urls)
            drop.fileDropped(file);
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: "transparent"
        border.width: 3
        border.color: Theme.colors.primary
        visible: drop.containsDrag
    }
}
