// SPDX-License-Identifier: Apache-2.0
import QtQuick

MockList {
    required property var app

    readonly property bool none: app.scene === "empty" || app.scene === "error" || app.scene === "busy"
    property int waiting: none ? 0 : 2
    property int partial: none ? 0 : 1
    property int complete: none ? 0 : 14
    property int quarantined: none ? 0 : 1
    property string summaryText: app.t("18 phát hiện, 2 đang chờ gửi, lần xác nhận gần nhất 10:31", "18 findings, 2 waiting, last receipt 10:31")
    property bool loading: app.scene === "busy"
    property string errorText: app.scene === "error" ? app.t("Không đọc được kho dữ liệu hiện trường: tệp bị hỏng. Không có gì bị ghi đè.", "The field database cannot be read: the file is damaged. Nothing has been overwritten.") : ""

    property string words
    property string state
    property string outcome
    property var states: [{ value: "", text: app.t("Mọi trạng thái", "Any state") }, { value: "saved", text: app.t("Chờ gửi", "Waiting") }, { value: "quarantined", text: app.t("Bị từ chối", "Refused") }]
    property var outcomes: [{ value: "", text: app.t("Mọi kết quả", "Any outcome") }, { value: "danger", text: app.t("Trùng cảnh báo thu hồi", "Matches a recall") }, { value: "violation", text: app.t("Có dấu hiệu vi phạm", "Signs of violation") }]
    property bool filtered: words !== "" || state !== "" || outcome !== ""
    property int total: rows.length
    property string filterText: filtered ? app.t("%1 trong %2 phát hiện", "%1 of %2 findings").arg(rows.length).arg(total) : ""

    rows: none ? [] : [
        { findingId: "f-18", sequence: 18, timeText: "22/11/2026 10:43", title: app.t("Mũ bảo hiểm trẻ em Sao Mai SM-02", "Sao Mai SM-02 children's helmet"), key: "08938505974187", overall: "violation", overallText: app.t("Có dấu hiệu vi phạm", "Signs of violation"), level: "violation", note: app.t("Mũ không có dấu hợp quy CR; cơ sở trình bản sao giấy chứng nhận đã hết hạn.", "No CR mark on the helmet; the establishment shows a copy of an expired certificate."), state: "saved", stateText: app.t("Chờ gửi", "Waiting"), stateLevel: "attention", files: 1, filesHeld: 0, filesText: app.t("0/1 tệp", "0 of 1 file"), problemText: "", unreached: false },
        { findingId: "f-17", sequence: 17, timeText: "22/11/2026 10:40", title: app.t("Ấm đun nước siêu tốc BrightHome BH-1700", "BrightHome BH-1700 electric kettle"), key: "05012345678900", overall: "danger", overallText: app.t("Dừng lại: cảnh báo nghiêm trọng", "Stop: serious alert"), level: "danger", note: app.t("Còn 6 chiếc trên kệ, đã yêu cầu tạm dừng bán.", "Six on the shelf; suspension of sale requested."), state: "received", stateText: app.t("Đã nhận, thiếu tệp", "Received, files missing"), stateLevel: "attention", files: 3, filesHeld: 1, filesText: app.t("1/3 tệp", "1 of 3 files"), problemText: "", unreached: false },
        { findingId: "f-16", sequence: 16, timeText: "21/11/2026 16:05", title: app.t("Nước mắm cốt Hòn Đỏ 40 độ đạm", "Hòn Đỏ fish sauce 40°N"), key: "08934588012341", overall: "attention", overallText: app.t("Cần kiểm tra thêm", "To be checked"), level: "attention", note: "", state: "quarantined", stateText: app.t("Bị từ chối", "Refused"), stateLevel: "danger", files: 1, filesHeld: 0, filesText: app.t("0/1 tệp", "0 of 1 file"), problemText: app.t("Trung tâm đã giữ một phát hiện khác cùng số. Bản trên thiết bị này được giữ nguyên; hãy báo quản trị viên.", "The hub holds another finding under this number. The one on this device is kept as it is; tell the administrator."), unreached: false },
        { findingId: "f-15", sequence: 15, timeText: "21/11/2026 15:58", title: app.t("Sữa tươi tiệt trùng Mộc Sơn 180 ml", "Mộc Sơn UHT milk 180 ml"), key: "08936036020021", overall: "consistent", overallText: app.t("Khớp dữ liệu", "Agrees with the data"), level: "good", note: "", state: "complete", stateText: app.t("Hoàn tất", "Complete"), stateLevel: "good", files: 1, filesHeld: 1, filesText: app.t("1/1 tệp", "1 of 1 file"), problemText: "", unreached: false },
        { findingId: "f-14", sequence: 14, timeText: "21/11/2026 15:41", title: "04006381333931", key: "04006381333931", overall: "noRecord", overallText: app.t("Không có dữ liệu", "No data"), level: "neutral", note: "", state: "saved", stateText: app.t("Chờ gửi", "Waiting"), stateLevel: "neutral", files: 0, filesHeld: 0, filesText: "", problemText: app.t("Trung tâm không trả lời; gửi lại lúc 10:52.", "The hub does not answer; next attempt at 10:52."), unreached: true }
    ]

    function showOnly(ids: var) { app.note("showOnly " + ids.join(" ")); }
    function clearFilter() {
        words = state = outcome = "";
        app.note("clearFilter");
    }
    function refresh() { app.note("refresh"); }
    function retry(id: string) { app.note("retry " + id); }
    function retryAll() { app.note("retryAll"); }
}
