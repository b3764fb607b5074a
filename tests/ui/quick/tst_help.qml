// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks
import Nqi.Pages

PageCase {
    name: "Help"

    HelpChapters {
        id: chapters
    }

    function search(): string {
        return t("Tìm trong trợ giúp", "Search the help");
    }
    function help(look, page) {
        open(look, page);
        keyClick(Qt.Key_F1);
        tryVerify(() => isShown(search()));
        settle();
    }
    function seek(text) {
        mouseClick(find(search()));
        find(search()).selectAll();
        type(text);
        settle();
    }
    /// How far down the window something stands.
    function depth(name) {
        return find(name).mapToItem(null, 0, 0).y;
    }
    function test_everyPageHasAChapter() {
        open(looks()[2], 0);
        for (let page = 0; page < 8; ++page) {
            window.page = page;
            settle();
            for (const view of page === 3 ? ["search", "alerts", "day"] : [window.lookAt]) {
                window.lookAt = view;
                keyClick(Qt.Key_F1);
                tryVerify(() => isShown("About this page"), 2000, "page " + page + " " + view);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !isShown("About this page"));
            }
        }
    }
    function test_theChapterOfThePageComesFirst_data() { return looks(); }
    function test_theChapterOfThePageComesFirst(look) {
        help(look, 6);
        verify(depth(t("Lô hàng nhập khẩu", "A consignment")) < depth(t("Ý nghĩa các kết quả", "What the outcomes mean")));
        verify(depth(t("Mã kiện hàng (SSCC)", "The code of a pallet (SSCC)")) < depth(t("Quét mã", "Scanning")));
        compare(Probe.faults(root()), []);
        for (const chapter of chapters.all)
            verify(isShown(chapter.text), chapter.title);
    }
    function test_itOpensAtItsBeginningAgain() {
        help(looks()[2], 0);
        seek("pallet");
        keyClick(Qt.Key_Escape);
        tryVerify(() => !isShown(search()));
        click("Help");
        tryVerify(() => isShown(search()));
        compare(find(search()).text, "");
        verify(isShown("Scanning"));
    }
    function test_wordsAreFoundWithoutAccents() {
        help(looks()[0], 0);
        seek("mau bieu");
        verify(isShown("Lấy mẫu và các mẫu biểu"));
        verify(!isShown("Khóa máy"));
        verify(!isShown("Về trang này"));
        seek("dong bo");
        verify(isShown("Đồng bộ ngay"), "keys are found, too");
    }
    function test_whatIsNotThereIsSaid_data() { return looks(); }
    function test_whatIsNotThereIsSaid(look) {
        help(look, 0);
        seek("xyzzy");
        verify(isShown(t("Trợ giúp không có điều này", "The help does not say this")));
        verify(!isShown(t("Phím tắt", "Keys")));
        compare(Probe.faults(root()), []);
    }
    function test_theSearchHasItsKey() {
        help(looks()[2], 0);
        keyClick("f", Qt.ControlModifier);
        compare(window.page, 0);
        type("sscc");
        settle();
        verify(isShown("The code of a pallet (SSCC)"));
        verify(!isShown("Scanning"));
    }
}
