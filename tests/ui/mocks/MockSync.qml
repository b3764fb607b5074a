// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: sync

    required property var app

    property bool online: app.scene === "normal" || app.scene === "busy"
    property string hubText: "hub.nqi.example.vn"
    property string lastContactText: online ? app.t("22/11/2026 10:31 (12 phút trước)", "22/11/2026 10:31 (12 minutes ago)") : app.t("20/11/2026 17:20 (2 ngày trước)", "20/11/2026 17:20 (2 days ago)")
    property string clockText: app.scene === "offline" ? app.t("Đồng hồ của thiết bị chậm 3 giờ: đồng hồ của trung tâm là 22/11/2026 13:43.", "This device's clock is 3 hours behind: the hub's says 22/11/2026 13:43.") : ""
    property string catalogueText: available ? app.t("Phiên bản 1042", "Version 1042") : app.t("Thiết bị không có dữ liệu quốc gia", "No national data on this device")
    property string catalogueAgeText: available ? app.t("Dữ liệu tính đến 21/11/2026 06:00 (%1)", "Data as of 21/11/2026 06:00 (%1)").arg(ageText) : app.t("Đọc được mã nhưng không có gì để đối chiếu. Hãy đồng bộ khi có mạng.", "Codes can be read, but nothing can be compared. Synchronise when there is a network.")
    property string ageText: !available ? "" : stale ? app.t("12 ngày trước", "12 days ago") : app.t("1 ngày trước", "1 day ago")
    property bool stale: app.scene === "offline"
    property bool available: app.scene !== "empty" && app.scene !== "error"
    property bool demo: app.demo
    property bool paused: false
    property bool busy: app.scene === "busy"
    property real progress: busy ? 0.42 : -1
    property string progressText: app.t("Đang cập nhật: 42 % · 60,9 MB trên 145,0 MB · còn 3 phút", "Updating: 42 % · 60.9 MB of 145.0 MB · 3 minutes left")
    property string message: app.scene === "error" ? app.t("Trung tâm trả lời không hợp lệ: chữ ký không khớp. Dữ liệu cũ được giữ nguyên.", "The hub's answer is not valid: its signature does not match. The old data is kept.") : ""
    property string messageLevel: "error"
    property string queueText: app.t("2 phát hiện chờ gửi, 3 tệp chưa gửi xong", "2 findings waiting, 3 files not complete")
    property var datasets: !available ? [] : [
        { name: app.t("Cảnh báo và thu hồi", "Alerts and recalls"), version: "1042", asOf: app.t("tính đến 21/11/2026", "as of 21/11/2026"), rows: 18422, authority: app.t("Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia", "Commission for Standards, Metrology and Quality"), covered: true },
        { name: app.t("Tiền tố mã doanh nghiệp", "Company prefixes"), version: "1042", asOf: app.t("tính đến 20/11/2026", "as of 20/11/2026"), rows: 61250, authority: "GS1 Việt Nam", covered: true },
        { name: app.t("Sản phẩm đã khai báo", "Declared products"), version: "1041", asOf: app.t("tính đến 20/11/2026", "as of 20/11/2026"), rows: 1000000, authority: "GS1 Việt Nam", covered: true },
        { name: app.t("Giấy chứng nhận", "Certificates"), version: "1042", asOf: app.t("tính đến 21/11/2026", "as of 21/11/2026"), rows: 240118, authority: app.t("Tổ chức chứng nhận được chỉ định", "Designated certification bodies"), covered: true },
        { name: app.t("Danh mục rủi ro", "Risk lists"), version: "1009", asOf: app.t("tính đến 01/07/2026", "as of 01/07/2026"), rows: 4310, authority: app.t("Các bộ quản lý ngành", "Line ministries"), covered: true },
        { name: app.t("Truy xuất nguồn gốc", "Traceability"), version: "1042", asOf: app.t("tính đến 21/11/2026", "as of 21/11/2026"), rows: 0, part: "mien-trung", authority: "NBC", covered: false },
        { name: app.t("Tờ khai hải quan", "Customs declarations"), version: "", asOf: "", rows: 0, authority: "", covered: false }
    ]

    function stopDownload() { app.note("stopDownload"); }
    function syncNow() { app.note("syncNow"); }
}
