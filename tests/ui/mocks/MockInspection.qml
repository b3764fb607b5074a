// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// An inspection half way through. `complete` fills in what is missing.
QtObject {
    id: mock

    required property var app

    property bool open: false
    property bool busy: false
    property string inspectionId: "i-3"
    readonly property string title: fields["establishment.name"]
    readonly property bool survey: fields.kind === "survey"
    property bool readOnly: false
    property string withdrawnResult: ""
    property int unnamedFindings: 0
    property int step: 0
    property bool complete: false
    property var fields: ({
        revision: 1, reason: "", "minutes.number": "31/BB-ĐKT", "minutes.copies": 2, "minutes.locality": "", kind: "inspection", cause: "planned",
        "decision.number": "214/QĐ-TĐC", "decision.authority": app.t("Chi cục Tiêu chuẩn Đo lường Chất lượng TP. Hồ Chí Minh", "Sub-department for Standards, Ho Chi Minh City"), "decision.date": "18/11/2026", "decision.scope": app.t("Mũ bảo hiểm, đồ điện gia dụng", "Helmets, household electrical goods"),
        "establishment.name": app.t("Công ty TNHH Thương mại Sao Mai", "Sao Mai Trading Co., Ltd"), "establishment.address": app.t("12 Lê Lợi, Quận 1, TP. Hồ Chí Minh", "12 Le Loi, District 1, Ho Chi Minh City"), "establishment.companyCode": "0312345678", "establishment.phone": "028 3829 1234",
        "representative.name": "Trần Văn Bình", "representative.post": app.t("Giám đốc", "Director"), "representative.unit": "",
        "place.description": app.t("12 Lê Lợi, Quận 1", "12 Le Loi, District 1"), "place.latitude": "10.776530", "place.longitude": "106.700981", "place.listingUrl": "https://shop.example.vn/mu-sm-02", "place.listingPlatform": "shop.example.vn", "place.listingShop": "Sao Mai Official", "place.listingNumber": "i.48213.99017", "place.listingPrice": "189.000 ₫",
        startedAt: "22/11/2026 09:05", endedAt: "",
        "sampling.number": "07/BBLM", "sampling.at": "22/11/2026 10:20", "sampler.name": "Lê Minh Châu", "sampler.post": "", "sampler.unit": "", "samplingWitness.name": "", "samplingWitness.post": "", "samplingWitness.unit": "", "samplingWitness.address": "", "sampling.units": 3, "sampling.copies": 3, "sampling.method": "TCVN 5756:2017",
        outsideScope: "", conclusion: ""
    })
    property var lists: ({
        team: [{ name: "Nguyễn Thị Thu Hương", role: "head", post: app.t("Trưởng phòng", "Head of division"), unit: "" }, { name: "Lê Minh Châu", role: "controller", post: "", unit: "" }],
        contents: [{ subject: app.t("Nhãn hàng hóa và nhãn phụ", "Label and sub-label"), result: "doesNotMeet", detail: app.t("Không có dấu hợp quy CR", "No CR mark"), noPicture: "" }, { subject: app.t("Truy xuất nguồn gốc", "Traceability"), result: "notChecked", detail: "", noPicture: "" }],
        samples: [{ name: app.t("Mũ bảo hiểm trẻ em Sao Mai SM-02", "Sao Mai SM-02 children's helmet"), firm: app.t("Công ty TNHH Sao Mai, 12 Lê Lợi", "Sao Mai Co., Ltd, 12 Le Loi"), unit: app.t("chiếc", "piece"), quantity: "4", stock: "120", lot: "L2603", produced: "01/03/2026", retention: app.t("90 ngày", "90 days"), note: "", purpose: "inspection" }],
        seals: [{ number: "TN-0041", sample: 1, what: "", at: "22/11/2026 10:31" }, { number: "TN-0042", sample: 0, what: app.t("116 mũ SM-02", "116 SM-02 helmets"), at: "22/11/2026 10:40" }],
        handOvers: [{ "deliverer.name": "Lê Minh Châu", "deliverer.post": "", "deliverer.unit": "", "receiver.name": "", "receiver.post": "", "receiver.unit": "QUATEST 3", at: "", place: "", sealsIntact: false, state: "", note: "" }],
        "handed:0": [{ sample: 1, quantity: "2", testItem: "", standard: "QCVN 2:2021/BKHCN" }],
        measures: [{ kind: "sealGoods", what: app.t("116 mũ SM-02 lô L2603", "116 SM-02 helmets, lot L2603"), quantity: "116", at: "22/11/2026 10:40", "by.name": "Nguyễn Thị Thu Hương", legalBasis: "", reportedAt: "" }],
        statements: [{ party: "inspected", name: "Trần Văn Bình", post: "", text: app.t("Chúng tôi sẽ bổ sung giấy chứng nhận.", "We shall submit the certificate."), at: "" }],
        signatures: [{ party: "teamHead", name: "Nguyễn Thị Thu Hương", post: "", address: "", image: "ab12", refusal: "", at: "22/11/2026 11:02", over: contentDigest }, { party: "inspected", name: "Trần Văn Bình", post: "", address: "", image: "", refusal: app.t("Không đồng ý với kết luận", "Disagrees with the conclusion"), at: "22/11/2026 11:05", over: contentDigest }],
        samplingSignatures: [{ party: "sampler", name: "Lê Minh Châu", post: "", address: "", image: "ab12", refusal: "", at: "22/11/2026 10:50", over: "9c1185a5c5e9fc54612808977ee8f548b2258d31aabbccddeeff001122334455" }],
        annexes: [{ label: "listing", text: app.t("Ảnh chụp tin đăng", "Screenshot of the listing"), mediaType: "image/png", sizeText: "312 kB", row: 0 }]
    })
    readonly property var gaps: complete || readOnly ? [] : [
        { text: app.t("Nội dung 2: ghi tên nội dung và mô tả kết quả.", "Content 2: name it, and describe its result."), step: 2, stepTitle: app.t("Nội dung", "Contents"), code: "contentResult", row: 1 },
        { text: app.t("Lần giao 1: ghi người giao, người nhận, thời gian, địa điểm.", "Hand-over 1: enter who gave, who received, time and place."), step: 3, stepTitle: app.t("Mẫu và niêm phong", "Samples and seals"), code: "handOver", row: 0 },
        { text: app.t("Có bên không ký: người làm chứng hoặc chính quyền địa phương phải ký.", "Somebody did not sign: a witness or the local authority must sign for it."), step: 6, stepTitle: app.t("Chữ ký", "Signatures"), code: "refusalWitness", row: 0 }
    ]
    readonly property var reminders: readOnly ? [] : [
        { text: app.t("1 mặt hàng có dấu hiệu vi phạm chưa có phát hiện.", "1 item with signs of violation has no finding."), step: 1, stepTitle: app.t("Hàng hóa", "Goods"), code: "goodsWithoutFinding" }
    ]
    readonly property var steps: [app.t("Bắt đầu", "Start"), app.t("Hàng hóa", "Goods"), app.t("Nội dung", "Contents"), app.t("Mẫu và niêm phong", "Samples and seals"), app.t("Biện pháp", "Measures"), app.t("Ý kiến và kết luận", "Statements and conclusion"), app.t("Chữ ký", "Signatures"), app.t("Xem lại và gửi", "Review and send")].map((title, i) => {
        const missing = gaps.filter(gap => gap.step === i).length;
        return { title: title, missing: missing, state: missing > 0 ? "missing" : i === 7 ? "optional" : "done" };
    })
    readonly property var deadlines: [
        { text: app.t("Báo cáo cơ quan: niêm phong hàng hóa", "Report to the agency: seal goods"), dueText: app.t("trước 23/11/2026 10:40", "until 23/11/2026 10:40"), leftText: app.t("còn 23 giờ", "23 hours left"), level: "attention", basis: "Luật 05/2007/QH12, Điều 40", clock: "reportMeasure", row: 0, met: false },
        { text: app.t("Gửi mẫu 1 đến phòng thử nghiệm được chỉ định", "Send sample 1 to a designated laboratory"), dueText: app.t("trước 29/11/2026 23:59", "until 29/11/2026 23:59"), leftText: app.t("còn 7 ngày", "7 days left"), level: "attention", basis: "Nghị định 37/2026/NĐ-CP, Điều 80.6d", clock: "sendSample", row: 0, met: false }
    ]
    property var additions: ({
        allowed: true,
        samples: [{ sample: 1, name: app.t("Mũ bảo hiểm trẻ em Sao Mai SM-02", "Sao Mai SM-02 children's helmet"), quantity: "4", left: true }],
        measures: [{ row: 0, text: app.t("Niêm phong hàng hóa: 116 mũ SM-02", "Seal goods: 116 SM-02 helmets") }]
    })
    property var shown: ({})
    readonly property MockInspectionItems items: MockInspectionItems { app: mock.app }
    property QtObject versions: QtObject {
        property string errorText: ""
        property var rows: !mock.readOnly ? [] : [
            {
                minutes: "m-2", revision: 2, title: mock.app.t("Lần 2", "Version 2"), signedText: "22/11/2026 16:20, Lê Minh Châu", reason: mock.app.t("Ghi sai số lượng niêm phong và thiếu một mẫu", "Wrong quantity of the sealing, and one sample missing"),
                stateText: mock.app.t("Đã lưu, chờ gửi", "Saved here, waiting"), stateLevel: "neutral", receiptText: "", hashText: "b41c09d27e3f5a68", addition: false, more: 0,
                changes: [
                    mock.app.t("Thêm: Mẫu 2 (“Mũ bảo hiểm trẻ em Sao Mai SM-03”)", "Added: Sample 2 (“Sao Mai SM-03 children's helmet”)"),
                    mock.app.t("Biện pháp 1 (Niêm phong hàng hóa), số lượng: “116”, trước đó “120”", "Measure 1 (Seal goods), quantity: “116”, was “120”")
                ]
            },
            {
                minutes: "m-1", revision: 1, title: mock.app.t("Lần 1", "Version 1"), signedText: "22/11/2026 11:42, Lê Minh Châu", reason: "", stateText: mock.app.t("Trung tâm đã giữ", "Held by the hub"), stateLevel: "good",
                receiptText: mock.app.t("Chi cục TĐC TP. Hồ Chí Minh, 22/11/2026 12:03", "Sub-department, Ho Chi Minh City, 22/11/2026 12:03"), hashText: "3f8a51d2c07b94e6", addition: false, more: 0, changes: []
            }
        ]
    }
    property string keptText: app.scene === "error" ? app.t("Chưa lưu: bộ nhớ đã đầy.", "Not saved: the disk is full.") : app.t("Đã lưu trên máy, 10:42", "Kept on this device, 10:42")
    property string keptLevel: app.scene === "error" ? "error" : "success"
    property string message: ""
    property string messageLevel: "info"
    property string unstoredText: ""
    property string undoText: ""
    onUndoTextChanged: undoChanged()
    property string contentDigest: "3f8a51d2c07b94e6a1f05c8d7e2b3a4960718293a4b5c6d7e8f9001122334455"
    property string samplingDigest: "9c1185a5c5e9fc54612808977ee8f548b2258d31aabbccddeeff001122334455"
    property bool signaturesOutdated: false
    property var signaturePictures: ({ ab12: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAGAAAAAkCAAAAABTOmCeAAAAnElEQVR42u2WOxLAIAgF9/6XTpoUieHzGEORGSgdfQsIKEezMYABDCAHQCeAy7oAsE9A0t9AEOvfSPllmZ4QHbBg1WCR9DMCq+UAI1YI5Z1Moer7hFdaHghkfWfVLIAMEPjql5qzlYL+Wy6q3xAg9MZ6uYVGI+9uWd4CVFqK+qhQgi7NJ555Eb0qTD8+nMwaoO3J7JGfb8sAfgE4AasIaUClzRzHAAAAAElFTkSuQmCC" })
    readonly property var usualContents: [{ text: app.t("Nhãn hàng hóa và nhãn phụ tiếng Việt", "Label and Vietnamese sub-label"), subject: "Nhãn hàng hóa và nhãn phụ tiếng Việt" }, { text: app.t("Truy xuất nguồn gốc", "Traceability"), subject: "Truy xuất nguồn gốc" }]
    readonly property var measureKinds: [{ value: "askDocuments", text: app.t("Yêu cầu cung cấp hồ sơ", "Ask for documents"), allowed: true }, { value: "sealGoods", text: app.t("Niêm phong hàng hóa", "Seal goods"), allowed: !survey }, { value: "suspendSale", text: app.t("Tạm dừng bán", "Suspend sale"), allowed: !survey }]
    property var firms: []
    property bool canLocate: true
    property bool locating: false

    signal undoChanged()
    signal rowsMoved(list: string, row: int)
    signal annexAdded(label: string)

    function note(call: string) { app.note(call); }
    function begin() { note("beginInspection"); open = true; }
    function resume(id: string) { note("resume " + id); open = true; }
    function close() { note("closeInspection"); open = false; }
    function lookAtSignatures() {} // not noted: the step asks whenever its signatures change
    function revise(reason: string) { note("revise " + reason); readOnly = false; }
    function withdraw() { note("withdraw"); open = false; }
    function recordHandOver(cells: var, samples: var): string {
        note("recordHandOver " + cells["receiver.unit"] + " " + cells.at + " " + samples.map(one => one.sample + ":" + one.testItem).join());
        return cells["receiver.name"] === "" ? app.t("Lần giao 1: ghi người giao, người nhận, thời gian, địa điểm.", "Hand-over 1: enter who gave, who received, time and place.") : "";
    }
    function recordReport(rows: var, at: string): string { note("recordReport " + rows.join() + " " + at); return ""; }
    function sign() { note("sign"); readOnly = true; }
    function set(name: string, value: var): string {
        note("set " + name + " " + value);
        if ((name.endsWith("At") || name.endsWith("date")) && value !== "" && !/^\d+\/\d+\/\d{4}/.test(value))
            return app.t("Không hiểu ngày này.", "This date is not understood.");
        fields = Object.assign({}, fields, { [name]: value });
        return "";
    }
    function change(list: string, rows: var) { lists = Object.assign({}, lists, { [list]: rows }); }
    function setCell(list: string, row: int, name: string, value: var): string {
        note("setCell " + list + " " + row + " " + name + " " + value);
        if (name === "at" && value !== "" && !/^\d+\/\d+\/\d{4}/.test(value))
            return app.t("Không hiểu ngày này.", "This date is not understood.");
        const rows = lists[list].map(one => Object.assign({}, one));
        rows[row][name] = value;
        change(list, rows);
        return "";
    }
    function add(list: string, cells: var): int {
        note("add " + list);
        change(list, (lists[list] ?? []).concat([cells ?? {}]));
        return lists[list].length - 1;
    }
    function remove(list: string, row: int) {
        note("remove " + list + " " + row);
        if (lists[list])
            change(list, lists[list].filter((one, i) => i !== row));
        rowsMoved(list, row);
        undoText = app.t("Đã bỏ một dòng", "Row taken away");
    }
    function undo() { note("undo"); undoText = ""; }
    function addSampleOf(item: int) { note("addSampleOf " + item); }
    function addSeal(sample: int) { note("addSeal " + sample); add("seals", { number: "TN-0043", sample: sample, what: "", at: "" }); }
    function addHandOver(): int {
        note("addHandOver");
        const row = add("handOvers", { "deliverer.name": fields["sampler.name"], at: now() });
        change("handed:" + row, [{ sample: 1, quantity: "4", testItem: "", standard: "" }]);
        return row;
    }
    function addHanded(handOver: int) { note("addHanded " + handOver); add("handed:" + handOver, { sample: 1, quantity: "4", testItem: "", standard: "" }); }
    function nextSeal(): string { return "TN-0043"; }
    function now(): string { return "22/11/2026 11:00"; }
    function findFirm(words: string) {
        note("findFirm " + words);
        firms = words.length < 2 ? [] : [{ name: "Công ty CP Mộc Sơn", address: "5 Trần Phú, Đà Lạt", companyCode: "5800000001", phone: "", source: app.t("dữ liệu quốc gia", "national data") }];
    }
    function takeFirm(row: int) {
        note("takeFirm " + row);
        set("establishment.name", firms[row].name);
        firms = [];
    }
    function locate() { note("locate"); }
    function describeListing() { note("describeListing"); }
    function attachFrame(label: string) {
        note("attachFrame " + label);
        change("annexes", lists.annexes.concat([{ label: label, text: label, mediaType: "image/jpeg", sizeText: "1 MB", row: lists.annexes.length }]));
        annexAdded(label);
    }
    function paste(label: string) {
        note("paste " + label);
        if (message === "") // what was copied can be added
            annexAdded(label);
    }
    function attach(file: url, label: string) { note("attach " + label); }
    function storeAgain() { note("storeAgain"); unstoredText = ""; }
    function leaveOut() { note("leaveOut"); unstoredText = ""; }
    function personFor(party: string): var {
        const team = lists.team ?? [];
        const person = party === "inspected" ? { name: fields["representative.name"], post: fields["representative.post"] } : party === "teamHead" ? team.find(one => one.role === "head") : party === "secretary" ? team.find(one => one.role === "secretary") : party === "sampler" ? { name: fields["sampler.name"], post: fields["sampler.post"] } : party === "witness" ? { name: fields["samplingWitness.name"], address: fields["samplingWitness.address"] } : undefined;
        return { name: person?.name ?? "", post: person?.post ?? "", address: person?.address ?? "" };
    }
    function addSignature(who: var, png: var, over: string) { note("addSignature " + who.party + " " + who.name + " " + (png.byteLength > 100) + " " + over.slice(0, 4)); }
    function addSamplingSignature(who: var, png: var, over: string) { note("addSamplingSignature " + who.party + " " + who.name + " " + (png.byteLength > 100) + " " + over.slice(0, 4)); }
    function addSamplingRefusal(who: var, reason: string) { note("addSamplingRefusal " + who.party + " " + reason); }
    function addRefusal(who: var, reason: string) { note("addRefusal " + who.party + " " + reason); }
    function dropSignatures() { note("dropSignatures"); }
    function openItem(row: int) { note("openItem " + row); }
    function takeOutcome(row: int) { note("takeOutcome " + row); }
    function takeStep(step: string, legalBasis: string) {
        note("takeStep " + step + " " + legalBasis);
        shown = Object.assign({}, shown, { taken: (shown.taken ?? []).concat([step]) });
    }
    function addShown() { note("addShown"); shown = ({}); }
}
