// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Profile"

    function test_aProfileIsTakenOverOnlyAfterItWasSeen_data() { return looks(); }
    function test_aProfileIsTakenOverOnlyAfterItWasSeen(look) {
        open(look, 5);
        app.profile.open = true;
        settle();
        verify(isShown(t("Công việc", "Work")));
        click(t("Áp dụng", "Apply"));
        compare(lastCall(), "profile.take");
        settle();
        verify(!isShown(t("Áp dụng", "Apply")));
    }
    function test_aWrongProfileCanOnlyBeClosed() {
        open(looks()[2], 5);
        app.profile.problems = ["“fontScale” must be a number from 0.8 to 2.", "“colour” is no setting of a profile."];
        app.profile.open = true;
        settle();
        verify(Probe.names(root()).some(name => name.includes("“colour” is no setting")));
        verify(!isShown("Apply"));
        keyClick(Qt.Key_Escape);
        compare(lastCall(), "profile.close");
    }
    function test_theBorderPutsConsignmentsFirst() {
        open(looks()[2], 0);
        app.settings.role = "border";
        settle();
        keyClick("1", Qt.ControlModifier);
        compare(window.page, 6);
        keyClick("5", Qt.ControlModifier);
        compare(window.page, 7);
        window.page = 1;
        settle();
        const papers = find("Customs declaration");
        const steps = find("Next steps");
        verify(papers.mapToItem(window.contentItem, 0, 0).y < steps.mapToItem(window.contentItem, 0, 0).y);
    }
}
