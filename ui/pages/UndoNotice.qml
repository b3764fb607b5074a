// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls

/// What was put aside with one press can be had back for a while.
Toast {
    id: notice

    required property var app

    readonly property bool locked: app.lock.locked
    readonly property var texts: ({
        list: qsTr("The list was cleared"),
        alerts: qsTr("The new alerts were put away"),
        deadlines: qsTr("The deadlines were put away")
    })
    property var offers: [] ///< names of `texts`: the newest last, and what was put aside anew is that

    function offer(name: string) {
        offers = offers.filter(one => one !== name).concat([name]);
        present();
    }
    /// The newest is looked at. Those before it wait until it is gone, and all of them until the device is unlocked.
    function present() {
        if (offers.length > 0 && !locked)
            show(texts[offers[offers.length - 1]], "neutral", qsTr("Undo"));
    }
    function take(): string {
        const newest = offers[offers.length - 1];
        offers = offers.slice(0, -1);
        present();
        return newest;
    }

    onLockedChanged: locked ? hide() : Qt.callLater(notice.present) // a toast begins by being hidden then
    onPassed: take()
    onAction: {
        switch (take()) {
        case "list": app.scan.restore(); break;
        case "alerts": app.news.bringBack(); break;
        case "deadlines": app.deadlines.bringBack(); break;
        }
    }

    Connections {
        target: notice.app.scan

        function onCleared() {
            notice.offer("list");
        }
    }
    Connections {
        target: notice.app.news

        function onPutAway() {
            notice.offer("alerts");
        }
    }
    Connections {
        target: notice.app.deadlines

        function onPutAway() {
            notice.offer("deadlines");
        }
    }
}
