// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: mock

    required property var app

    readonly property bool none: app.scene === "empty"
    property bool available: true
    property bool open: app.scene !== "empty" && app.scene !== "busy" && app.scene !== "error"
    property bool busy: app.scene === "busy"
    property bool opening: app.scene === "busy"
    property bool finished: false
    property bool putAway: false
    property bool withdrawn: false
    readonly property bool running: open && !finished && !putAway
    property bool lacksMinutes: false
    property int unnamed: 0
    property bool showsPutAway: false
    property string checkWords: ""
    property bool moreChecks: false
    readonly property string checkId: "c-2"
    property string message: app.scene === "error" ? app.t("Tệp không ở dạng Unicode: có thể là Windows-1258, TCVN3 hoặc VNI. Hãy lưu lại thành “CSV UTF-8”.", "The file is not in Unicode: it may be in Windows-1258, TCVN3 or VNI. Save it again as “CSV UTF-8”.") : ""
    property string messageLevel: message === "" ? "" : "error"
    property var problems: app.scene === "offline" ? [app.t("Dòng 7: số kiểm tra của GTIN sai (gtin: “6909990010015”)", "Row 7: the check digit of the GTIN is wrong (gtin: “6909990010015”)"), app.t("Dòng 19: không có số lượng. Dòng này bị bỏ qua.", "Row 19: there is no quantity. The row is left out.")] : []
    property bool counting: false
    property bool byPerson: false
    property int sameWithin: 3
    property string filter: ""
    property string words: ""
    property int lastLine: 14
    property string progressText: app.t("27/40 dòng đã đủ · đã đếm 812/960 · 4/6 kiện", "27 of 40 lines complete · 812 of 960 counted · 4 of 6 packages")
    property string proposal: "doesNotMeet"
    property string records: "known"
    readonly property string basis: records === "known" ? app.t("Đề xuất dựa trên số đếm và dữ liệu trong danh mục.", "The proposal rests on the counts and on the records of the catalogue.") : app.t("Không có danh mục thì không kết luận được về mức rủi ro, giấy tờ và chế độ kiểm tra: đề xuất chỉ dựa trên số đếm. Việc đếm vẫn tiếp tục.", "Without the catalogue nothing is said of tiers, proofs and deviations: the proposal rests on the counts alone. Counting goes on.")
    property var reasons: [app.t("Dòng 12: Thiếu, 18/24", "Line 12: Short, 18 of 24"), app.t("Dòng 14: Xuất xứ: tờ khai ghi CN, mã ghi MY", "Line 14: Origin: declared CN, the code says MY"), app.t("Không khai báo: (01)06909990010034, đã thấy 2", "Not declared: (01)06909990010034, 2 seen")]
    property var checks: none || checkWords === "x" ? [] : showsPutAway ? [
        { id: "c-0", title: "107462913551", importer: "", detail: app.t("24/11/2026 10:05 · 12 dòng", "24/11/2026 10:05 · 12 lines"), stateText: app.t("Đã gác lại", "Put away"), level: "neutral" }
    ] : [
        { id: "c-2", title: "107462913550", importer: app.t("Công ty TNHH Nhập khẩu Mẫu", "Sample Import Co., Ltd"), detail: app.t("26/11/2026 08:12 · 40 dòng", "26/11/2026 08:12 · 40 lines"), stateText: app.t("Đang mở", "Open"), level: "attention" },
        { id: "c-1", title: app.t("Phiếu đóng gói", "Packing list"), importer: "", detail: app.t("25/11/2026 15:40 · 5 000 dòng", "25/11/2026 15:40 · 5,000 lines"), stateText: app.t("Đã kết thúc", "Finished"), level: "good" }
    ]
    readonly property var head: ({
            declaration: "107462913550",
            importer: app.t("Công ty TNHH Nhập khẩu Mẫu", "Sample Import Co., Ltd"),
            date: "20/11/2026",
            channelText: app.t("Luồng đỏ: hồ sơ và hàng hóa", "Red channel: papers and goods"),
            channelLevel: "danger",
            lines: 40,
            notes: [{ text: app.t("Tăng cường kiểm tra (MAU-01/QĐ): nhiều lô không đạt trong năm, đến 26/11/2027 · 6 dòng", "Tightened check (MAU-01/QĐ): many lots failed this year, until 26/11/2027 · 6 lines"), level: "attention" }, { text: app.t("2 dòng thiếu giấy tờ mà mức rủi ro yêu cầu", "2 lines lack a proof that their tier asks for"), level: "violation" }],
            deadline: { title: app.t("Ra thông báo kết quả", "Give the result notice"), text: app.t("đến hết ngày 27/11/2026, còn 1 ngày làm việc", "until the end of 27/11/2026, 1 working day left"), basis: app.t("Nghị định 37/2026/NĐ-CP, Điều 83", "Decree 37/2026, Article 83"), level: "attention" },
            putAway: putAway ? app.t("Đã gác lại: 24/11/2026 10:12 · An · Nhầm tờ khai", "Put away: 24/11/2026 10:12 · An · Wrong declaration") : "",
            withdrawn: withdrawn ? app.t("Kết quả đã thu hồi ngày 26/11/2026 09:12: Đếm sai", "Result withdrawn on 26/11/2026 09:12: The count was wrong") : "",
            result: finished ? app.t("Không đáp ứng yêu cầu", "Does not meet the requirements") : "",
            resultLevel: "violation"
        })
    readonly property var states: [
        { state: "mismatch", text: app.t("Sai khác", "Mismatch"), level: "danger", count: 2, share: 0.05 },
        { state: "over", text: app.t("Thừa", "Over"), level: "violation", count: 1, share: 0.025 },
        { state: "short", text: app.t("Thiếu", "Short"), level: "attention", count: 4, share: 0.1 },
        { state: "ok", text: app.t("Đủ", "Complete"), level: "good", count: 27, share: 0.675 },
        { state: "notSeen", text: app.t("Chưa thấy", "Not seen"), level: "neutral", count: 6, share: 0.15 },
        { state: "unknown", text: app.t("Không khai báo", "Not declared"), level: "danger", count: 1, share: 0 },
        { state: "tightened", text: app.t("Tăng cường kiểm tra", "Tightened check"), level: "attention", count: 6, share: 0 },
        { state: "lacksProof", text: app.t("Thiếu giấy tờ", "Lacks a proof"), level: "violation", count: 2, share: 0 }
    ]
    readonly property MockList rows: MockList {
        rows: [
            { number: 1, title: mock.app.t("Ấm đun nước siêu tốc KT-1700", "Electric kettle KT-1700"), detail: "06909990010010 · KT-1700 · CN · 85167990", lineState: "ok", stateText: mock.app.t("Đủ", "Complete"), level: "good", countText: mock.app.t("40 / 40 cái", "40 / 40 PCE"), share: 1, note: "", noteLevel: "neutral" },
            { number: 12, title: mock.app.t("Xe đồ chơi điều khiển từ xa, có pin, dùng cho trẻ từ ba tuổi trở lên", "Remote controlled toy car with batteries for children of three years and more"), detail: mock.app.t("06909990010027 · X-1 · Số lô L26A · CN · 95030010", "06909990010027 · X-1 · Lot L26A · CN · 95030010"), lineState: "short", stateText: mock.app.t("Thiếu", "Short"), level: "attention", countText: "18 / 24", share: 0.75, note: mock.app.t("Tăng cường kiểm tra (MAU-01/QĐ): nhiều lô không đạt trong năm, đến 26/11/2027", "Tightened check (MAU-01/QĐ): many lots failed this year, until 26/11/2027"), noteLevel: "attention" },
            { number: 14, title: mock.app.t("Bóng đèn LED 9 W", "LED lamp 9 W"), detail: "06909990010034 · L9 · CN · 85395000", lineState: "mismatch", stateText: mock.app.t("Sai khác", "Mismatch"), level: "danger", countText: "10 / 10", share: 1, note: mock.app.t("Xuất xứ: tờ khai ghi CN, mã ghi MY", "Origin: declared CN, the code says MY"), noteLevel: "danger" },
            { number: 15, title: mock.app.t("Cáp điện 2 × 1,5 mm²", "Cable 2 × 1.5 mm²"), detail: "06909990010041 · CN · 85444942", lineState: "over", stateText: mock.app.t("Thừa", "Over"), level: "violation", countText: "11 / 10", share: 1, note: "", noteLevel: "neutral" },
            { number: 16, title: mock.app.t("Nước giải khát", "Beverage"), detail: "06909990010058 · CN · 22021090", lineState: "notSeen", stateText: mock.app.t("Chưa thấy", "Not seen"), level: "neutral", countText: "0 / 120", share: 0, note: "", noteLevel: "neutral" }
        ]
    }
    property var current: ({
            line: 12,
            title: app.t("Xe đồ chơi điều khiển từ xa", "Remote controlled toy car"),
            code: "(01)06909990010027(10)L26A",
            stateText: app.t("Thiếu", "Short"),
            level: "attention",
            counted: 18,
            declared: 24,
            countText: "18 / 24",
            facts: [{ label: app.t("Mã", "Code"), value: "06909990010027" }, { label: app.t("Kiểu loại", "Model"), value: "X-1" }, { label: app.t("Theo đơn vị", "By unit"), value: "18" }],
            notes: [app.t("Tăng cường kiểm tra (MAU-01/QĐ): nhiều lô không đạt trong năm", "Tightened check (MAU-01/QĐ): many lots failed this year")],
            finding: "",
            entries: [{ number: 9, text: "(01)06909990010027(10)L26A", time: "26/11/2026 08:31", by: "An", withdrawn: false }, { number: 4, text: "(01)06909990010027", time: "26/11/2026 08:30", by: "An", withdrawn: true }]
        })

    signal counted(string level)
    signal finishedNow()
    signal findingReady()

    function refresh() { app.note("consignment refresh"); }
    function showMoreChecks() { app.note("showMoreChecks"); }
    function openDeclaration(number: string) { app.note("openDeclaration " + number); }
    function openNumber(number: string) { app.note("openNumber " + number); }
    function openFile(file: url) { app.note("openFile " + file); }
    function openPackage(code: string) { app.note("openPackage " + code); }
    function resume(id: string) { app.note("resume " + id); }
    function cancelOpening() { app.note("cancelOpening"); }
    function stopJudging() { app.note("stopJudging"); records = "stopped"; }
    function judge() { app.note("judge"); }
    function close() { app.note("close"); }
    function select(row: int) { app.note("select " + row); }
    function showLast(): int {
        app.note("showLast");
        return 2;
    }
    function nameFindings() { app.note("nameFindings"); }
    function lookUp(record: bool) { app.note("lookUp " + record); }
    function addByHand(count: int, reason: string) { app.note("addByHand " + count); }
    function fix(count: int, reason: string) { app.note("fix " + count + " " + reason); }
    function observe(trait: string, value: string) { app.note("observe " + trait + " " + value); }
    function withdraw(entry: real, reason: string) { app.note("withdraw " + entry + " " + reason); }
    function withdrawGoods(reason: string) { app.note("withdrawGoods " + reason); }
    function withdrawResult(reason: string) { app.note("withdrawResult " + reason); }
    function countToLine(line: int, reason: string): bool {
        app.note("countToLine " + line + " " + reason);
        return line <= 40;
    }
    function filledIn(): var {
        return { "importer.address": app.t("18 Lê Lợi, Hải Phòng", "18 Le Loi, Hai Phong"), "certificates": "HQ-2026-0451; QUATEST 1; 30/10/2026", "enclosed.photos": "yes" };
    }
    function fillIn(fields: var): string {
        app.note("fillIn " + JSON.stringify(fields));
        return fields["registration.date"] === "x" ? app.t("Không hiểu nên không lưu: hãy ghi ngày dạng 31/12/2026.", "Not understood, so not kept: write a day as 31/12/2026.") : "";
    }
    function putAwayCheck(reason: string) { app.note("putAwayCheck " + reason); }
    function bringBack() { app.note("bringBack"); }
    function makeMinutes() { app.note("makeMinutes"); }
    function finish(result: string, words: string) {
        app.note("finish " + result + " " + words);
        finishedNow();
    }
}
