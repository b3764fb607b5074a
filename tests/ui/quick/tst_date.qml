// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

/// Days and times: typed, or picked from the calendar.
PageCase {
    name: "Date"

    function openForm(look, scale) {
        open(look, 7);
        app.settings.fontScale = scale ?? 1;
        app.inspection.step = 0;
        app.inspection.open = true;
        settle();
    }
    /// Brings a control of the step into view, as the keyboard does.
    function reach(name) {
        const item = find(name);
        item.forceActiveFocus();
        settle();
        return item;
    }
    function openCalendar(label) {
        mouseClick(reach(t("Lịch: ", "Calendar: ") + label));
        tryVerify(() => isShown(t("Tháng sau", "Next month")));
        settle();
    }
    function decided() {
        return t("Ngày quyết định", "Date of the decision");
    }
    function begun() {
        return t("Bắt đầu lúc", "Begun at");
    }
    function november(day) {
        return t(day + " tháng 11 năm 2026", day + " November 2026");
    }
    function isClosed() {
        return !isShown(t("Tháng sau", "Next month"));
    }

    function test_aDayIsPickedFromItsMonth_data() { return looks(); }
    function test_aDayIsPickedFromItsMonth(look) {
        openForm(look);
        openCalendar(decided());
        verify(find(november(18)).checked, "what stands in the line is picked already");
        verify(find(t("Thứ Hai", "Monday")).x < find(t("Chủ Nhật", "Sunday")).x, "weeks begin on Monday");
        compare(Probe.faults(root()), []);
        click(november(20));
        tryVerify(isClosed);
        verify(find(t("Lịch: ", "Calendar: ") + decided()).activeFocus, "the keyboard is back where it was");
        compare(find(decided()).text, "20/11/2026");
        compare(app.inspection.fields["decision.date"], "20/11/2026");
        app.inspection.set("decision.date", "21/11/2026");
        compare(find(decided()).text, "21/11/2026", "it goes on following the model");
    }
    function test_monthsAndYearsAreGoneThrough_data() { return looks(); }
    function test_monthsAndYearsAreGoneThrough(look) {
        openForm(look);
        app.inspection.set("decision.date", "31/10/2026");
        openCalendar(decided());
        click(t("Tháng sau", "Next month"));
        tryVerify(() => find(november(30)).checked, 1000, "of a shorter month the last day");
        click(t("Năm trước", "Previous year"));
        click(t("Tháng trước", "Previous month"));
        tryVerify(() => isShown(t("2 tháng 10 năm 2025", "2 October 2025")));
        click(t("2 tháng 10 năm 2025", "2 October 2025"));
        compare(app.inspection.fields["decision.date"], "02/10/2025");
    }
    function test_todayIsOnePressAway_data() { return looks(); }
    function test_todayIsOnePressAway(look) {
        openForm(look);
        openCalendar(decided());
        click(t("Hôm nay", "Today"));
        tryVerify(isClosed);
        const here = new Date(Date.now() + 7 * 3600 * 1000);
        const day = [here.getUTCDate(), here.getUTCMonth() + 1].map(part => String(part).padStart(2, "0"));
        compare(app.inspection.fields["decision.date"], day.join("/") + "/" + here.getUTCFullYear());
    }
    function test_theKeyboardDoesItAll_data() { return looks(); }
    function test_theKeyboardDoesItAll(look) {
        openForm(look);
        reach(decided());
        keyClick(Qt.Key_Down, Qt.AltModifier);
        tryVerify(() => isShown(november(18)) && find(november(18)).activeFocus);
        keyClick(Qt.Key_Left);
        tryVerify(() => find(november(17)).activeFocus);
        keyClick(Qt.Key_Down);
        tryVerify(() => find(november(24)).activeFocus);
        keyClick(Qt.Key_PageDown);
        tryVerify(() => isShown(t("24 tháng 12 năm 2026", "24 December 2026")) && find(t("24 tháng 12 năm 2026", "24 December 2026")).activeFocus);
        keyClick(Qt.Key_Return);
        tryVerify(isClosed);
        verify(find(decided()).activeFocus);
        compare(app.inspection.fields["decision.date"], "24/12/2026");
        openCalendar(decided());
        keyClick(Qt.Key_Right);
        keyClick(Qt.Key_Escape);
        tryVerify(isClosed);
        compare(app.inspection.fields["decision.date"], "24/12/2026", "Escape changes nothing");
    }
    function test_aTimeIsPickedWithItsDay_data() { return looks(); }
    function test_aTimeIsPickedWithItsDay(look) {
        openForm(look);
        openCalendar(begun());
        click(november(21));
        verify(!isClosed(), "the time comes with it");
        verify(isShown(t("Phút: 05", "Minute: 05")));
        click(t("Giờ: 09", "Hour: 09"));
        find(t("Giờ: 14", "Hour: 14")).click();
        settle();
        compare(Probe.faults(root()), []);
        click(t("Lấy thời điểm này", "Take over this time"));
        tryVerify(isClosed);
        compare(app.inspection.fields.startedAt, "21/11/2026 14:05");
    }
    function test_typingGoesOnAsBefore() {
        openForm(looks()[0]);
        reach(decided()).selectAll();
        type("2-4-26");
        openCalendar(decided());
        verify(find("2 tháng 4 năm 2026").checked);
    }
    function test_whatIsNoTimeIsSaid() {
        openForm(looks()[2]);
        app.inspection.step = 7;
        app.inspection.readOnly = true;
        settle();
        mouseClick(reach("Reported to the agency"));
        const at = reach("Reported at");
        for (const wrong of ["31/02/2026 10:00", "1/2/2026", "10:00", "1/2/2026 25:00"]) {
            at.text = wrong;
            keyClick(Qt.Key_Return);
            verify(isShown("Not understood: write a time as 31/12/2026 14:05."), wrong);
        }
        for (const right of ["1/2/2026 9:05", "1.2.26 9h05", "01/02/2026, 10.00", ""]) {
            at.text = right;
            keyClick(Qt.Key_Return);
            verify(!isShown("Not understood: write a time as 31/12/2026 14:05."), right);
        }
    }
    function test_signedMinutesHaveNoCalendar() {
        openForm(looks()[0]);
        app.inspection.readOnly = true;
        settle();
        verify(!isShown("Lịch: " + decided()));
    }
    function test_thereIsRoomAtTwiceTheSize_data() { return looks(); }
    function test_thereIsRoomAtTwiceTheSize(look) {
        openForm(look, 2);
        compare(Probe.faults(root()), []);
        openCalendar(begun());
        compare(Probe.faults(root()), []);
    }
}
