// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: mock

    required property var app
    property bool available: true
    property bool busy: app.scene === "busy"
    property bool stoppable: app.scene === "busy"
    property real progress: busy ? 0.42 : -1
    property string message: app.scene === "offline" ? app.t("3 phát hiện, 7 tệp: /media/usb/nqi-outbox-5f3a\nĐã niêm phong: chỉ trung tâm mở được. Mang USB tới trung tâm rồi mang về cùng biên nhận; cho tới lúc đó mọi thứ vẫn còn trên thiết bị này.", "3 findings, 7 files: /media/usb/nqi-outbox-5f3a\nSealed: only the hub can open it. Take the stick to the hub, and bring it back with the receipts; until then everything stays on this device, too.") : ""
    property string messageLevel: "success"

    function write(folder: url) {
        app.note("stick.write " + folder);
    }
    function read(folder: url) {
        app.note("stick.read " + folder);
    }
    function stop() {
        app.note("stick.stop");
    }
}
