// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Finding"

    function openSheet(look) {
        open(look, 0);
        click(t("Ghi phát hiện", "Record finding"));
        tryVerify(() => isShown(t("Lưu phát hiện", "Save finding")));
        compare(lastCall(), "begin");
    }
    function test_savedIsSaidOnlyAfterTheCommit_data() { return looks(); }
    function test_savedIsSaidOnlyAfterTheCommit(look) {
        openSheet(look);
        click(t("Lưu phát hiện", "Save finding"));
        compare(lastCall(), "save");
        verify(!isShown(t("Đã lưu trên thiết bị", "Saved on this device")), "not yet durable");
        verify(!find(t("Lưu phát hiện", "Save finding")).enabled, "one press, one finding");
        app.finding.commit();
        tryVerify(() => isShown(t("Đã lưu trên thiết bị", "Saved on this device")));
        click(t("Xem phát hiện", "Show findings"));
        tryCompare(window, "page", 2);
    }
    function test_escapeDoesNotAbandonASaveUnderWay() {
        openSheet(looks()[0]);
        keyClick("s", Qt.ControlModifier);
        compare(lastCall(), "save");
        keyClick(Qt.Key_Escape);
        verify(isShown("Đang lưu"));
        app.finding.commit();
        tryVerify(() => isShown("Đã lưu trên thiết bị"));
        keyClick(Qt.Key_Escape);
        tryVerify(() => !isShown("Đã lưu trên thiết bị"));
    }
    function test_typedNoteReachesTheDraft_data() { return looks(); }
    function test_typedNoteReachesTheDraft(look) {
        openSheet(look);
        const note = find(t("Ghi chú", "Note"));
        mouseClick(note);
        note.selectAll();
        type("khong co dau CR");
        compare(app.finding.note, "khong co dau CR");
        keyClick(Qt.Key_Tab);
        verify(!note.activeFocus, "Tab leaves the note");
    }
    function test_withoutAnInspectorNothingIsSaved() {
        openSheet(looks()[0]);
        app.finding.inspector = "";
        verify(!find("Lưu phát hiện").enabled);
        keyClick("s", Qt.ControlModifier);
        verify(app.calls.indexOf("save") < 0);
    }
    function test_pictureCanBeLeftOut() {
        openSheet(looks()[1]);
        click("Kèm ảnh");
        compare(app.finding.photo, false);
    }
    function test_failureIsShownAndNothingIsLost() {
        open(looks()[0], 0, "error");
        click("Ghi phát hiện");
        tryVerify(() => isShown(app.finding.message));
        compare(find("Ghi chú").text, app.finding.note);
        verify(find("Lưu phát hiện").enabled, "it can be tried again");
    }
    function test_theDeviceSaysWhereItIs_data() { return looks(); }
    function test_theDeviceSaysWhereItIs(look) {
        openSheet(look);
        const where = find(t("Tôi đang ở đâu", "Where am I"));
        where.forceActiveFocus();
        settle();
        keyClick(Qt.Key_Space);
        compare(lastCall(), "locate");
        tryVerify(() => isShown(t("Tọa độ: 21.02851, 105.80482", "Coordinates: 21.02851, 105.80482")));
        settle();
        compare(Probe.faults(root()), []);
        find(t("Bỏ tọa độ", "Take the coordinates away")).forceActiveFocus();
        settle();
        keyClick(Qt.Key_Space);
        compare(lastCall(), "dropPosition");
        app.finding.positionProblem = "Chưa có vị trí";
        tryVerify(() => isShown("Chưa có vị trí"));
    }
    function test_minutesThatSomebodyHasSignedWillNotNameIt() {
        openSheet(looks()[1]);
        const words = "Đã có người ký biên bản của cuộc kiểm tra này: biên bản sẽ không nêu phát hiện này. Phát hiện vẫn được lưu và gửi.";
        verify(!isShown(words));
        app.finding.afterSigning = true;
        tryVerify(() => isShown(words));
        settle();
        compare(Probe.faults(root()), []);
    }
    function test_draftKeepsItsItemWhileScanningGoesOn() {
        openSheet(looks()[0]);
        const dialog = find("Ghi chú").parent.parent;
        app.result.title = "Another item";
        settle();
        verify(Probe.find(dialog, "Mũ bảo hiểm trẻ em Sao Mai SM-02"));
        verify(!Probe.find(dialog, "Another item"));
    }
    function test_nothingShownNothingRecorded() {
        open(looks()[0], 0, "empty");
        keyClick("s", Qt.ControlModifier);
        verify(app.calls.indexOf("begin") < 0);
    }
    function test_aViolationNeedsAPhotographOrAReason_data() { return looks(); }
    function test_aViolationNeedsAPhotographOrAReason(look) {
        openSheet(look);
        const save = t("Lưu phát hiện", "Save finding");
        verify(find(save).enabled, "the frame is a photograph");
        app.finding.photo = false;
        settle();
        verify(!find(t("Lưu (thiếu 1 ảnh)", "Save (1 photo missing)")).enabled, "and says what is missing");
        const reason = find(t("Vì sao không có ảnh", "Why there is no photograph"));
        reason.forceActiveFocus();
        type("toi");
        verify(find(save).enabled);
        app.finding.noPhotoReason = "";
        const shoot = find(t("Chụp: Mặt trước bao bì", "Photograph: Front of the package"));
        shoot.forceActiveFocus();
        settle();
        mouseClick(shoot);
        tryVerify(() => isShown(t("Chụp ảnh", "Take the photograph")));
        click(t("Chụp ảnh", "Take the photograph"));
        click(t("Dùng ảnh này", "Use this photograph"));
        compare(lastCall(), "addFrame front");
        verify(find(save).enabled);
        settle();
        compare(Probe.faults(root()), []);
        const away = find(t("Bỏ ảnh 1: Mặt trước bao bì", "Take away picture 1: Front of the package"));
        away.forceActiveFocus();
        settle();
        mouseClick(away);
        compare(lastCall(), "removePicture 0");
        tryVerify(() => isShown(t("Đã bỏ ảnh", "The picture was taken away")));
        const undo = find(t("Hoàn tác", "Undo"));
        undo.forceActiveFocus();
        settle();
        mouseClick(undo);
        compare(lastCall(), "restorePicture");
        verify(!isShown(t("Đã bỏ ảnh", "The picture was taken away")));
    }
    function test_whereAnswersDifferAPersonSaysHowToGoOn_data() { return looks(); }
    function test_whereAnswersDifferAPersonSaysHowToGoOn(look) {
        openSheet(look);
        const row = { key: "41", title: "Ấm Bình Minh", identity: "08938505970011", level: "violation", overallText: t("Có dấu hiệu vi phạm", "Signs of violation"), asOfText: "", shown: false, atText: "18/11/2026 10:42" };
        app.finding.unfinished = [row];
        app.finding.choice = row;
        app.finding.canSave = false;
        const then = t("Tiếp tục với nội dung đã nhập ngày 18/11/2026 10:42", "Go on with what you entered on 18/11/2026 10:42");
        tryVerify(() => isShown(then));
        verify(!isShown(t("Ghi chú", "Note")), "nothing is entered before that");
        verify(!isShown(t("Phát hiện chưa xong: Ấm Bình Minh", "Unfinished finding: Ấm Bình Minh")), "it is offered once");
        verify(!find(t("Lưu phát hiện", "Save finding")).enabled);
        settle();
        compare(Probe.faults(root()), []);
        click(t("Giữ ghi chú và ảnh, lấy các trả lời hiện tại", "Keep note and photographs, with the answers of now"));
        compare(lastCall(), "goOnWithNewAnswers");
        tryVerify(() => isShown(t("Ghi chú", "Note")));
        app.finding.choice = row;
        click(t("Bỏ nội dung đó và ghi lại từ đầu", "Discard it and begin anew"));
        verify(!app.calls.includes("beginAnew"), "asked once more");
        click(t("Bỏ thật: ghi chú và ảnh không lấy lại được", "Really discard it: its note and photographs do not come back"));
        compare(lastCall(), "beginAnew");
        app.finding.choice = row;
        click(then);
        compare(lastCall(), "goOnWith 41");
        tryVerify(() => isShown("Ấm Bình Minh"));
    }
    function test_anotherUnfinishedFindingIsOffered_data() { return looks(); }
    function test_anotherUnfinishedFindingIsOffered(look) {
        open(look, 0);
        app.finding.unfinished = [
            { key: "41", title: "Ấm Bình Minh", identity: "08938505970011", level: "violation", overallText: "", asOfText: "", shown: false },
            { key: "42", title: "Nồi Hồng Hà", identity: "", level: "attention", overallText: t("Cần chú ý", "Needs attention"), asOfText: t("Dữ liệu tính đến 18/11/2026 07:00", "Data as of 18/11/2026 07:00"), shown: true }
        ];
        click(t("Ghi phát hiện", "Record finding"));
        tryVerify(() => isShown(t("Phát hiện chưa xong: Ấm Bình Minh", "Unfinished finding: Ấm Bình Minh")));
        verify(!isShown(t("Phát hiện chưa xong: Nồi Hồng Hà", "Unfinished finding: Nồi Hồng Hà")), "that is this one");
        settle();
        compare(Probe.faults(root()), []);
        click(t("Bỏ: Ấm Bình Minh", "Discard: Ấm Bình Minh"));
        compare(lastCall(), "discard 41");
        click(t("Hoàn tác", "Undo"));
        compare(lastCall(), "restoreDiscarded");
    }
}
