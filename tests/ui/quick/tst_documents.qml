// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Documents"

    readonly property string recordId: "0193a1b2-c3d4-7e5f-8a6b-0c1d2e3f4a5b"

    function openPreview(look, scene) {
        open(look, 2, scene);
        window.previewPaper(recordId, "minutes");
        tryVerify(() => isShown(t("Xem trước bản in", "Print preview")));
        compare(lastCall(), "open " + recordId + " minutes");
        settle();
    }
    function test_findingIsPreviewedFromItsRow_data() { return looks(); }
    function test_findingIsPreviewedFromItsRow(look) {
        open(look, 2);
        const button = Probe.find(root(), t("Xem trước bản in của phát hiện", "Print preview of finding"), true);
        verify(button);
        mouseClick(button);
        tryVerify(() => lastCall().startsWith("open "));
    }
    function test_pagesAreNamedAndTurned_data() { return looks(); }
    function test_pagesAreNamedAndTurned(look) {
        openPreview(look);
        tryVerify(() => isShown(t("Trang 1/5", "Page 1 of 5")));
        click(t("Trang sau", "Next page"));
        tryVerify(() => isShown(t("Trang 2/5", "Page 2 of 5")));
        verify(find(t("Trang trước", "Previous page")).enabled);
        keyClick(Qt.Key_Escape);
        tryCompare(app.documents, "recordId", "");
    }
    function test_whatCouldNotBeKeptIsSaidOverThePaper_data() { return looks(); }
    function test_whatCouldNotBeKeptIsSaidOverThePaper(look) {
        openPreview(look);
        app.documents.caveat = t("Nội dung trên màn hình chưa lưu được: bản in này là nội dung đã lưu ngày 18/11/2026 10:42.", "What is on the screen could not be kept: this paper shows what was kept on 18/11/2026 10:42.");
        tryVerify(() => isShown(app.documents.caveat));
        settle();
        compare(Probe.faults(root()), []);
    }
    function test_formAndPenAreChosen_data() { return looks(); }
    function test_formAndPenAreChosen(look) {
        openPreview(look);
        click(t("Giao nhận (Mẫu 16)", "Hand-over (Form 16)"));
        compare(app.documents.kind, "handOver");
        tryVerify(() => isShown(t("Lần giao 2", "Hand-over 2")));
        click(t("Lần giao 2", "Hand-over 2"));
        compare(app.documents.row, 1);
        click(t("Ký bằng bút", "To be signed by pen"));
        compare(app.documents.forPen, true);
    }
    function test_zoomStaysInBounds() {
        openPreview(looks()[2]);
        for (let i = 0; i < 12 && find("Larger").enabled; ++i)
            click("Larger");
        verify(!find("Larger").enabled);
        click("Fit the width");
        verify(find("Larger").enabled);
        for (let i = 0; i < 12 && find("Smaller").enabled; ++i)
            click("Smaller");
        verify(!find("Smaller").enabled);
    }
    function test_printerIsChosen_data() { return looks(); }
    function test_printerIsChosen(look) {
        openPreview(look);
        click(t("In", "Print"));
        tryVerify(() => isShown("Canon PIXMA"));
        click("Canon PIXMA");
        compare(lastCall(), "print Canon PIXMA");
    }
    function test_preparingShowsHowFarItIsAndIsCancelled_data() { return looks(); }
    function test_preparingShowsHowFarItIsAndIsCancelled(look) {
        openPreview(look, "busy");
        verify(isShown(t("Đang chuẩn bị trang 3", "Preparing page 3")));
        verify(!find(t("Lưu thành PDF", "Save as PDF")).enabled);
        click(t("Hủy", "Cancel"));
        compare(lastCall(), "stop paper");
    }
    function test_savingShowsHowFarItIsAndIsCancelled_data() { return looks(); }
    function test_savingShowsHowFarItIsAndIsCancelled(look) {
        openPreview(look);
        verify(!isShown(t("Đang lưu trang 2/5", "Saving page 2 of 5")));
        app.documents.working = true;
        tryVerify(() => isShown(t("Đang lưu trang 2/5", "Saving page 2 of 5")));
        verify(!find(t("In", "Print")).enabled);
        verify(isShown(t("Trang 1/5", "Page 1 of 5")));
        click(t("Hủy", "Cancel"));
        compare(lastCall(), "stop paper");
        tryVerify(() => !isShown(t("Đang lưu trang 2/5", "Saving page 2 of 5")));
        verify(find(t("In", "Print")).enabled);
    }
    function test_whatIsPrintedIsNotCancelled() {
        openPreview(looks()[2]);
        app.documents.working = true;
        app.documents.stoppable = false;
        tryVerify(() => isShown("Saving page 2 of 5"));
        verify(!isShown("Cancel"));
    }
    function test_withoutAPrinterItSaysWhatToDo() {
        openPreview(looks()[2], "offline");
        click("Print");
        tryVerify(() => isShown("No printer is known to this device. Save the paper as PDF and print it elsewhere."));
    }
    function test_aRecordThatIsNotHereIsSaid() {
        openPreview(looks()[2], "error");
        verify(isShown("This finding is not on this device."));
        verify(!find("Save as PDF").enabled);
        verify(!find("Print").enabled);
    }
}
