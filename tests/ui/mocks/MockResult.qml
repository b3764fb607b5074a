// SPDX-License-Identifier: Apache-2.0
import QtQuick

MockList {
    id: result

    required property var app

    property bool empty: app.scene === "empty"
    property string overall: "violation"
    property string overallText: app.t("Có dấu hiệu vi phạm", "Signs of violation")
    property string overallDetail: app.t("Ít nhất một nghĩa vụ không được đáp ứng theo dữ liệu hiện có. Kết luận thuộc về kiểm soát viên.", "At least one duty is not met according to the records. The conclusion is the inspector's.")
    property string level: "violation"
    property string title: app.t("Mũ bảo hiểm trẻ em Sao Mai SM-02", "Sao Mai SM-02 children's helmet")
    property string subtitle: app.t("Sao Mai · Công ty TNHH Thiết bị An toàn Sao Mai", "Sao Mai · Sao Mai Safety Equipment Co., Ltd")
    property string identity: app.t("GTIN 08938505974187 · Số lô L2603A · Số sê-ri 000184 · Hạn sử dụng 30/06/2028", "GTIN 08938505974187 · Lot L2603A · Serial 000184 · Expiry date 30/06/2028")
    property string codeText: "(01) 08938505974187 (17) 280630 (10) L2603A (21) 000184"
    property string rawText: "]d2\\x1D01089385059741871728063010L2603A\\x1D21000184"
    property string sscc: ""
    property int tier: 3
    property string tierText: app.t("Mức độ rủi ro cao", "High risk")
    property string asOfText: app.t("Dữ liệu tính đến 21/11/2026 06:00, 1 ngày trước", "Data as of 21/11/2026 06:00, 1 day old")
    readonly property var outcomes: [
        { level: "good", title: app.t("Khớp dữ liệu", "Agrees with the data"), text: app.t("Mọi dữ liệu đã đọc đều khớp với mã.", "Every record read agrees with the code.") },
        { level: "danger", title: app.t("Dừng lại: cảnh báo nghiêm trọng", "Stop: serious alert"), text: app.t("Hàng này nằm trong cảnh báo thu hồi.", "A recall names this item.") }
    ]
    property bool stale: app.scene === "offline"
    property bool demo: app.demo
    property var counts: ({ agrees: 3, differs: 2, missing: 1, possible: 1, notCovered: 1 })
    property bool survey: false
    property string confirmedTier: ""
    property string tierReason: ""
    property string custodyText: ""
    readonly property var steps: [
        { title: app.t("Yêu cầu giấy chứng nhận, công bố, hóa đơn, chứng từ xuất xứ", "Ask for certificates, declarations, invoices, papers of origin"), because: app.t("Giấy chứng nhận hợp quy QC-2024-118 hết hạn ngày 30/06/2026.", "Regulation certificate QC-2024-118 expired on 30/06/2026."), due: "", basis: "", iconName: "note", takenAs: "askDocuments", grounds: app.t("Nghị định 37/2026/NĐ-CP, Điều 4 và Điều 53", "Decree 37/2026/NĐ-CP, Articles 4 and 53") },
        { title: app.t("Niêm phong hàng hóa", "Seal the goods"), because: app.t("Hàng được ghi nhận là đã thu hồi.", "The goods are recorded as recalled."), due: "", basis: "", iconName: "stop", takenAs: "sealGoods", grounds: "" },
        { title: app.t("Báo cáo việc niêm phong hoặc tạm dừng bán", "Report the sealing or suspension to the agency"), because: "", due: app.t("Nếu thực hiện bây giờ: đến 23/11/2026 10:42", "If begun now: until 23/11/2026 10:42"), basis: app.t("Luật 05/2007/QH12, Điều 40", "Law 05/2007/QH12, Article 40"), iconName: "upload", takenAs: "", grounds: "" }
    ].filter((step, index) => !survey || index === 0)
    readonly property var custody: [
        { title: app.t("Công ty TNHH Thiết bị An toàn Sao Mai", "Sao Mai Safety Equipment Co., Ltd"), place: app.t("Bắc Ninh", "Bac Ninh"), steps: app.t("đưa vào sử dụng, xuất hàng", "put into use, shipped"), time: "02/11/2026 08:00 – 04/11/2026 15:20", level: "good", notes: [], hop: "", hopLevel: "neutral" },
        { title: app.t("Tổng kho Hòa Khánh", "Hoa Khanh warehouse"), place: app.t("Đà Nẵng", "Da Nang"), steps: app.t("nhận hàng, lưu kho", "received, stored"), time: "06/11/2026 09:10", level: "good", notes: [], hop: "", hopLevel: "neutral" },
        { title: app.t("Cửa hàng Minh Tâm", "Minh Tam shop"), place: app.t("Cần Thơ", "Can Tho"), steps: app.t("đã bán", "sold"), time: "06/11/2026 09:40", level: "attention", notes: [app.t("đã bán", "sold")], hop: app.t("690 km trong 0,5 giờ", "690 km in 0.5 hours"), hopLevel: "violation" }
    ]
    property string labelOwner: "Công ty TNHH Thương mại Ánh Dương"
    property string labelOrigin: "VN"
    readonly property var countries: [{ value: "IN", text: app.t("Ấn Độ", "India") }, { value: "CN", text: app.t("Trung Quốc", "China") }, { value: "VN", text: app.t("Việt Nam", "Viet Nam") }]
    property string mode: "online"
    property string listingUrl: "https://san.example.vn/mu-bao-hiem-tre-em-sao-mai-sm-02-chinh-hang"
    property var listing: ({ url: "", platform: "san.example.vn", shop: "Sao Mai Official", number: "i.48213.99017", price: "189.000 ₫" })
    property string labelProduced: "010326"
    property string labelExpires: ""
    property string labelBestBefore: ""
    property string labelQuantity: ""
    property string measuredQuantity: ""
    property string certificateOrigin: ""
    property string declaration: ""
    property int declarationLine: 0
    property var marks: ({ nameOfGoods: "shown", responsibleFirm: "missing" })
    readonly property var checklist: [
        { code: "nameOfGoods", text: app.t("Tên hàng hóa", "Name of the goods"), basis: app.t("Nghị định 37/2026/NĐ-CP, Điều 42-44", "Decree 37/2026/NĐ-CP, Articles 42-44") },
        { code: "responsibleFirm", text: app.t("Tổ chức chịu trách nhiệm về hàng hóa và địa chỉ", "Responsible firm and its address"), basis: app.t("Nghị định 37/2026/NĐ-CP, Điều 42-44", "Decree 37/2026/NĐ-CP, Articles 42-44") },
        { code: "specifications", text: app.t("Thông số kỹ thuật", "Technical specifications"), basis: app.t("Nghị định 37/2026/NĐ-CP, Phụ lục I", "Decree 37/2026/NĐ-CP, Annex I") }
    ].map(row => Object.assign({ answer: marks[row.code] ?? "" }, row))
    property var labResults: [{ title: app.t("Độ hấp thu xung động, J", "Shock absorption, J"), detail: app.t("đo được 41, công bố ít nhất 60 · phiếu KQ-118", "measured 41, declared at least 60 · report KQ-118") }]

    signal aboutToShowOthers()

    function countriesNamed(typed: string): var {
        return countries.filter(one => typed !== "" && (one.text + " " + one.value).toLowerCase().includes(typed.toLowerCase()));
    }
    function countryOf(typed: string): string {
        const named = countriesNamed(typed.trim());
        return /^[a-zA-Z]{2}$/.test(typed.trim()) ? typed.trim().toUpperCase() : named.length === 1 ? named[0].value : "";
    }
    function setListing(name: string, value: string) {
        app.note("setListing " + name + " " + value);
        listing = Object.assign({}, listing, { [name]: value });
    }
    function markLabel(code: string, answer: string) {
        marks = Object.assign({}, marks, { [code]: answer });
    }
    function addLabResult(indicator: string, declared: string, measured: string, report: string, atMost: bool) {
        labResults = labResults.concat([{ title: indicator, detail: measured + " / " + declared }]);
    }
    function removeLabResult(index: int) {
        labResults = labResults.filter((row, i) => i !== index);
    }
    function scoreText(k: real, c: int, p: int): string {
        return app.t("R = k × C × P = %1: gợi ý “Mức độ rủi ro trung bình”.", "R = k × C × P = %1: suggests “Medium risk”.").arg(k * c * p);
    }
    property var fields: [
        { label: app.t("Mã thương phẩm (GTIN)", "GTIN"), value: "08938505974187" },
        { label: app.t("Số lô", "Lot"), value: "L2603A" },
        { label: app.t("Số sê-ri", "Serial"), value: "000184" },
        { label: app.t("Thương hiệu", "Brand"), value: "Sao Mai" },
        { label: app.t("Nhà sản xuất", "Manufacturer"), value: "Công ty TNHH Thiết bị An toàn Sao Mai, khu công nghiệp Quế Võ, Bắc Ninh" },
        { label: app.t("Xuất xứ", "Origin"), value: "Việt Nam (VN)" },
        { label: app.t("Mã số HS", "HS code"), value: "6506.10.10" },
        { label: app.t("Hạn sử dụng", "Expiry date"), value: "30/06/2028" }
    ]
    rows: empty ? [] : [
        { code: "certificateValidity", title: app.t("Hiệu lực của giấy chứng nhận", "Validity of the certificate"), outcome: "differs", outcomeText: app.t("Trái với dữ liệu", "Contradicts the records"), level: "violation", text: app.t("Giấy chứng nhận hợp quy QC-2024-118 hết hạn ngày 30/06/2026.", "Regulation certificate QC-2024-118 expired on 30/06/2026."), advice: app.t("Yêu cầu cơ sở xuất trình giấy chứng nhận còn hiệu lực cho lô hàng này.", "Ask the establishment for a certificate that is valid for this lot."), basis: app.t("Nghị định 37/2026/NĐ-CP, Điều 4 và Điều 53", "Decree 37/2026/NĐ-CP, Articles 4 and 53"), records: [{ text: app.t("Giấy chứng nhận: QC-2024-118", "Certificate: QC-2024-118"), authority: app.t("Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia", "Commission for Standards, Metrology and Quality"), asOf: app.t("tính đến 21/11/2026", "as of 21/11/2026") }, { text: app.t("Danh mục rủi ro: 6506.10", "Risk list: 6506.10"), authority: app.t("Bộ Khoa học và Công nghệ", "Ministry of Science and Technology"), asOf: app.t("tính đến 01/07/2026", "as of 01/07/2026") }] },
        { code: "ownerMatchesLabel", title: app.t("Chủ mã và nhãn", "Licensee and label"), outcome: "differs", outcomeText: app.t("Trái với dữ liệu", "Contradicts the records"), level: "violation", text: app.t("Mã được cấp cho Công ty TNHH Thiết bị An toàn Sao Mai; nhãn ghi Công ty TNHH Thương mại Ánh Dương.", "The code belongs to Sao Mai Safety Equipment Co., Ltd; the label names Ánh Dương Trading Co., Ltd."), advice: "", basis: "", records: [{ text: app.t("Tiền tố mã doanh nghiệp: 893850597", "Company prefix: 893850597"), authority: "GS1 Việt Nam", asOf: app.t("tính đến 20/11/2026", "as of 20/11/2026") }] },
        { code: "traceEvents", title: app.t("Truy xuất nguồn gốc", "Traceability"), outcome: "missing", outcomeText: app.t("Thiếu dữ liệu bắt buộc", "Required record missing"), level: "attention", text: app.t("Hàng rủi ro cao phải có mã truy xuất nguồn gốc; không thấy sự kiện theo dõi trọng yếu nào.", "High-risk goods need a traceability code; no critical tracking event is recorded."), advice: app.t("Đối chiếu trực tuyến khi có mạng.", "Cross-check online when there is a network."), basis: app.t("Luật 78/2025/QH15, Điều 6d", "Law 78/2025/QH15, Article 6d"), records: [] },
        { code: "possibleAlert", title: app.t("Cảnh báo có thể liên quan", "Possible alert"), outcome: "possible", outcomeText: app.t("Cần người kiểm tra xác nhận", "For the inspector to confirm"), level: "attention", text: app.t("Một cảnh báo nêu cùng thương hiệu và kiểu loại, không có GTIN.", "An alert names the same brand and model, without a GTIN."), advice: "", basis: "", records: [{ text: "Safety Gate SR/01077/26", authority: "EU Safety Gate", asOf: app.t("tính đến 19/11/2026", "as of 19/11/2026") }] },
        { code: "serialRange", title: app.t("Dải số sê-ri", "Serial range"), outcome: "notCovered", outcomeText: app.t("Không có dữ liệu", "Not covered"), level: "neutral", text: app.t("Thiết bị này không có dữ liệu để đối chiếu.", "This device has no data to compare with."), advice: "", basis: "", records: [] },
        { code: "codeReading", title: app.t("Cách đọc mã", "Reading of the code"), outcome: "agrees", outcomeText: app.t("Khớp", "Agrees"), level: "good", text: app.t("Mã đúng cấu trúc GS1, số kiểm tra đúng.", "The code is a sound GS1 code; its check digit is right."), advice: "", basis: "", records: [] },
        { code: "prefixLicence", title: app.t("Tiền tố mã doanh nghiệp", "Company prefix"), outcome: "agrees", outcomeText: app.t("Khớp", "Agrees"), level: "good", text: app.t("Tiền tố 893850597 đang có hiệu lực.", "Prefix 893850597 is in force."), advice: "", basis: app.t("Nghị định 37/2026/NĐ-CP, Điều 28", "Decree 37/2026/NĐ-CP, Article 28"), records: [{ text: app.t("Tiền tố mã doanh nghiệp: 893850597", "Company prefix: 893850597"), authority: "GS1 Việt Nam", asOf: app.t("tính đến 20/11/2026", "as of 20/11/2026") }] },
        { code: "expiry", title: app.t("Hạn sử dụng", "Expiry date"), outcome: "agrees", outcomeText: app.t("Khớp", "Agrees"), level: "good", text: app.t("Còn hạn đến 30/06/2028.", "Valid until 30/06/2028."), advice: "", basis: "", records: [] }
    ]
}
