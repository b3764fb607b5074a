// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: history

    required property var app

    property string text: app.scene === "empty" ? app.t("Trên thiết bị này chưa từng phát hiện gì: cả về sản phẩm lẫn về cơ sở.", "Nothing was found on this device before: neither of the product nor of the firm.") : ""
    property var rows: app.scene !== "normal" ? [] : [
        { kind: "finding", id: "f-17", title: app.t("Mũ bảo hiểm trẻ em Sao Mai SM-02", "Sao Mai SM-02 children's helmet"), subtitle: app.t("Lô này · 14/11/2026 09:20 · 08938505974187 · lô L2603A · khóa quai hỏng", "This lot · 14/11/2026 09:20 · 08938505974187 · lot L2603A · broken buckle"), level: "violation", chip: app.t("Có dấu hiệu vi phạm", "Signs of violation") },
        { kind: "finding", id: "f-9", title: app.t("Mũ bảo hiểm Sao Mai SM-01", "Sao Mai SM-01 helmet"), subtitle: app.t("Cơ sở này · 02/11/2026 15:05 · 08938505974170", "This firm · 02/11/2026 15:05 · 08938505974170"), level: "good", chip: app.t("Khớp dữ liệu", "Agrees with the data") }]
}
