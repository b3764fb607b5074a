// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: scan

    required property var app
    readonly property bool empty: app.scene === "empty"

    property var cameras: empty ? [] : [{ id: "usb0", name: "USB Camera HD (046d:0825)" }, { id: "int0", name: "Integrated Camera" }]
    property string sourceKind: empty ? "none" : "camera"
    property string sourceName: empty ? "" : "USB Camera HD (046d:0825)"
    property bool running: !empty
    property bool watched: true
    property bool photographing: false
    property string message: app.scene === "error" ? app.t("Máy ảnh đã bị rút ra. Những gì đã quét vẫn còn; cắm lại để tiếp tục.", "The camera was unplugged. What was scanned is kept; plug it in again to go on.") : ""
    property string messageLevel: app.scene === "error" ? "error" : "info"
    property string hint: empty || app.scene === "error" ? "" : app.t("Đưa máy lại gần hơn", "Come closer")
    property var outlines: empty || app.scene === "error" ? [] : [
        { corners: [Qt.point(240, 390), Qt.point(680, 390), Qt.point(680, 590), Qt.point(240, 590)], level: "violation", label: "08938505974187" },
        { corners: [Qt.point(812, 292), Qt.point(1038, 292), Qt.point(1038, 518), Qt.point(812, 518)], level: "good", label: "08936036020021" },
        { corners: [Qt.point(980, 610), Qt.point(1210, 625), Qt.point(1206, 685), Qt.point(976, 670)], level: "unread", label: app.t("Chưa đọc được", "Not read") }
    ].slice(0, app.scene === "busy" ? 2 : 3)
    property size frameSize: Qt.size(1280, 720)
    readonly property int itemCount: items.rows.length
    readonly property MockList items: MockList {
        rows: scan.empty ? [] : [
            { key: "08938505974187", title: scan.app.t("Mũ bảo hiểm trẻ em Sao Mai SM-02", "Sao Mai SM-02 children's helmet"), overall: "violation", overallText: scan.app.t("Có dấu hiệu vi phạm", "Signs of violation"), level: "violation", summary: scan.app.t("Giấy chứng nhận hợp quy đã hết hạn ngày 30/06/2026", "Regulation certificate expired on 30/06/2026"), timeText: "10:42:07", count: 3 },
            { key: "08936036020021", title: scan.app.t("Sữa tươi tiệt trùng Mộc Sơn 180 ml", "Mộc Sơn UHT milk 180 ml"), overall: "consistent", overallText: scan.app.t("Khớp dữ liệu", "Agrees with the data"), level: "good", summary: "", timeText: "10:41:55", count: 1 },
            { key: "05012345678900", title: scan.app.t("Ấm đun nước siêu tốc BrightHome BH-1700 nhập khẩu, dung tích 1,7 lít", "Imported BrightHome BH-1700 electric kettle, 1.7 litres"), overall: "danger", overallText: scan.app.t("Dừng lại: cảnh báo nghiêm trọng", "Stop: serious alert"), level: "danger", summary: scan.app.t("Thu hồi SR/00842/26: nguy cơ điện giật, lô L2603", "Recall SR/00842/26: risk of electric shock, lot L2603"), timeText: "10:40:12", count: 1 },
            { key: "04006381333931", title: "04006381333931", overall: "noRecord", overallText: scan.app.t("Không có dữ liệu", "No data"), level: "neutral", summary: scan.app.t("Tính đến 21/11/2026", "As of 21/11/2026"), timeText: "10:39:40", count: 2 },
            { key: "08934588012341", title: scan.app.t("Nước mắm cốt Hòn Đỏ 40 độ đạm", "Hòn Đỏ fish sauce 40°N"), overall: "attention", overallText: scan.app.t("Cần kiểm tra thêm", "To be checked"), level: "attention", summary: scan.app.t("Quá “Sử dụng tốt nhất trước” 12 ngày", "12 days past best before"), timeText: "10:38:02", count: 1 },
            { key: "00020101021238570010A000000727", title: scan.app.t("Mã thanh toán VietQR", "VietQR payment code"), overall: "notAProduct", overallText: scan.app.t("Không phải mã sản phẩm", "Not a product code"), level: "neutral", summary: "", timeText: "10:37:44", count: 1 }
        ]
    }

    readonly property MockList listed: MockList {
        property string outcome: ""
        readonly property var outcomes: ["danger", "violation", "attention", "noRecord", "notAProduct", "consistent"].map(value => {
            const all = scan.items.rows.filter(one => one.overall === value);
            return { value: value, level: all[0]?.level ?? "", text: all[0]?.overallText ?? "", count: all.length };
        }).filter(one => one.count > 0)

        function rowAt(index: int): int { return scan.items.rows.findIndex(one => one.key === rows[index].key); }

        rows: scan.items.rows.filter(one => outcome === "" || one.overall === outcome)
    }

    readonly property QtObject controls: QtObject {
        readonly property bool able: scan.app.scene === "busy"
        property bool hasTorch: able
        property bool torch: false
        property bool hasZoom: able
        property real minimumZoom: 1
        property real maximumZoom: 8
        property real zoom: able ? 2 : 1
        property bool hasFocusPoint: able

        function focusAt(point: point) { scan.app.note("focusAt " + point.x.toFixed(2) + " " + point.y.toFixed(2)); }
    }

    signal cleared()
    signal itemFound(string level)
    signal lookedUp(var sighting)
    signal stepped(int row, string key)

    function cameraLike(id: string, name: string): string {
        return cameras.find(camera => camera.name === name)?.id ?? cameras.find(camera => camera.id === id)?.id ?? "";
    }

    function useCamera(id: string) { app.note("useCamera " + id); }
    function openFile(file: url) { app.note("openFile " + file); }
    function openFolder(folder: url) { app.note("openFolder " + folder); }
    function openAddress(text: string) { app.note("openAddress " + text); }
    function stop() { app.note("stop"); }
    function submitText(text: string) { app.note("submitText " + text); }
    function lookUp(code: string) { app.note("lookUp " + code); }
    function selectBeside(by: int) { app.note("selectBeside " + by); }
    function select(row: int) { app.note("select " + row); }
    function clear() {
        app.note("clear");
        cleared();
    }
    function restore() { app.note("restore"); }
}
