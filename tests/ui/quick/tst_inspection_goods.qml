// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

InspectionCase {
    name: "InspectionGoods"

    function test_goodsAreGroupedAndOpened_data() { return looks(); }
    function test_goodsAreGroupedAndOpened(look) {
        openStep(look, 1);
        const row = app.inspection.items.rows[0];
        verify(isShown(row.title + " ×2"));
        verify(isShown(t("Đã ghi phát hiện", "Finding recorded")));
        press(t("Lấy mẫu ", "Take a sample of ") + row.title);
        verify(called("addSampleOf 2"));
        compare(app.inspection.step, 3);
        app.inspection.step = 1;
        settle();
        mouseClick(find(row.title + ". " + row.group + ". " + row.detail), 60, 20);
        verify(called("openItem 2"));
        compare(window.page, 1);
    }
    function test_whatIsJudgedNowIsRecordedByAPerson_data() { return looks(); }
    function test_whatIsJudgedNowIsRecordedByAPerson(look) {
        openStep(look, 1);
        const row = app.inspection.items.rows[1];
        verify(isShown(row.now));
        verify(!isShown(t("Ghi kết quả đánh giá hiện tại của ", "Record what is judged now of ") + row.title), "somebody has signed");
        app.inspection.change("signatures", []);
        settle();
        press(t("Ghi kết quả đánh giá hiện tại của ", "Record what is judged now of ") + row.title);
        verify(called("takeOutcome 0"));
    }
    function test_aContentThatDoesNotMeetAsksForAPictureOrAReason_data() { return looks(); }
    function test_aContentThatDoesNotMeetAsksForAPictureOrAReason(look) {
        openStep(look, 2);
        press(t("Chụp ảnh nội dung 1", "Photograph content 1"));
        tryVerify(() => isShown(t("Chụp ảnh", "Take the photograph")));
        click(t("Chụp ảnh", "Take the photograph"));
        click(t("Dùng ảnh này", "Use this photograph"));
        verify(called("attachFrame " + app.inspection.lists.contents[0].subject));
        reach(t("Lý do không có ảnh của nội dung 1", "Why there is no picture of content 1"));
        type("khong cho chup");
        keyClick(Qt.Key_Tab);
        compare(app.inspection.lists.contents[0].noPicture, "khong cho chup");
        verify(!isShown(t("Chụp ảnh nội dung 2", "Photograph content 2")), "it was not found wanting");
    }
}
