// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: crash

    required property var app

    property bool there: false
    property string fileName: "crash-1795000000.txt"
    property string text: "NQI Inspector crash report\nversions: 0.1.0, Qt 6.8.2, Debian GNU/Linux 13 (trixie) x86_64\ntime: 2026-11-26T09:14:07Z\nfault: SIGSEGV\npage: 1\ncalls, innermost first:\n  7f3a11c0a2f4\n  55d0c7a81e10\n  55d0c7a7f3b2\ncode in memory:\n  55d0c7a00000-55d0c7f3a000 00012000 nqi-inspector\n  7f3a11c00000-7f3a11d52000 00026000 libQt6Core.so.6.8.2"
    property string message

    function notePage(page: int) {}
    function save(file: url) { app.note("crash.save"); }
    function remove() {
        app.note("crash.remove");
        there = false;
    }
}
