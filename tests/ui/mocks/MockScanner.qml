// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: scanner

    required property var app

    property bool listening: false
    property string symbol: "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 6 6'><path d='M1 1h1v4h-1zM2 4h3v1h-3zM3 1h1v1h-1zM4 2h1v1h-1z'/></svg>"
    property string symbolText: "(91)aa-dd-as/a6-d9(92)QyZwMm;\"_05"
    property int furtherKeys: 0
    property var summary: app.scene !== "error" ? {} : { level: "error", title: app.t("Mã đã bị thay đổi trên đường đến", "The code was changed on its way"), text: app.t("Việc cần chỉnh nêu bên dưới, quan trọng nhất trước. Sau đó quét lại.", "What to set stands below, most important first. Then scan again.") }
    property var damages: app.scene !== "error" ? [] : [
        { level: "error", title: app.t("Bộ gõ: Telex", "Input method: Telex"), text: app.t("Bộ gõ tạo chữ tiếng Việt từ mã. Hãy chuyển sang tiếng Anh khi quét (UniKey: Ctrl+Shift), hoặc loại trừ ứng dụng này trong bộ gõ.", "An input method makes Vietnamese letters of the code. Switch it to English while you scan (UniKey: Ctrl+Shift), or exclude this app in its settings.") },
        { level: "warning", title: app.t("Dấu phân cách (FNC1) đến dưới dạng “|”", "The separator (FNC1) arrives as “|”"), text: app.t("Hãy đặt máy đọc gửi FNC1 dưới dạng ký tự điều khiển GS (ASCII 029).", "Set the scanner to send it as the control character GS (ASCII 029).") }
    ]
    property var keys: app.scene !== "error" ? [] : ["9", "1", "a", "←", "â", "-", "đ", "-", "á", "/", "a", "6", "-", "d", "9", "|", "9", "2", "Q", "y", "Z", "ư", "M", "m", ";", "\"", "_", "0", "5", "Enter"].map(shown => ({ shown: shown, code: shown === "Enter" ? "0D" : shown.charCodeAt(0).toString(16).toUpperCase(), odd: "←âđáư".includes(shown) }))

    property bool bySerial: false
    property bool serialThere: true
    property var ports: app.scene === "error" ? [{ value: "/dev/ttyACM0", text: "Honeywell Xenon 1900 (ttyACM0)" }, { value: "/dev/ttyUSB0", text: "USB Serial (ttyUSB0)" }] : []
    property string port: app.scene === "error" ? "/dev/ttyACM0" : ""
    property int speed: 9600
    property var portState: port === "" ? {} : { level: "success", text: app.t("Cổng đã mở: mã của máy đọc này được nhận ở mọi trang.", "The port is open: codes of this scanner are taken on every page.") }

    signal judged()

    function choosePort(chosen: string) {
        app.note("choosePort " + chosen);
        port = chosen;
    }
    function chooseSpeed(chosen: int) {
        app.note("chooseSpeed " + chosen);
        speed = chosen;
    }

    function begin() { app.note("scanner begin"); }
    function end() { app.note("scanner end"); }
}
