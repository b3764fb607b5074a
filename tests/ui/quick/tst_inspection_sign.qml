// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

InspectionCase {
    name: "InspectionSigning"

    function sign(pad) {
        mousePress(pad, 30, 100);
        for (let i = 1; i <= 20; ++i)
            mouseMove(pad, 30 + i * 12, 100 + (i % 2) * 40);
        mouseRelease(pad, 270, 100);
    }
    function test_aWrongClockIsSaidBeforeTheSigning_data() { return looks(); }
    function test_aWrongClockIsSaidBeforeTheSigning(look) {
        openStep(look, 7);
        verify(!Probe.find(root(), t("Đồng hồ không đúng", "The clock is wrong"), true));
        app.sync.clockText = t("Đồng hồ của thiết bị chậm 3 giờ.", "This device's clock is 3 hours behind.");
        verify(Probe.find(root(), app.sync.clockText, true));
    }
    function test_aSignatureIsWrittenOnTheScreen_data() { return looks(); }
    function test_aSignatureIsWrittenOnTheScreen(look) {
        openStep(look, 6);
        press(t("Ký trên màn hình", "Sign on the screen"));
        const pad = find(t("Ký vào đây bằng ngón tay, bút hoặc chuột", "Sign here with finger, pen or mouse"));
        const keep = t("Lưu chữ ký", "Keep the signature");
        find(t("Họ tên", "Name")).text = "Lê Minh Châu";
        verify(!find(keep).enabled, "nothing is written");
        mouseClick(pad);
        verify(!find(keep).enabled, "a dot is no signature");
        sign(pad);
        verify(find(keep).enabled);
        settle();
        compare(Probe.faults(root()), []);
        click(t("Xóa nét", "Clear"));
        verify(!find(keep).enabled);
        sign(pad);
        click(keep);
        compare(lastCall(), "addSignature secretary Lê Minh Châu true 3f8a");
    }
    function test_whatCouldNotBeStoredIsTriedAgainOrLeftOut_data() { return looks(); }
    function test_whatCouldNotBeStoredIsTriedAgainOrLeftOut(look) {
        openStep(look, 6);
        const text = t("Chưa có trong biên bản: “Chữ ký”. Chưa lưu: bộ nhớ đã đầy.", "Not in the minutes yet: “Signature”. Not saved: the disk is full.");
        const out = t("Bỏ những tệp chưa lưu được", "Leave out what could not be stored");
        verify(!isShown(out));
        app.inspection.unstoredText = text;
        settle();
        verify(isShown(text));
        compare(Probe.faults(root()), []);
        click(t("Thử lại", "Try again"));
        compare(lastCall(), "storeAgain");
        app.inspection.unstoredText = text;
        settle();
        click(out);
        compare(lastCall(), "leaveOut");
        settle();
        verify(!isShown(text));
    }
    function test_theSamplingMinutesAreSignedForThemselves_data() { return looks(); }
    function test_theSamplingMinutesAreSignedForThemselves(look) {
        openStep(look, 3);
        verify(isShown(t("Chữ ký của Lê Minh Châu", "Signature of Lê Minh Châu")));
        compare(Probe.faults(root()), []);
        press(t("Ký biên bản lấy mẫu", "Sign the sampling minutes"));
        const pad = find(t("Ký vào đây bằng ngón tay, bút hoặc chuột", "Sign here with finger, pen or mouse"));
        compare(find(t("Họ tên", "Name")).text, "Trần Văn Bình");
        sign(pad);
        settle();
        compare(Probe.faults(root()), []);
        click(t("Lưu chữ ký", "Keep the signature"));
        compare(lastCall(), "addSamplingSignature inspected Trần Văn Bình true 9c11");
        press(t("Có người không ký biên bản lấy mẫu", "Somebody does not sign them"));
        mouseClick(find(t("Lý do không ký", "Why it is not signed")));
        type("vang mat");
        click(t("Ghi lại", "Write it down"));
        compare(lastCall(), "addSamplingRefusal inspected vang mat");
        app.inspection.readOnly = true;
        settle();
        verify(!isShown(t("Ký biên bản lấy mẫu", "Sign the sampling minutes")));
    }
    function test_whoMustStillSignHasAButton_data() { return looks(); }
    function test_whoMustStillSignHasAButton(look) {
        openStep(look, 6);
        press(t("Ký: ", "Sign: ") + app.inspection.gaps[2].text);
        find(t("Họ tên", "Name")).text = "Lê Minh Châu";
        sign(find(t("Ký vào đây bằng ngón tay, bút hoặc chuột", "Sign here with finger, pen or mouse")));
        click(t("Lưu chữ ký", "Keep the signature"));
        compare(lastCall(), "addSignature witness Lê Minh Châu true 3f8a");
        press(t("Đọc biên bản", "Read the minutes"));
        compare(lastCall(), "open i-3 minutes");
    }
    function test_whatWasSignedIsSeenBesideWhoSigned_data() { return looks(); }
    function test_whatWasSignedIsSeenBesideWhoSigned(look) {
        openStep(look, 6);
        const picture = t("Chữ ký của Nguyễn Thị Thu Hương", "Signature of Nguyễn Thị Thu Hương");
        tryVerify(() => isShown(picture));
        verify(isShown(t("Không ký: Không đồng ý với kết luận", "Not signed: Disagrees with the conclusion")));
        verify(!isShown(t("Chữ ký của Trần Văn Bình", "Signature of Trần Văn Bình")), "who refused has none");
        compare(Probe.faults(root()), []);
        app.lock.locked = true;
        settle();
        verify(!isShown(picture), "nor is it seen on a locked device");
        app.lock.locked = false;
        app.inspection.signaturePictures = { ab12: "" };
        settle();
        verify(isShown(t("Không đọc được hình chữ ký này.", "The picture of this signature cannot be read.")));
    }
    function test_whoDoesNotSignHasAReason_data() { return looks(); }
    function test_whoDoesNotSignHasAReason(look) {
        openStep(look, 6);
        press(t("Có người không ký", "Somebody does not sign"));
        const done = t("Ghi lại", "Write it down");
        compare(find(t("Họ tên", "Name")).text, "Trần Văn Bình");
        verify(!find(done).enabled);
        mouseClick(find(t("Lý do không ký", "Why it is not signed")));
        type("vang mat");
        verify(find(done).enabled);
        click(done);
        compare(lastCall(), "addRefusal inspected vang mat");
    }
    function test_signedMinutesOfferARevisionWithAReason_data() { return looks(); }
    function test_signedMinutesOfferARevisionWithAReason(look) {
        openStep(look, 7);
        app.inspection.readOnly = true;
        settle();
        verify(!find(t("Sửa biên bản", "Revise")).enabled);
        mouseClick(reach(t("Lý do sửa", "Reason for the revision")));
        type("ten sai");
        press(t("Sửa biên bản", "Revise"));
        compare(lastCall(), "revise ten sai");
    }
    function test_minutesOfAWithdrawnResultSaySo_data() { return looks(); }
    function test_minutesOfAWithdrawnResultSaySo(look) {
        openStep(look, 7);
        app.inspection.readOnly = true;
        app.inspection.withdrawnResult = t("Kết quả đã thu hồi ngày 26/11/2026 09:12: Đếm sai", "Result withdrawn on 26/11/2026 09:12: The count was wrong");
        settle();
        verify(Probe.find(root(), app.inspection.withdrawnResult, true), "above all else");
        compare(Probe.faults(root()), []);
    }
    function test_whatFollowedTheVisitIsAddedToSignedMinutes_data() { return looks(); }
    function test_whatFollowedTheVisitIsAddedToSignedMinutes(look) {
        openStep(look, 7);
        verify(!Probe.find(root(), t("Đã giao mẫu cho phòng thử nghiệm", "Handed over to the laboratory"), true));
        app.inspection.readOnly = true;
        settle();
        press(t("Đã giao mẫu cho phòng thử nghiệm", "Handed over to the laboratory"));
        find(t("Phòng thử nghiệm", "Laboratory")).text = "QUATEST 3";
        const test = find(t("Chỉ tiêu thử của mẫu 1", "Test of sample 1"));
        test.forceActiveFocus();
        type("do ben");
        settle();
        compare(Probe.faults(root()), []);
        click(t("Bổ sung và gửi", "Add and send"));
        compare(lastCall(), "recordHandOver QUATEST 3 22/11/2026 11:00 1:do ben");
        verify(isShown(t("Lần giao 1: ghi người giao, người nhận, thời gian, địa điểm.", "Hand-over 1: enter who gave, who received, time and place.")));
        find(t("Người nhận", "Who received")).text = "Do E";
        click(t("Bổ sung và gửi", "Add and send"));
        tryVerify(() => !isShown(t("Bổ sung và gửi", "Add and send")));
        press(t("Đã báo cáo cơ quan", "Reported to the agency"));
        click(t("Bổ sung và gửi", "Add and send"));
        compare(lastCall(), "recordReport 0 22/11/2026 11:00");
    }
    function test_whatWasBegunIsGivenUpOnlyWhenAskedTwice_data() { return looks(); }
    function test_whatWasBegunIsGivenUpOnlyWhenAskedTwice(look) {
        openStep(look, 7);
        press(t("Hủy bản nháp này", "Discard this draft"));
        tryVerify(() => isShown(t("Hủy bản nháp này?", "Discard this draft?")));
        click(t("Tiếp tục làm", "Go on with it"));
        verify(!called("withdraw"));
        press(t("Hủy bản nháp này", "Discard this draft"));
        click(t("Hủy bản nháp", "Discard"));
        verify(called("withdraw"));
        app.inspection.open = true;
        app.inspection.set("revision", 2);
        settle();
        press(t("Bỏ lần sửa này", "Give up this revision"));
        settle();
        compare(Probe.faults(root()), []);
        app.calls = [];
        click(t("Bỏ lần sửa", "Give up"));
        verify(called("withdraw"));
    }
    function test_theOpenInspectionIsNamedOnEveryPage() {
        open(looks()[0], 0);
        app.inspection.open = true;
        settle();
        click(app.inspection.title);
        compare(window.page, 7);
    }
    function test_formsAreAskedForWithTheInspection() {
        openStep(looks()[0], 7);
        press("Xem/in biên bản");
        compare(lastCall(), "open i-3 minutes");
    }
}
