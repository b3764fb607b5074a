// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    required property var app

    property bool named: true
    property bool loading: app.scene === "busy"
    property string errorText: app.scene === "error" ? app.t("Không đọc được dữ liệu của thiết bị này.", "This device's own data cannot be read.") : ""
    property string text: app.scene === "empty" ? app.t("Trên thiết bị này chưa từng phát hiện gì về cơ sở này.", "Nothing was found on this device about this firm before.") : ""
    property string alertsText: app.scene === "empty" ? app.t("Không có cảnh báo còn hiệu lực nào nêu sản phẩm của cơ sở.", "No alert in force names its products.") : ""
    property string companyId: app.scene === "normal" ? "0101234567" : ""
    property var measures: app.scene !== "normal" ? [] : [
        { kind: "minutes", id: "m-1", title: app.t("Tạm dừng bán hàng: 40 mũ lô L2603A", "Suspend sale: 40 helmets of lot L2603A"), subtitle: app.t("14/11/2026 10:05 · 40 chiếc", "14/11/2026 10:05 · 40 pieces"), level: "violation", chip: app.t("Chưa báo cáo", "Not reported yet") }]
    property var rows: app.scene !== "normal" ? [] : [
        { kind: "minutes", id: "m-1", title: app.t("Biên bản 198/QĐ-TĐC", "Minutes 198/QĐ-TĐC"), subtitle: "14/11/2026 11:20 · Công ty TNHH Thương mại Sao Mai", level: "violation", chip: app.t("Có dấu hiệu vi phạm", "Signs of violation") },
        { kind: "finding", id: "f-17", title: app.t("Mũ bảo hiểm trẻ em Sao Mai SM-02", "Sao Mai SM-02 children's helmet"), subtitle: app.t("14/11/2026 09:20 · 08938505974187 · lô L2603A", "14/11/2026 09:20 · 08938505974187 · lot L2603A"), level: "violation", chip: app.t("Có dấu hiệu vi phạm", "Signs of violation") },
        { kind: "", id: "i-2", title: app.t("Đợt kiểm tra chưa ký", "Inspection that is not signed yet"), subtitle: "02/11/2026 15:05", level: "neutral", chip: "" }]
    property var alerts: app.scene !== "normal" ? [] : [
        { kind: "alert", id: "vn-stameq:2026-118", title: app.t("Thu hồi mũ bảo hiểm trẻ em Sao Mai SM-02 lô L2603A", "Recall of Sao Mai SM-02 children's helmets of lot L2603A"), subtitle: app.t("21/11/2026 · Thu hồi · Việt Nam", "21/11/2026 · Recall · Viet Nam"), level: "danger", chip: app.t("Khẩn cấp", "Urgent") }]

    function look() { app.note("firm.look"); }
    function refresh() { app.note("firm.refresh"); }
}
