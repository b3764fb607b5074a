// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "ResultBackground"

    function large(title) { return t("Phóng to ảnh: ", "Make the picture large: ") + title; }
    function small(title) { return t("Thu nhỏ ảnh: ", "Make the picture small: ") + title; }

    function test_whatToLookAtStandsBesideTheVerdict_data() { return looks(); }
    function test_whatToLookAtStandsBesideTheVerdict(look) {
        open(look, 1);
        for (const row of app.guide.rows) {
            verify(isShown(row.chip));
            verify(isShown(row.text));
            verify(isShown(row.source));
        }
        verify(isShown(t("Mô tả giúp quan sát, tự nó không chứng minh điều gì. Hãy chụp lại những gì bạn thấy.", "Descriptions help you look; they prove nothing by themselves. Photograph what you see.")));
    }
    function test_aPictureGrowsWhenItIsPressed() {
        open(looks()[0], 1);
        const [first, second] = app.guide.rows;
        verify(!isShown(large(second.title)), "there is no picture to it");
        const before = find(large(first.title)).width;
        find(large(first.title)).forceActiveFocus(); // brings it into view
        settle();
        click(large(first.title));
        settle();
        verify(find(small(first.title)).width > before * 2);
        find(small(first.title)).forceActiveFocus();
        keyClick(Qt.Key_Space);
        settle();
        compare(find(large(first.title)).width, before);
    }
    function test_aPictureThatCannotBeReadLeavesItsText() {
        open(looks()[0], 1);
        for (const side of ["wide", "narrow"])
            ignoreWarning(/Error decoding/);
        app.guide.rows = [Object.assign({}, app.guide.rows[0], { picture: "data:image/png;base64,iVBORw0KGgoAAAAA" })];
        tryVerify(() => !isShown(large(app.guide.rows[0].title)));
        verify(isShown(app.guide.rows[0].text));
    }
    function test_thereIsNoCardWithoutAGuide() {
        open(looks()[0], 1);
        app.guide.rows = [];
        settle();
        verify(!isShown(t("Điểm cần quan sát", "What to look at")));
    }
    function test_whatWasFoundBeforeStandsThereToo_data() { return looks(); }
    function test_whatWasFoundBeforeStandsThereToo(look) {
        open(look, 1);
        verify(isShown(t("Đã phát hiện trước đây (2)", "Found here before (2)")));
        for (const row of app.history.rows)
            verify(isShown([row.title, row.chip, row.subtitle].join(". ")));
        app.history.rows = [];
        app.history.text = t("Trên thiết bị này chưa từng phát hiện gì.", "Nothing was found on this device before.");
        settle();
        verify(isShown(app.history.text));
    }
    function test_whatWasFoundBeforeOpensAndLeadsBack_data() { return looks(); }
    function test_whatWasFoundBeforeOpensAndLeadsBack(look) {
        open(look, 1);
        const row = app.history.rows[1];
        find([row.title, row.chip, row.subtitle].join(". ")).forceActiveFocus();
        keyClick(Qt.Key_Space);
        settle();
        compare(window.page, 2);
        verify(app.calls.includes("show f-9"));
        keyClick(Qt.Key_Escape);
        tryCompare(window, "page", 1);
    }
    function test_aFindingThatWasLeftForAnotherPageLeadsNowhere() {
        open(looks()[2], 1);
        const row = app.history.rows[0];
        find([row.title, row.chip, row.subtitle].join(". ")).forceActiveFocus();
        keyClick(Qt.Key_Space);
        settle();
        click("Open the inspection");
        tryCompare(window, "page", 7);
        window.go(2);
        compare(window.page, 2);
    }
    function test_theRecordOfAProductShowsItToo() {
        open(looks()[1], 3);
        app.record.show("product", "08938505974187");
        settle();
        verify(isShown(app.guide.rows[0].text));
    }
}
