// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Invitation"

    function ask(look, moves) {
        open(look, 0);
        app.invitation.moves = moves;
        app.invitation.asking = true;
        settle();
    }
    function test_whatWasScannedIsAskedAboutWithTheHubsNameAndKey_data() { return looks(); }
    function test_whatWasScannedIsAskedAboutWithTheHubsNameAndKey(look) {
        ask(look, false);
        verify(isShown(t("Đăng ký thiết bị này tại trung tâm này?", "Enrol this device at this hub?")));
        verify(isShown("hub.nqi.example.vn"));
        verify(isShown("1A2B 3C4D 5E6F 7A8B 9C0D"));
        compare(Probe.faults(root()), []);
        click(t("Đăng ký thiết bị", "Enrol the device"));
        compare(lastCall(), "invitation.accept false");
        settle();
        verify(!isShown(t("Đăng ký thiết bị này tại trung tâm này?", "Enrol this device at this hub?")));
    }
    function test_aMoveToAnotherHubNeedsASecondStep_data() { return looks(); }
    function test_aMoveToAnotherHubNeedsASecondStep(look) {
        ask(look, true);
        verify(isShown(t("Chuyển thiết bị này sang trung tâm khác?", "Move this device to another hub?")));
        verify(isShown("Trung tâm NQI · hub.cu.example.vn"));
        compare(Probe.faults(root()), []);
        const move = find(t("Chuyển thiết bị", "Move the device"));
        verify(!move.enabled);
        const meant = find(t("Tôi được yêu cầu chuyển thiết bị này", "I was told to move this device"));
        meant.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        verify(move.enabled);
        mouseClick(move);
        compare(lastCall(), "invitation.accept true");
    }
    function test_anotherAddressOfTheHubNeedsTheSecondStepToo_data() { return looks(); }
    function test_anotherAddressOfTheHubNeedsTheSecondStepToo(look) {
        open(look, 0);
        app.invitation.moves = true;
        app.invitation.invited = false;
        app.invitation.fingerprint = "";
        app.invitation.asking = true;
        settle();
        verify(isShown(t("Trung tâm mới", "New hub")));
        verify(!isShown(t("Trung tâm gửi thư mời", "Hub that invites")));
        verify(isShown("Trung tâm NQI · hub.cu.example.vn"));
        verify(isShown(t("Bản ghi chưa gửi", "Records that are not sent yet")));
        compare(Probe.faults(root()), []);
        verify(!find(t("Chuyển thiết bị", "Move the device")).enabled);
    }
    function test_theSecondStepIsForgottenWithTheQuestion() {
        ask(looks()[2], true);
        find("I was told to move this device").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        click("Not now");
        tryCompare(app.invitation, "asking", false);
        app.invitation.asking = true;
        settle();
        verify(!find("Move the device").enabled);
    }
    function test_escapeRefuses() {
        ask(looks()[0], false);
        keyClick(Qt.Key_Escape);
        tryVerify(() => lastCall() === "invitation.refuse");
    }
    function test_aLockHidesTheQuestionAndDoesNotAnswerIt() {
        ask(looks()[2], true);
        app.lock.lock();
        settle();
        verify(!isShown("Move the device"));
        verify(app.invitation.asking);
        app.lock.unlock("đúng");
        settle();
        verify(isShown("Move the device"));
    }
}
