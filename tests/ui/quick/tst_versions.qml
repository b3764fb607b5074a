// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Versions"

    function openReview(look, rows) {
        open(look, 7);
        app.inspection.readOnly = true;
        if (rows)
            app.inspection.versions.rows = rows;
        app.inspection.step = 7;
        app.inspection.open = true;
        settle();
    }

    function test_everyVersionSaysWhenWhyAndHowFarItHasCome_data() { return looks(); }
    function test_everyVersionSaysWhenWhyAndHowFarItHasCome(look) {
        openReview(look);
        verify(isShown(t("Các lần lập biên bản (2)", "Versions (2)")));
        for (const one of app.inspection.versions.rows) {
            verify(isShown([one.title, one.stateText, one.signedText].join(". ")));
            for (const part of [one.signedText, one.reason, one.receiptText, one.hashText].concat(one.changes))
                if (part !== "")
                    verify(isShown(part), part);
        }
        verify(!isShown(t("Mới có một lần lập biên bản: chưa sửa đổi gì.", "Only one version was signed: nothing has been revised.")));
    }
    function test_anOlderVersionOpensAsItsDocument_data() { return looks(); }
    function test_anOlderVersionOpensAsItsDocument(look) {
        openReview(look);
        const button = find(t("Biên bản lần 1", "Minutes of version 1"));
        button.forceActiveFocus();
        settle();
        mouseClick(button);
        tryVerify(() => isShown(t("Đóng", "Close")));
        verify(app.calls.indexOf("open m-1 minutes") >= 0, app.calls.join(" | "));
    }
    function test_oneVersionSaysThatNothingWasRevised_data() { return looks(); }
    function test_oneVersionSaysThatNothingWasRevised(look) {
        openReview(look);
        app.inspection.versions.rows = app.inspection.versions.rows.slice(1);
        settle();
        verify(isShown(t("Mới có một lần lập biên bản: chưa sửa đổi gì.", "Only one version was signed: nothing has been revised.")));
        verify(!isShown(t("Khác với lần trước:", "Different from the version before:")));
    }
    function test_whatCouldNotBeReadIsSaid() {
        openReview(looks()[0], []);
        verify(!isShown("Các lần lập biên bản (0)"), "never signed: nothing to show");
        app.inspection.versions.errorText = "Không đọc được";
        settle();
        verify(isShown("Không đọc được"));
    }
}
