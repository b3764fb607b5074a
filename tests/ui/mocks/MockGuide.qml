// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: guide

    required property var app

    property var rows: app.scene !== "normal" ? [] : [
        { title: app.t("Tem, dấu bảo mật", "Security mark"), imitation: false, chip: app.t("Trên hàng của chủ nhãn hiệu", "On the holder's own goods"), text: app.t("Tem tròn ánh vàng ở góc phải nhãn, vòng trắng hiện rõ khi nghiêng.", "A round golden seal at the right of the label; its white ring shows when tilted."), source: "Công ty TNHH Thiết bị An toàn Sao Mai · 01/07/2026", picture: app.finding.photoSource },
        { title: app.t("Chữ in", "Print"), imitation: true, chip: app.t("Thấy trên hàng giả mạo", "Seen on imitations"), text: app.t("Chữ dưới nhãn in nhòe, không thẳng hàng.", "The print below the label is smeared and uneven."), source: "Cục Quản lý và Phát triển thị trường trong nước · 15/08/2026", picture: "" }]
}
