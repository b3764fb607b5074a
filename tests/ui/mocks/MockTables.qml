// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: mock

    required property var app
    property bool available: true
    property bool busy: false
    property bool stoppable: busy
    property real progress: 0
    property string message: ""
    property string messageLevel: "success"

    function write(folder: url, format: string) {
        app.note("tables.write " + format);
    }
    function stop() {
        app.note("tables.stop");
    }
}
