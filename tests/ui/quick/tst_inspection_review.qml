// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

InspectionCase {
    name: "InspectionReview"

    function test_reviewLeadsToWhatIsMissing_data() { return looks(); }
    function test_reviewLeadsToWhatIsMissing(look) {
        openStep(look, 7);
        verify(!find(t("Lập biên bản và gửi", "Make the minutes and send them")).enabled);
        press(app.inspection.gaps[1].text);
        compare(app.inspection.step, 3);
        app.inspection.complete = true;
        app.inspection.step = 7;
        settle();
        press(t("Lập biên bản và gửi", "Make the minutes and send them"));
        compare(lastCall(), "sign");
    }
    function test_reviewRemindsOfGoodsWithoutAFindingAndCanBeSignedAllTheSame_data() { return looks(); }
    function test_reviewRemindsOfGoodsWithoutAFindingAndCanBeSignedAllTheSame(look) {
        openStep(look, 7);
        app.inspection.complete = true;
        settle();
        verify(find(t("Lập biên bản và gửi", "Make the minutes and send them")).enabled);
        press(app.inspection.reminders[0].text);
        compare(app.inspection.step, 1);
    }
    function test_beforeTheFirstSignsGoodsWithoutAFindingAreRemindedOf_data() { return looks(); }
    function test_beforeTheFirstSignsGoodsWithoutAFindingAreRemindedOf(look) {
        openStep(look, 6);
        const reminder = app.inspection.reminders[0].text;
        verify(!isShown(reminder), "somebody has signed");
        app.inspection.change("signatures", []);
        settle();
        press(reminder);
        compare(app.inspection.step, 1);
    }
    function test_findingsThatTheMinutesDoNotNameAreCounted_data() { return looks(); }
    function test_findingsThatTheMinutesDoNotNameAreCounted(look) {
        openStep(look, 7);
        const words = t("Biên bản không nêu 2 phát hiện", "The minutes do not name 2 finding");
        verify(!Probe.find(root(), words, true));
        app.inspection.unnamedFindings = 2;
        tryVerify(() => Probe.find(root(), words, true) !== null);
        settle();
        compare(Probe.faults(root()), []);
    }
}
