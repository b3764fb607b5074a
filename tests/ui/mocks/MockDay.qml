// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    required property var app

    readonly property bool none: app.scene === "empty" || app.scene === "error" || app.scene === "busy"
    property string range: "today"
    property bool loading: app.scene === "busy"
    property bool known: app.scene !== "busy" && app.scene !== "error"
    property string errorText: app.scene === "error" ? app.t("Không đọc được dữ liệu của thiết bị này.", "This device's own data cannot be read.") : ""
    property int total: none ? 0 : 18
    property string periodText: range === "today" ? "22/11/2026" : app.t("16/11/2026 đến 22/11/2026", "16/11/2026 to 22/11/2026")
    property int withoutPlace: none ? 0 : 12
    property string oldestText: none ? "" : app.t("Phát hiện chờ lâu nhất được lưu 5 giờ trước", "The oldest that waits was saved 5 hours ago")
    property var outcomes: [
        bar(app.t("Dừng lại: cảnh báo nghiêm trọng", "Stop: serious alert"), 1, "danger"), bar(app.t("Có dấu hiệu vi phạm", "Signs of violation"), 4, "violation"),
        bar(app.t("Cần lưu ý", "To note"), 5, "attention"), bar(app.t("Khớp với dữ liệu", "Agrees with the records"), 7, "good"), bar(app.t("Biên bản đã ký", "Minutes signed"), 1, "neutral")]
    property var tiers: [bar(app.t("Mức độ rủi ro cao", "High risk"), 6, "violation"), bar(app.t("Mức độ rủi ro trung bình", "Medium risk"), 8, "attention"), bar(app.t("Mức độ rủi ro thấp", "Low risk"), 2, "good"), bar(app.t("Chưa rõ mức độ", "No tier known"), 2, "neutral")]
    property var queue: [bar(app.t("Đang chờ", "Waiting"), 2, "attention"), bar(app.t("Trung tâm còn thiếu tệp", "Files missing at the hub"), 1, "attention"), bar(app.t("Bị trung tâm từ chối", "Refused by the hub"), 1, "danger"), bar(app.t("Đã đủ ở trung tâm", "Complete at the hub"), 14, "good")]
    property var freshness: [bar(app.t("Cảnh báo, thu hồi", "Alerts and recalls"), 1, "good", app.t("1 ngày", "1 day old")), bar(app.t("Sản phẩm", "Products"), 3, "good", app.t("3 ngày", "3 days old")), bar(app.t("Danh mục rủi ro", "Risk lists"), 41, "attention", app.t("41 ngày", "41 days old")), bar(app.t("Tờ khai hải quan", "Customs declarations"), 0, "neutral", app.t("không có trên thiết bị này", "not on this device"))]
    property var deadlines: none ? [] : [
        { inspection: "i-3", title: app.t("Báo cáo biện pháp cho cơ quan", "Report the measure to the agency"), text: app.t("Quá hạn từ 22/11/2026 10:42 · Cửa hàng Minh Tâm", "Was due 22/11/2026 10:42 · Minh Tâm shop"), basis: app.t("Luật 05/2007/QH12, Điều 40", "Law 05/2007/QH12, Article 40"), level: "danger" },
        { inspection: "i-4", title: app.t("Giao mẫu cho phòng thử nghiệm", "Hand over the sample to the laboratory"), text: app.t("Đến 24/11/2026 10:42 · Chợ Bến Thành", "Until 24/11/2026 10:42 · Ben Thanh market"), basis: "", level: "attention" }]
    property var importDeadlines: none ? [] : [
        { check: "c-2", title: app.t("Ra thông báo kết quả", "Give the result notice"), text: app.t("đến hết ngày 24/11/2026, còn 1 ngày làm việc · 107462913550", "until the end of 24/11/2026, 1 working day left · 107462913550"), basis: app.t("Nghị định 37/2026/NĐ-CP, Điều 83", "Decree 37/2026, Article 83"), level: "attention" }]
    property string deadlinesNote: none ? "" : app.t("Chỉ tính 500 đợt kiểm tra gần nhất: không xét các đợt cũ hơn.", "Only of the latest 500 inspections: older ones are not looked at.")
    property string deadlinesText: deadlines.length + importDeadlines.length > 0 ? "" : loading ? app.t("Đang tìm các thời hạn.", "Deadlines are being looked up.") : errorText !== "" ? app.t("Chưa rõ các thời hạn: không đọc được các đợt kiểm tra.", "Deadlines are not known: the inspections cannot be read.") : app.t("Không có thời hạn nào đang chạy.", "No clock is running.")
    property int again: 0 ///< the same points as a new list, as after each refresh
    property var points: none || again < 0 ? [] : [
        point("p1", 10.7721, 106.698, "violation"), point("p2", 10.7725, 106.6984, "danger"), point("p3", 10.7719, 106.6979, "good"),
        point("p4", 10.801, 106.714, "attention"), point("p5", 10.752, 106.662, "good"), point("p6", 10.845, 106.77, "neutral")]

    function bar(text: string, count: int, level: string, label: var): var {
        return { text: text, count: none && !label ? 0 : count, level: level, label: label ? label : String(none ? 0 : count) };
    }
    function point(id: string, latitude: real, longitude: real, level: string): var {
        return { id: id, latitude: latitude, longitude: longitude, level: level, title: app.t("Mũ bảo hiểm Sao Mai %1", "Sao Mai helmet %1").arg(id), subtitle: app.t("Có dấu hiệu vi phạm · 22/11/2026 10:31", "Signs of violation · 22/11/2026 10:31") };
    }
    function refresh() { app.note("day"); }
}
