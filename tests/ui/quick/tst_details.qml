// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Record"

    function openDetails(look) {
        open(look, 2);
        click(t("Chi tiết phát hiện 18", "Details of finding 18"));
        compare(lastCall(), "show f-18");
        tryVerify(() => isShown(t("Tệp (2)", "Files (2)")));
        settle();
    }
    function test_aRefusedFindingSaysWhyAndHasAWayOut_data() { return looks(); }
    function test_aRefusedFindingSaysWhyAndHasAWayOut(look) {
        openDetails(look);
        verify(Probe.find(root(), t("Trung tâm từ chối. ", "The hub refuses it. "), true));
        compare(Probe.faults(root()), []);
        click(t("Gửi lại bản này", "Send it again"));
        compare(lastCall(), "retryRecord");
    }
    function test_filesSayWhereTheyAreAndPicturesAreLookedAt_data() { return looks(); }
    function test_filesSayWhereTheyAreAndPicturesAreLookedAt(look) {
        openDetails(look);
        const files = app.details.files;
        verify(isShown([files[1].text, files[1].sizeText, files[1].stateText].join(" · ")));
        click(t("Xem: ", "Look at: ") + files[0].text);
        compare(lastCall(), "look 0");
        verify(!isShown(t("Xem: ", "Look at: ") + files[1].text), "records are no picture");
    }
    function test_aCorrectionOpensTheSheetOfANewFinding_data() { return looks(); }
    function test_aCorrectionOpensTheSheetOfANewFinding(look) {
        openDetails(look);
        click(t("Sửa lại", "Correct"));
        verify(app.calls.indexOf("correct f-18") >= 0);
        tryVerify(() => isShown(t("Lưu phát hiện", "Save finding")));
    }
    function test_theInspectionOfAFindingIsOneStepAway() {
        openDetails(looks()[0]);
        click("Mở đợt kiểm tra");
        compare(window.page, 7);
        verify(app.calls.indexOf("resume i-3") >= 0);
    }
}
