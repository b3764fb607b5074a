// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// The goods met during the made-up inspection.
MockList {
    id: goods

    required property var app

    readonly property int count: goods.rows.length
    readonly property int readings: goods.rows.reduce((sum, row) => sum + row.times, 0)
    readonly property var groups: [
        { level: "danger", text: app.t("Dừng lại: cảnh báo nghiêm trọng", "Stop: serious alert"), count: 1 },
        { level: "violation", text: app.t("Có dấu hiệu vi phạm", "Signs of violation"), count: 1 },
        { level: "good", text: app.t("Khớp dữ liệu", "Agrees with the data"), count: 1 }
    ].slice(0, goods.rows.length)

    rows: app.scene === "empty" ? [] : [
        { row: 2, key: "05012345678900", title: app.t("Ấm đun nước siêu tốc BrightHome BH-1700", "BrightHome BH-1700 electric kettle"), detail: "05012345678900 · L2603", group: app.t("Dừng lại: cảnh báo nghiêm trọng", "Stop: serious alert"), level: "danger", times: 2, finding: "", now: "" },
        { row: 0, key: "08938505974187", title: app.t("Mũ bảo hiểm trẻ em Sao Mai SM-02", "Sao Mai SM-02 children's helmet"), detail: "08938505974187 · L2603", group: app.t("Có dấu hiệu vi phạm", "Signs of violation"), level: "violation", times: 3, finding: "f-18", now: app.t("Nay đánh giá: Khớp dữ liệu (đã ghi: Có dấu hiệu vi phạm)", "Now judged: Agrees with the data (recorded: Signs of violation)") },
        { row: 1, key: "08936036020021", title: app.t("Sữa tươi tiệt trùng Mộc Sơn 180 ml", "Mộc Sơn UHT milk 180 ml"), detail: "08936036020021", group: app.t("Khớp dữ liệu", "Agrees with the data"), level: "good", times: 1, finding: "", now: "" }
    ]
}
