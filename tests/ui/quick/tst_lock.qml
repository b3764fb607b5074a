// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Lock"

    /// By the keyboard: what is below the fold comes into view.
    function press(name) {
        find(name).forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        settle();
    }
    function isIn(item, around) {
        for (let up = item; up; up = up.parent)
            if (up === around)
                return true;
        return false;
    }
    function test_nothingIsShownNorDoneWhileLocked_data() { return looks(); }
    function test_nothingIsShownNorDoneWhileLocked(look) {
        open(look, 2);
        verify(isShown(t("Phát hiện", "Findings")));
        app.lock.locked = true;
        settle();
        verify(isShown(t("Thiết bị đã khóa", "This device is locked")));
        verify(!isShown(t("Phát hiện", "Findings")), "nothing of the pages is left for a screen reader either");
        keyClick(Qt.Key_1, Qt.ControlModifier);
        keyClick(Qt.Key_Escape);
        compare(window.page, 2);
        verify(app.lock.locked);
    }
    function test_aSheetIsHiddenWhileLockedAndComesBackAsItWas_data() { return looks(); }
    function test_aSheetIsHiddenWhileLockedAndComesBackAsItWas(look) {
        open(look, 0);
        click(t("Ghi phát hiện", "Record finding"));
        tryVerify(() => isShown(t("Lưu phát hiện", "Save finding")));
        const note = find(t("Ghi chú", "Note"));
        note.forceActiveFocus(Qt.TabFocusReason);
        note.selectAll();
        type("chua luu");
        const before = app.calls.length;
        keyClick(Qt.Key_L, Qt.ControlModifier | Qt.ShiftModifier);
        verify(app.lock.locked, "the key locks over a sheet, too");
        settle();
        for (const name of [t("Ghi phát hiện", "Record finding"), t("Lưu phát hiện", "Save finding"), t("Ghi chú", "Note")])
            verify(!isShown(name), name);
        compare(Probe.names(root()).filter(name => name.includes("chua luu")), []);
        keyClick("s", Qt.ControlModifier);
        keyClick(Qt.Key_Escape);
        for (let i = 0; i < 12; ++i) {
            keyClick(Qt.Key_Tab);
            verify(!isIn(window.activeFocusItem, note.parent), "the keyboard does not go there");
        }
        compare(app.calls.length, before);
        app.lock.unlock("đúng");
        settle();
        compare(find(t("Ghi chú", "Note")).text, "chua luu");
        compare(app.finding.note, "chua luu");
        verify(isShown(t("Lưu phát hiện", "Save finding")));
    }
    function test_theGuideCanBeLockedAndGoesOnAtItsStep() {
        open(looks()[2], 0);
        app.settings.welcomed = false;
        settle();
        click("Next");
        settle();
        verify(isShown("Who inspects?"));
        keyClick(Qt.Key_L, Qt.ControlModifier | Qt.ShiftModifier);
        verify(app.lock.locked);
        settle();
        verify(!isShown("Who inspects?"));
        app.lock.unlock("đúng");
        settle();
        verify(isShown("Who inspects?"));
    }
    function test_aPaperIsNotReadWhileLocked() {
        open(looks()[2], 0);
        window.previewPaper("x", "");
        settle();
        verify(isShown("Print preview") || isShown("Close"));
        app.lock.locked = true;
        settle();
        verify(!isShown("Close"));
        app.lock.unlock("đúng");
        settle();
        verify(isShown("Close"));
    }
    function test_aWrongSecretIsSaidAndTheRightOneOpens() {
        open(looks()[0], 0);
        keyClick(Qt.Key_L, Qt.ControlModifier | Qt.ShiftModifier);
        verify(app.lock.locked);
        settle();
        const field = find("Cụm mật khẩu, hoặc mã khôi phục");
        verify(field.activeFocus, "one can type at once");
        compare(field.echoMode, TextInput.Password);
        type("sai");
        keyClick(Qt.Key_Return);
        compare(lastCall(), "unlock sai");
        compare(field.text, "", "what was typed does not stay");
        verify(isShown("Chưa đúng."));
        field.text = "đúng";
        click("Mở khóa");
        verify(!app.lock.locked);
        settle();
        verify(isShown("Quét"));
    }
    function test_whoGuessesWaits() {
        open(looks()[1], 0);
        app.lock.locked = true;
        app.lock.waitSeconds = 20;
        settle();
        verify(!find("Chờ 20 giây").enabled);
        verify(!find("Cụm mật khẩu, hoặc mã khôi phục").enabled);
    }
    function test_aPassphraseIsSetAndItsCodeIsShownOnce() {
        open(looks()[2], 5);
        app.lock.byPassphrase = false;
        settle();
        press("Set a passphrase");
        find("New passphrase").text = "mot hai ba";
        find("New passphrase once more").text = "mot hai bo";
        verify(!find("Apply").enabled, "the two are not the same");
        find("New passphrase once more").text = "mot hai ba";
        click("Apply");
        compare(lastCall(), "protect  mot hai ba");
        settle();
        verify(isShown("Recovery code: A1B2-C3D4-E5F6-G7H8-J9K0-M1N2-P3Q4-R5S6"));
        keyClick(Qt.Key_Escape);
        settle();
        verify(isShown("I have written it down"), "it does not go by mistake");
        click("I have written it down");
        tryVerify(() => app.lock.recoveryCode === "");
    }
    function test_protectionIsChangedOnlyWithWhatGuardsItNow() {
        open(looks()[3], 5);
        press("Remove the protection");
        verify(!find("Apply").enabled);
        find("Current passphrase, or the recovery code").text = "mot hai ba";
        click("Apply");
        compare(lastCall(), "unprotect mot hai ba");
    }
}
