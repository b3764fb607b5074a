// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: deadlines

    required property var app

    property int count: 0 ///< a test or a picture says how many
    property int openCount: count
    readonly property string level: "danger"
    readonly property string title: count < 3 ? app.t("1 việc đã quá hạn, 1 việc sắp đến hạn", "1 deadline missed, 1 deadline about to run out") : app.t("1 việc đã quá hạn, 2 việc sắp đến hạn", "1 deadline missed, 2 deadlines about to run out")
    readonly property var all: [
        { inspection: "i-3", title: app.t("Báo cáo biện pháp cho cơ quan", "Report the measure to the agency"), text: app.t("Quá hạn từ 22/11/2026 10:42 · Cửa hàng Minh Tâm", "Was due 22/11/2026 10:42 · Minh Tâm shop"), basis: app.t("Luật 05/2007/QH12, Điều 40", "Law 05/2007/QH12, Article 40"), level: "danger" },
        { inspection: "i-1", title: app.t("Giao mẫu cho phòng thử nghiệm", "Hand over the sample to the laboratory"), text: app.t("Đến 22/11/2026 17:30 · Chợ Bến Thành", "Until 22/11/2026 17:30 · Ben Thanh market"), basis: "", level: "attention" },
        { check: "c-2", title: app.t("Ra thông báo kết quả", "Give the result notice"), text: app.t("đến hết ngày 22/11/2026, hôm nay · 107462913550", "until the end of 22/11/2026, today · 107462913550"), basis: app.t("Nghị định 37/2026/NĐ-CP, Điều 83", "Decree 37/2026, Article 83"), level: "attention" }]
    readonly property var rows: all.slice(0, count)
    readonly property var first: openCount > 0 ? rows[count - openCount] : ({})

    signal pressed()
    signal putAway()

    function dismiss() {
        app.note("deadlines.dismiss");
        openCount = 0;
        putAway();
    }
    function bringBack() {
        app.note("deadlines.bringBack");
        openCount = count;
    }
}
