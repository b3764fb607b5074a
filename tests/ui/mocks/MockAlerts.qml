// SPDX-License-Identifier: Apache-2.0
import QtQuick

MockList {
    required property var app

    property int newCount: app.scene === "normal" ? 2 : 0
    property bool loading: app.scene === "busy"
    property bool more: false
    property string errorText: app.scene === "error" ? app.t("Trên thiết bị này chưa có dữ liệu quốc gia.", "There is no national data on this device yet.") : ""
    property string sourceText: app.t("Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia · tính đến 21/11/2026 06:00", "Commission for Standards, Metrology and Quality · as of 21/11/2026 06:00")
    property string country: ""
    property string measure: ""
    property string category: ""
    property string words: ""
    property bool searchable: true
    readonly property var countries: [{ value: "", text: app.t("Mọi nước", "All countries") }, { value: "DE", text: app.t("Đức (12)", "Germany (12)") }, { value: "CH", text: app.t("Thụy Sĩ (3)", "Switzerland (3)") }, { value: "VN", text: app.t("Việt Nam (41)", "Viet Nam (41)") }]
    readonly property var categories: [{ value: "", text: app.t("Mọi nhóm hàng", "All goods groups") }, { value: "toy", text: app.t("Đồ chơi (9)", "Toys (9)") }, { value: "helmet", text: app.t("Mũ bảo hiểm (2)", "Helmets (2)") }]
    readonly property bool filtered: country !== "" || measure !== "" || category !== "" || words !== ""
    rows: app.scene !== "normal" && app.scene !== "offline" ? [] : [
        { recordId: "vn-stameq:2026-118", title: app.t("Thu hồi mũ bảo hiểm trẻ em Sao Mai SM-02 lô L2603A", "Recall of Sao Mai SM-02 children's helmets of lot L2603A"), subtitle: app.t("21/11/2026 · Thu hồi · Việt Nam · STAMEQ", "21/11/2026 · Recall · Viet Nam · STAMEQ"), level: "danger", chip: app.t("Khẩn cấp", "Urgent"), fresh: true },
        { recordId: "safety-gate:SR/01077/26", title: app.t("Đồ chơi xếp hình: chi tiết nhỏ có thể gây hóc", "Building blocks: small parts may choke"), subtitle: app.t("19/11/2026 · Ngừng bán · Đức · EU Safety Gate", "19/11/2026 · Stop of sale · Germany · EU Safety Gate"), level: "violation", chip: app.t("Nghiêm trọng", "Serious"), fresh: true },
        { recordId: "who:2026-31", title: app.t("Xi-rô ho trẻ em nhiễm diethylene glycol", "Children's cough syrup contaminated with diethylene glycol"), subtitle: app.t("02/11/2026 · Cảnh báo · Thụy Sĩ · WHO", "02/11/2026 · Warning · Switzerland · WHO"), level: "neutral", chip: app.t("Đã rút", "Withdrawn"), fresh: false }
    ]

    function enter() { app.note("alerts.enter"); }
    function refresh() { app.note("alerts.refresh"); }
    function markSeen() { app.note("markSeen"); }
    function loadMore() { app.note("loadMore"); }
    function clearFilter() { country = ""; measure = ""; category = ""; words = ""; app.note("clearFilter"); }
}
