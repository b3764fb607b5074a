// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

InspectionCase {
    name: "Capture"

    function openSheet(look) {
        open(look, 0);
        click(t("Ghi phát hiện", "Record finding"));
        tryVerify(() => isShown(t("Lưu phát hiện", "Save finding")));
        settle();
    }
    function test_aCopiedPictureIsPasted_data() { return looks(); }
    function test_aCopiedPictureIsPasted(look) {
        openSheet(look);
        const front = t("Dán: Mặt trước bao bì", "Paste: Front of the package");
        verify(!isShown(front), "nothing was copied");
        app.clipboard.picture = true;
        settle();
        const paste = find(front);
        paste.forceActiveFocus();
        settle();
        compare(Probe.faults(root()), []);
        mouseClick(paste);
        compare(lastCall(), "paste front");
        keyClick("v", Qt.ControlModifier);
        compare(lastCall(), "paste ");
    }
    function test_aCopiedPictureIsPastedWhileALineIsTyped() {
        openSheet(looks()[2]);
        app.clipboard.pictureFile = true;
        for (const name of ["Note", "Place", "Inspector"]) {
            find(name).forceActiveFocus();
            settle();
            app.calls = [];
            keyClick("v", Qt.ControlModifier);
            compare(app.calls, ["paste "], name);
        }
    }
    function test_aPhotographIsTakenAgainOrNotAtAll_data() { return looks(); }
    function test_aPhotographIsTakenAgainOrNotAtAll(look) {
        openSheet(look);
        const shoot = find(t("Chụp: Mặt trước bao bì", "Photograph: Front of the package"));
        shoot.forceActiveFocus();
        settle();
        mouseClick(shoot);
        const take = t("Chụp ảnh", "Take the photograph");
        tryVerify(() => isShown(take));
        verify(find(take).height >= 64, "for a hand in a glove");
        settle();
        compare(Probe.faults(root()), []);
        click(t("Máy ảnh khác", "Other camera"));
        compare(lastCall(), "useNextCamera");
        click(take);
        compare(lastCall(), "take");
        settle();
        compare(Probe.faults(root()), []);
        click(t("Chụp lại", "Take it again"));
        compare(lastCall(), "retake");
        tryVerify(() => isShown(take));
        keyClick(Qt.Key_Escape);
        tryVerify(() => !isShown(take));
        verify(isShown(t("Lưu phát hiện", "Save finding")), "the finding is still there");
        verify(!app.capture.open);
        compare(app.finding.photos.length, 0);
    }
    function test_whatIsPhotographedIsSaidInTheLanguageOfNow() {
        openSheet(looks()[2]);
        const shoot = find("Photograph: Front of the package");
        shoot.forceActiveFocus();
        settle();
        mouseClick(shoot);
        tryVerify(() => isShown("Viewfinder: Front of the package"));
        app.settings.language = "vi";
        verify(isShown("Viewfinder: Mặt trước bao bì"));
    }
    function test_withoutACameraAFileIsChosen() {
        openSheet(looks()[1]);
        app.capture.live = false;
        const shoot = find("Chụp: Mặt trước bao bì");
        shoot.forceActiveFocus();
        settle();
        mouseClick(shoot);
        tryVerify(() => isShown(app.capture.problem));
        verify(!find("Chụp ảnh").enabled);
        verify(find("Chọn tệp").enabled);
        settle();
        compare(Probe.faults(root()), []);
    }
    function test_aPhotographIsAddedAsAnAnnexAndTakenAway_data() { return looks(); }
    function test_aPhotographIsAddedAsAnAnnexAndTakenAway(look) {
        openStep(look, 2);
        verify(!find(t("Chụp ảnh làm phụ lục", "Photograph as an annex")).enabled, "it has no name yet");
        reach(t("Phụ lục thể hiện nội dung gì", "What the annex shows"));
        type("Hoa don");
        verify(!app.scan.photographing && !app.scan.watched, "nobody sees what the camera sees");
        press(t("Chụp ảnh làm phụ lục", "Photograph as an annex"));
        tryVerify(() => isShown(t("Chụp ảnh", "Take the photograph")));
        verify(app.scan.photographing && app.scan.watched, "the camera is on, and counts no goods");
        settle();
        compare(Probe.faults(root()), []);
        click(t("Chụp ảnh", "Take the photograph"));
        click(t("Dùng ảnh này", "Use this photograph"));
        verify(called("attachFrame Hoa don"));
        verify(!app.scan.photographing && !app.scan.watched);
        settle();
        verify(Probe.find(root(), "Hoa don · 1 MB"));
        press(t("Bỏ phụ lục 2", "Take away annex 2"));
        verify(called("remove evidence 1"));
    }
    function test_aCopiedPictureIsPastedAsAnAnnexUnderAName_data() { return looks(); }
    function test_aCopiedPictureIsPastedAsAnAnnexUnderAName(look) {
        openStep(look, 2);
        app.clipboard.picture = true;
        settle();
        const paste = t("Dán làm phụ lục", "Paste as an annex");
        verify(!find(paste).enabled, "it has no name yet");
        reach(t("Phụ lục thể hiện nội dung gì", "What the annex shows"));
        type("Hoa don");
        app.inspection.message = t("“x.pdf” không phải là ảnh hay PDF, hoặc bị thiếu.", "“x.pdf” is neither a picture nor a PDF, or is cut short.");
        settle();
        const label = t("Phụ lục thể hiện nội dung gì", "What the annex shows");
        press(paste);
        reach(label);
        compare(find(label).text, "Hoa don", "nothing was added");
        app.inspection.message = "";
        settle();
        press(paste);
        verify(called("paste Hoa don"));
        reach(label);
        compare(find(label).text, "");
        reach(t("Nội dung khác", "Another content"));
        keyClick("v", Qt.ControlModifier);
        tryVerify(() => isShown(t("Hãy ghi nội dung thể hiện trước, rồi thêm.", "First write what it shows, then add it.")));
        compare(Probe.faults(root()), []);
    }
}
