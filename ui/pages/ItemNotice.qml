// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Nqi.Controls

/// A reader works on every page: what it found is heard, and said where the inspector is.
Item {
    id: notice

    required property var app
    required property bool audible
    required property bool elsewhere ///< on a page that does not show it
    required property bool wide

    Toast {
        id: toast

        parent: Overlay.overlay
        anchors.horizontalCenter: parent?.horizontalCenter
        y: (parent?.height ?? 0) - height - (notice.wide ? Theme.xl : 100)
    }
    Loader {
        id: tones

        active: false
        sourceComponent: ItemSound {}
    }
    Connections {
        target: notice.app.scan

        function onItemFound(level: string) {
            if (notice.audible && notice.app.settings.sound) {
                tones.active = true;
                (tones.item as ItemSound).play(level);
            }
            if (notice.elsewhere)
                toast.show(qsTr("%1: %2").arg(notice.app.result.overallText).arg(notice.app.result.title), level);
        }
    }
}
