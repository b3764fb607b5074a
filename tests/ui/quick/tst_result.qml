// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "ResultPage"

    function test_everyGroupAndReasonIsShown_data() { return looks(); }
    function test_everyGroupAndReasonIsShown(look) {
        open(look, 1);
        verify(isShown(app.result.overallText));
        verify(isShown(app.result.overallDetail));
        verify(isShown(app.result.asOfText));
        verify(isShown(t("Trái với dữ liệu (2)", "Contradicts the records (2)")));
        const first = app.result.rows[0];
        verify(isShown(first.text), "the reason");
        verify(isShown(first.advice), "the advice");
        verify(isShown(t("Căn cứ pháp lý: ", "Legal basis: ") + first.basis), "the law");
        const record = first.records[0];
        verify(isShown([record.text, record.authority, record.asOf].join(" · ")), "the record with owner and date");
        const list = find(t("Các mục kiểm tra", "Checks"));
        list.positionViewAtEnd();
        settle();
        verify(isShown(app.result.rows[7].title));
    }
    function test_pageBeginsAtTheVerdict_data() { return looks(); }
    function test_pageBeginsAtTheVerdict(look) {
        open(look, 1);
        const list = find(t("Các mục kiểm tra", "Checks"));
        tryVerify(() => list.atYBeginning);
    }
    function test_sameItemSeenAgainKeepsTheReadersPlace() {
        open(looks()[1], 1);
        const list = find("Các mục kiểm tra");
        wait(50);
        list.positionViewAtIndex(4, ListView.Beginning);
        settle();
        app.result.rows = app.result.rows;
        settle();
        verify(!list.atYBeginning);
        app.result.rawText = "]C1\\x1D0108936036020021";
        app.result.rows = app.result.rows;
        tryVerify(() => list.atYBeginning);
    }
    function test_goodsThatWereLookedUpJoinTheOpenInspection_data() { return looks(); }
    function test_goodsThatWereLookedUpJoinTheOpenInspection(look) {
        open(look, 1);
        verify(!isShown(t("Thêm vào hàng hóa đã gặp", "Add to the goods met")));
        app.inspection.shown = { row: -1, canJoin: true, now: "", canTake: false };
        settle();
        click(t("Thêm vào hàng hóa đã gặp", "Add to the goods met"));
        compare(lastCall(), "addShown");
    }
    function test_anOutcomeOtherThanTheRecordedIsTold() {
        open(looks()[3], 1);
        app.inspection.shown = { row: 2, canJoin: false, now: "Now judged: A (recorded: B)", canTake: true };
        settle();
        verify(Probe.find(root(), "Now judged: A (recorded: B)", true));
        click("Record what is judged now");
        compare(lastCall(), "takeOutcome 2");
        app.inspection.shown = { row: 2, canJoin: false, now: "Now judged: A (recorded: B)", canTake: false };
        settle();
        verify(!isShown("Record what is judged now"), "somebody has signed");
    }
    function test_aProposedStepIsTakenIntoTheOpenInspection() {
        open(looks()[2], 1);
        const add = "Add to the inspection: " + app.result.steps[1].title;
        verify(!isShown(add), "no inspection is open");
        app.inspection.shown = { row: 0, canJoin: false, now: "", canTake: false, canAct: true, taken: [] };
        settle();
        verify(!isShown("Add to the inspection: " + app.result.steps[2].title), "a report follows a measure");
        find(add).clicked();
        compare(lastCall(), "takeStep sealGoods ");
        settle();
        verify(!isShown(add));
        verify(isShown("In the inspection"));
        find("Add to the inspection: " + app.result.steps[0].title).clicked();
        compare(lastCall(), "takeStep askDocuments " + app.result.steps[0].grounds);
        app.inspection.shown = { row: 0, canJoin: false, now: "", canTake: false, canAct: true, taken: [] };
        app.inspection.fields = Object.assign({}, app.inspection.fields, { kind: "survey" });
        settle();
        verify(!isShown(add), "a survey seals nothing");
    }
    function test_sampleDataIsMarked_data() { return looks(); }
    function test_sampleDataIsMarked(look) {
        open(look, 1);
        verify(Probe.find(root(), t("DỮ LIỆU MẪU", "SAMPLE DATA"), true));
        app.demo = false;
        verify(!Probe.find(root(), t("DỮ LIỆU MẪU", "SAMPLE DATA"), true));
    }
    function test_calmChecksOpenOnDemand() {
        open(looks()[1], 1);
        const list = find("Các mục kiểm tra");
        list.positionViewAtIndex(6, ListView.Beginning);
        settle();
        const basis = "Căn cứ pháp lý: " + app.result.rows[6].basis;
        verify(!isShown(basis));
        click("Hiện lý do của: " + app.result.rows[6].title);
        verify(isShown(basis));
        click("Ẩn lý do của: " + app.result.rows[6].title);
        verify(!isShown(basis));
    }
    function test_labelEntryIsHandedOver() {
        open(looks()[0], 1);
        const field = find("Tổ chức chịu trách nhiệm ghi trên nhãn");
        mouseClick(field);
        field.selectAll();
        type("Cong ty ABC");
        keyClick(Qt.Key_Return);
        compare(app.result.labelOwner, "Cong ty ABC");
        const origin = find("Nước xuất xứ ghi trên nhãn");
        mouseClick(origin);
        origin.selectAll();
        type("cn");
        keyClick(Qt.Key_Return);
        compare(app.result.labelOrigin, "CN");
        compare(origin.text, "Trung Quốc");
    }
    function test_labelChecklistTakesAnswersAndTakesThemBack() {
        open(looks()[0], 1);
        const shown = find("Thông số kỹ thuật: có trên nhãn");
        verify(!shown.chosen);
        shown.clicked();
        compare(app.result.marks["specifications"], "shown");
        find("Thông số kỹ thuật: không có").clicked();
        compare(app.result.marks["specifications"], "missing");
        find("Thông số kỹ thuật: không có").clicked();
        compare(app.result.marks["specifications"], "");
    }
    function test_laboratoryValueIsAddedAndRemoved() {
        open(looks()[0], 1);
        find("Thêm kết quả thử nghiệm").clicked();
        verify(!find("Thêm").enabled);
        find("Chỉ tiêu").text = "Chì, mg/kg";
        find("Giá trị công bố là: Nhiều nhất").clicked();
        find("Giá trị công bố").text = "0,5";
        find("Giá trị đo được").text = "0,7";
        find("Thêm").clicked();
        compare(app.result.labResults.length, 2);
        find("Xóa kết quả Chì, mg/kg").clicked();
        compare(app.result.labResults.length, 1);
    }
    function test_riskScoreFollowsItsFactors() {
        open(looks()[0], 1);
        find("Chấm điểm rủi ro").clicked();
        find("C: mức độ nghiêm trọng: 5").clicked();
        find("P: khả năng xảy ra: 4").clicked();
        verify(isShown("R = k × C × P = 20: gợi ý “Mức độ rủi ro trung bình”."));
    }
    function test_emptyPageLeadsToScanning_data() { return looks(); }
    function test_emptyPageLeadsToScanning(look) {
        open(look, 1, "empty");
        verify(isShown(t("Chưa chọn sản phẩm", "No item chosen")));
        click(t("Đến trang quét", "Go to scan"));
        compare(window.page, 0);
    }
    function test_hostileTextStaysText() {
        open(looks()[0], 1);
        app.result.title = "<b>đậm</b><img src='http://example.invalid/x.png'>";
        app.result.rawText = "<a href='x'>\\x1D&amp;</a>";
        settle();
        verify(isShown("<b>đậm</b><img src='http://example.invalid/x.png'>"));
    }
}
