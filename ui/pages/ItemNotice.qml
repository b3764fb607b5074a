// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Nqi.Controls

/// A reader works on every page: what it found is heard and felt, and said where the inspector is. Nothing of it while the device
/// is locked.
Item {
    id: notice

    required property var app
    required property bool audible
    required property bool elsewhere ///< on a page that does not show it
    required property bool counting  ///< a consignment is counted: its lines are heard and felt, not its items
    required property bool wide

    Toast {
        id: toast

        parent: Overlay.overlay
        anchors.horizontalCenter: parent?.horizontalCenter
        y: (parent?.height ?? 0) - height - (notice.wide ? Theme.xl : 100)
    }
    OutcomeSignal {
        id: outcome

        app: notice.app
        audible: notice.audible
        withheld: notice.app.lock.locked
        counting: notice.counting
    }
    Connections {
        target: notice.app.scan

        function onItemFound(level: string) {
            outcome.found(level);
            if (notice.elsewhere && !notice.app.lock.locked)
                toast.show(qsTr("%1: %2").arg(notice.app.result.overallText).arg(notice.app.result.title), level);
        }
    }
}
