// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    required property var app

    property bool open: false
    property bool live: app.scene !== "offline"
    property bool waiting: false
    property string problem: live ? "" : app.t("Chưa có máy ảnh nào được kết nối. Cắm máy ảnh, hoặc chọn tệp ảnh.", "No camera is connected. Plug one in, or choose a picture file.")
    property string taken: ""
    property string message: app.scene === "error" ? app.t("Chưa chụp: ảnh mới nhất của máy ảnh đã cũ 3,2 giây, có thể không phải cảnh hiện tại. Chờ đến khi hình chuyển động trở lại.", "Nothing was taken: the camera's last picture is 3.2 s old and need not show what is there now. Wait until it moves again.") : ""

    onOpenChanged: taken = ""

    function take() {
        app.note("take");
        taken = app.finding.photoSource;
    }
    function retake() {
        app.note("retake");
        taken = "";
    }
    function useNextCamera() { app.note("useNextCamera"); }
}
