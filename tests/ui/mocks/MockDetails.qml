// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    required property var app

    property string recordId: ""
    property bool loading: false
    property string errorText: ""
    property bool minutes: false
    property string inspectionId: "i-3"
    property string title: app.t("Mũ bảo hiểm trẻ em Sao Mai SM-02", "Sao Mai SM-02 children's helmet")
    property string overallText: app.t("Có dấu hiệu vi phạm", "Signs of violation")
    property string level: "violation"
    property string progress: "quarantined"
    property string stateText: app.t("Bị trung tâm từ chối", "Refused by the hub")
    property string stateLevel: "violation"
    property string problemText: app.t("Trung tâm có một phát hiện khác cùng số.", "The hub holds another finding of the same number.")
    property var facts: [{ label: app.t("Đã lưu", "Saved"), value: "22/11/2026 10:43" }, { label: app.t("Mã", "Code"), value: "(01) GTIN: 08938505974187\n(10) L2603" }, { label: app.t("Ghi chú", "Note"), value: app.t("Không có dấu hợp quy CR.", "No CR mark.") }]
    property var checks: [{ title: app.t("Hiệu lực giấy chứng nhận", "Validity of the certificate"), text: app.t("Đã hết hạn ngày 30/06/2026", "Expired on 30/06/2026"), level: "violation" }]
    property var files: [{ row: 0, text: app.t("Mặt trước bao bì", "Front of the package"), sizeText: "1,2 MB", picture: true, held: true, stateText: app.t("Ở trung tâm", "At the hub"), source: "" }, { row: 1, text: app.t("Bản ghi làm căn cứ", "Records that the verdict rested on"), sizeText: "9 kB", picture: false, held: false, stateText: app.t("Chỉ có trên máy này", "Only on this device"), source: "" }]

    function show(id: string) { app.note("show " + id); recordId = id; }
    function close() { app.note("closeRecord"); recordId = ""; }
    function look(row: int) { app.note("look " + row); }
    function retry() { app.note("retryRecord"); }
    function correct() { app.note("correct " + recordId); }
}
