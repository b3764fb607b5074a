// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: record

    required property var app

    property bool open: false
    property bool loading: app.scene === "busy"
    property string errorText: app.scene === "error" ? app.t("Thiết bị này không còn bản ghi đó.", "This device has no such record any more.") : ""
    property string kind: "product"
    readonly property bool known: open && app.scene !== "error" && app.scene !== "busy"
    property string title: known ? app.t("Mũ bảo hiểm trẻ em Sao Mai SM-02", "Sao Mai SM-02 children's helmet") : ""
    property string subtitle: known ? "08938505974187 · Sao Mai · SM-02" : ""
    property string level: "attention"
    property string chip: known ? app.t("Ngừng sản xuất", "Discontinued") : ""
    property string code: known ? "08938505974187" : ""
    property var custody: known ? app.result.custody : []
    property string custodyText: ""
    property var guides: known ? app.guide.rows : []
    property string historyText: known && app.scene === "empty" ? app.t("Trên thiết bị này chưa từng phát hiện gì ở đây.", "Nothing was found here on this device before.") : ""
    property var history: known && app.scene === "normal" ? [
        { kind: "finding", id: "f-17", title: app.t("Mũ bảo hiểm trẻ em Sao Mai SM-02", "Sao Mai SM-02 children's helmet"), subtitle: app.t("14/11/2026 09:20 · lô L2603A · khóa quai hỏng", "14/11/2026 09:20 · lot L2603A · broken buckle"), level: "violation", chip: app.t("Có dấu hiệu vi phạm", "Signs of violation") }] : []
    property var groups: !known ? [] : [
        { title: app.t("Theo công bố", "As declared"), icon: "package", source: app.t("NBC · tính đến 21/11/2026 06:00", "NBC · as of 21/11/2026 06:00"), more: false, cut: false, fields: [
            { label: "GTIN", value: "08938505974187" }, { label: app.t("Thương hiệu", "Brand"), value: "Sao Mai" }, { label: app.t("Nhà sản xuất", "Manufacturer"), value: "Công ty TNHH Thiết bị An toàn Sao Mai, khu công nghiệp Quế Võ, Bắc Ninh" }], rows: [
            { kind: "company", id: "0101234567", title: app.t("Công ty TNHH Mũ bảo hiểm Sao Mai", "Sao Mai Helmets Co., Ltd"), subtitle: "0101234567 · Bắc Ninh", level: "neutral", chip: "" }] },
        { title: app.t("Cảnh báo", "Alerts"), icon: "flag", source: app.t("Không có trên thiết bị này: không thấy gì không nói lên điều gì", "Not on this device: that nothing is shown says nothing"), more: false, cut: false, fields: [], rows: [] },
        { title: app.t("Giấy chứng nhận", "Certificates"), icon: "check", source: app.t("Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia · tính đến 21/11/2026", "Commission for Standards, Metrology and Quality · as of 21/11/2026"), more: true, cut: false, fields: [], rows: [
            { kind: "certificate", id: "QC-2024-118", title: app.t("Giấy chứng nhận QC-2024-118", "Certificate QC-2024-118"), subtitle: app.t("QCVN 2:2021/BKHCN · từ 01/07/2024 đến 30/06/2026", "QCVN 2:2021/BKHCN · from 01/07/2024 to 30/06/2026"), level: "violation", chip: app.t("Đình chỉ", "Suspended") }] }
    ]

    function show(kind: string, id: string) {
        app.note("show " + kind + " " + id);
        record.kind = kind;
        open = true;
    }
    function back() {
        app.note("back");
        open = false;
    }
    function refresh() { app.note("record again"); }
    function showMore() { app.note("showMore"); }
}
