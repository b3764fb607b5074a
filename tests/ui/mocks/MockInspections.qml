// SPDX-License-Identifier: Apache-2.0
import QtQuick

MockList {
    required property var app

    readonly property bool none: app.scene === "empty" || app.scene === "error" || app.scene === "busy"
    readonly property int drafts: none ? 0 : 2
    readonly property int count: rows.length
    property string words
    property string state
    property string outcome
    property var states: [{ value: "", text: app.t("Mọi trạng thái", "Any state") }, { value: "draft", text: app.t("Bản nháp", "Draft") }, { value: "complete", text: app.t("Trung tâm đã giữ", "Held by the hub") }]
    property var outcomes: [{ value: "", text: app.t("Mọi kết quả", "Any outcome") }, { value: "danger", text: app.t("Dừng lại: cảnh báo nghiêm trọng", "Stop: serious alert") }, { value: "violation", text: app.t("Có dấu hiệu vi phạm", "Signs of violation") }]
    property bool filtered: words !== "" || state !== "" || outcome !== ""
    property int total: none ? 0 : 3
    property string filterText: filtered ? app.t("%1 trong %2 đợt kiểm tra", "%1 of %2 inspections").arg(rows.length).arg(total) : ""
    property bool more: false
    property bool loading: app.scene === "busy"
    property string errorText: app.scene === "error" ? app.t("Không đọc được kho dữ liệu hiện trường: tệp bị hỏng. Không có gì bị ghi đè.", "The field database cannot be read: the file is damaged. Nothing has been overwritten.") : ""

    rows: none ? [] : [
        { inspectionId: "i-3", title: app.t("Công ty TNHH Thương mại Sao Mai", "Sao Mai Trading Co., Ltd"), decision: app.t("Quyết định 214/QĐ-TĐC", "Decision 214/QĐ-TĐC"), kind: app.t("Kiểm tra", "Inspection"), timeText: "22/11/2026 10:43", itemsText: app.t("6 mặt hàng", "6 items"), level: "danger", overallText: app.t("Dừng lại: cảnh báo nghiêm trọng", "Stop: serious alert"), draft: true, stateText: app.t("Bản nháp", "Draft"), stateLevel: "attention", group: app.t("Bản nháp", "Drafts") },
        { inspectionId: "i-2", title: app.t("Chưa ghi tên cơ sở", "Establishment not named yet"), decision: app.t("chưa có số quyết định", "no decision number"), kind: app.t("Khảo sát", "Survey"), timeText: "21/11/2026 16:02", itemsText: app.t("0 mặt hàng", "0 items"), level: "neutral", overallText: app.t("Chưa quét gì", "Nothing scanned yet"), draft: true, stateText: app.t("Bản nháp", "Draft"), stateLevel: "attention", group: app.t("Bản nháp", "Drafts") },
        { inspectionId: "i-1", title: app.t("Hộ kinh doanh Nguyễn Thị Ánh Tuyết, quầy 214 chợ Bến Thành", "Household business Nguyễn Thị Ánh Tuyết, stall 214, Bến Thành market"), decision: app.t("Quyết định 198/QĐ-TĐC", "Decision 198/QĐ-TĐC"), kind: app.t("Kiểm tra, lần sửa 2", "Inspection, revision 2"), timeText: "20/11/2026 11:20", itemsText: app.t("14 mặt hàng", "14 items"), level: "violation", overallText: app.t("Có dấu hiệu vi phạm", "Signs of violation"), draft: false, stateText: app.t("Trung tâm đã giữ", "Held by the hub"), stateLevel: "good", group: app.t("Đã ký", "Signed") }
    ]

    function clearFilter() {
        words = state = outcome = "";
        app.note("clearInspectionsFilter");
    }
    function showMore() { app.note("showMoreInspections"); }
    function refresh() { app.note("refreshInspections"); }
}
