// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    required property var app

    property string text: ["normal", "offline", "busy"].includes(app.scene) ? app.t("mũ bảo hiểm", "helmet") : ""
    property bool busy: app.scene === "busy"
    property string errorText: app.scene === "error" ? app.t("Dữ liệu quốc gia trên thiết bị này bị hỏng. Dữ liệu được tải lại ở lần liên lạc tiếp theo.", "The national data on this device is damaged. It is fetched again at the next contact.") : ""
    property string code: app.scene === "offline" ? "08938505974187" : ""
    property string title: app.scene === "empty" ? app.t("Tìm bất cứ điều gì", "Look for anything") : app.t("Không có bản ghi nào cho “%1”", "Nothing recorded for “%1”").arg(text)
    property string detail: app.scene === "empty" ? app.t("Tên, số trên bao bì, mã số thuế, giấy chứng nhận, số lô. Không cần gõ dấu.", "A name, a number on the package, a tax code, a certificate, a lot. Accents need not be typed.") : app.t("Đã tìm: 9 trong 11 bộ dữ liệu trên thiết bị này, tính đến 21/11/2026 06:00. Điều không có ở đây có thể được ghi nhận ở nơi khác.", "Searched: 9 of 11 datasets on this device, as of 21/11/2026 06:00. What is not here may be recorded elsewhere.")
    property var sections: app.scene !== "normal" ? [] : [
        { kind: "products", title: app.t("Sản phẩm", "Products"), icon: "package", more: true, cut: false, rows: [
            { kind: "product", id: "8938505974187", title: app.t("Mũ bảo hiểm trẻ em Sao Mai SM-02", "Sao Mai SM-02 children's helmet"), subtitle: "08938505974187 · Sao Mai · SM-02", level: "neutral", chip: "" },
            { kind: "product", id: "8938505974194", title: app.t("Mũ bảo hiểm người lớn Sao Mai SM-07 vỏ nhựa ABS, lót xốp EPS, kính chắn gió chống tia cực tím", "Sao Mai SM-07 adult helmet, ABS shell, EPS lining, windshield against ultraviolet light"), subtitle: "08938505974194 · Sao Mai · SM-07", level: "attention", chip: app.t("Ngừng sản xuất", "Discontinued") }] },
        { kind: "companies", title: app.t("Doanh nghiệp", "Companies"), icon: "person", more: false, cut: false, rows: [
            { kind: "company", id: "0101234567", title: app.t("Công ty TNHH Mũ bảo hiểm Sao Mai", "Sao Mai Helmets Co., Ltd"), subtitle: app.t("0101234567 · Quế Võ, Bắc Ninh · Việt Nam", "0101234567 · Quế Võ, Bắc Ninh · Viet Nam"), level: "neutral", chip: "" }] },
        { kind: "alerts", title: app.t("Cảnh báo", "Alerts"), icon: "flag", more: false, cut: true, rows: [
            { kind: "alert", id: "safety-gate:SR/01077/26", title: app.t("Mũ bảo hiểm trẻ em: khóa quai bung khi va đập", "Children's helmet: the buckle opens on impact"), subtitle: app.t("19/11/2026 · Thu hồi · Đức · EU Safety Gate", "19/11/2026 · Recall · Germany · EU Safety Gate"), level: "violation", chip: app.t("Nghiêm trọng", "Serious") }] }
    ]

    function refresh() { app.note("search again"); }
    function expand(kind: string) { app.note("expand " + kind); }
    onTextChanged: app.note("search " + text)
}
