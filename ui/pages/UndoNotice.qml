// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls

/// What was put aside with one press can be had back for a while.
Toast {
    id: notice

    required property var app

    readonly property bool locked: app.lock.locked
    property bool alerts: false ///< they were put away; else the list of the scan page

    function offer(what: string, ofAlerts: bool) {
        alerts = ofAlerts;
        show(what, "neutral", qsTr("Undo"));
    }

    onLockedChanged: if (locked) visible = false
    onAction: {
        if (alerts)
            app.news.bringBack();
        else
            app.scan.restore();
    }

    Connections {
        target: notice.app.scan

        function onCleared() {
            notice.offer(qsTr("The list was cleared"), false);
        }
    }
    Connections {
        target: notice.app.news

        function onPutAway() {
            notice.offer(qsTr("The new alerts were put away"), true);
        }
    }
}
