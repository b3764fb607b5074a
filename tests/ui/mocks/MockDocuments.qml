// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    required property var app

    property string recordId: ""
    property bool empty: recordId === "" || app.scene === "error" || app.scene === "busy"
    property string title: empty ? "" : "Biên bản kiểm tra"
    property var kinds: empty ? [] : [
        { kind: "minutes", text: app.t("Biên bản", "Minutes") },
        { kind: "sampling", text: app.t("Lấy mẫu (Mẫu 15)", "Sampling (Form 15)") },
        { kind: "seals", text: app.t("Niêm phong (Mẫu 14)", "Seals (Form 14)") },
        { kind: "handOver", text: app.t("Giao nhận (Mẫu 16)", "Hand-over (Form 16)") }
    ]
    property string kind: empty ? "" : "minutes"
    property int rows: kind === "handOver" ? 2 : 0
    property int row: 0
    property bool forPen: false
    property bool signable: !empty && kind !== "seals"
    property int pages: empty ? 0 : 5
    property bool busy: recordId !== "" && app.scene === "busy"
    property bool working: false
    property bool stoppable: busy || working
    property real progress: busy ? -1 : 0.25
    property string progressText: busy ? app.t("Đang chuẩn bị trang 3", "Preparing page 3") : app.t("Đang lưu trang 2/5", "Saving page 2 of 5")
    property string caveat: ""
    property string message: recordId !== "" && app.scene === "error" ? app.t("Phát hiện này không có trên thiết bị.", "This finding is not on this device.") : ""
    property string messageLevel: "error"
    property var printers: []

    function open(id: string, asked: string) {
        recordId = id;
        app.note("open " + id + " " + asked);
    }
    function close() {
        recordId = "";
        app.note("close paper");
    }
    function save(folder: url) {
        message = "Saved";
        messageLevel = "success";
        app.note("save paper " + folder);
    }
    function lookForPrinters() {
        printers = app.scene === "offline" ? [] : ["HP LaserJet – Văn phòng", "Canon PIXMA"];
    }
    function stop() {
        working = false;
        app.note("stop paper");
    }
    function print(printer: string) {
        app.note("print " + printer);
    }
}
