// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls

/// What was put aside with one press can be had back for a while.
Toast {
    id: notice

    required property var app

    readonly property bool locked: app.lock.locked
    property string kind: "list" ///< of the scan page; or "alerts", "deadlines"

    function offer(what: string, ofKind: string) {
        kind = ofKind;
        show(what, "neutral", qsTr("Undo"));
    }

    onLockedChanged: if (locked) visible = false
    onAction: {
        if (kind === "alerts")
            app.news.bringBack();
        else if (kind === "deadlines")
            app.deadlines.bringBack();
        else
            app.scan.restore();
    }

    Connections {
        target: notice.app.scan

        function onCleared() {
            notice.offer(qsTr("The list was cleared"), "list");
        }
    }
    Connections {
        target: notice.app.news

        function onPutAway() {
            notice.offer(qsTr("The new alerts were put away"), "alerts");
        }
    }
    Connections {
        target: notice.app.deadlines

        function onPutAway() {
            notice.offer(qsTr("The deadlines were put away"), "deadlines");
        }
    }
}
