// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: profile

    required property var app

    property bool open: false
    property string name: app.t("Hải quan cửa khẩu Móng Cái", "Customs at Mong Cai")
    property list<string> problems
    property var changes: [
        { title: app.t("Công việc", "Work"), before: app.t("Thị trường", "Market"), after: app.t("Cửa khẩu", "Border") },
        { title: app.t("Địa chỉ trung tâm", "Address of the hub"), before: "https://hub.nqi.example.vn", after: "https://hub.customs.example.vn" },
        { title: app.t("Cỡ chữ", "Size of text"), before: "100 %", after: "125 %" }
    ]
    property bool canUndo: false
    property string message
    property string messageLevel: "success"

    function openFile(file: url) { app.note("profile.openFile"); }
    function save(file: url, name: string) { app.note("profile.save " + name); }
    function take() {
        app.note("profile.take");
        open = false;
        canUndo = true;
        message = app.t("Đang dùng hồ sơ cài đặt.", "The profile is in use.");
    }
    function close() {
        app.note("profile.close");
        open = false;
    }
    function undo() {
        app.note("profile.undo");
        canUndo = false;
    }
}
