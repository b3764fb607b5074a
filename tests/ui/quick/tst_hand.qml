// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls
import Nqi.Mocks

PageCase {
    name: "Hand"

    function middle(name) {
        const item = find(name);
        return item.mapToItem(window.contentItem, item.width / 2, 0).x;
    }

    function test_theLeftHandHasTheActionsOnItsSide_data() { return looks(); }
    function test_theLeftHandHasTheActionsOnItsSide(look) {
        open(look, 0);
        const check = t("Kiểm tra", "Check");
        const typed = t("Mã nhập tay", "Code typed by hand");
        verify(middle(check) > middle(typed));
        const scan = t("Quét", "Scan"), list = t("Sản phẩm đã quét", "Scanned items");
        const before = [middle(scan), middle(list)];
        app.settings.leftHanded = true;
        settle();
        verify(Theme.leftHanded);
        verify(middle(check) < middle(typed));
        if (window.wide) {
            verify(before[0] < 120 && middle(scan) > window.width - 120, "the bar");
            verify(before[1] > window.width / 2 && middle(list) < window.width / 2, "the list");
        }
        compare(Probe.faults(root()), []);
        for (const page of [1, 2, 3, 4, 5, 6, 7]) {
            window.page = page;
            settle();
            compare(Probe.faults(root()), [], "page " + page);
        }
        app.settings.leftHanded = false;
        window.page = 0;
        settle();
        compare([middle(scan), middle(list)].toString(), before.toString());
    }

    function english() { return looks().slice(2); }
    /// Where the middle of `item` is across the window, from 0 to 1.
    function across(item) {
        return item.mapToItem(window.contentItem, item.width / 2, 0).x / window.width;
    }
    /// `outer` stands nearer to the side of the hand than `inner`, for either hand.
    function swaps(outer, inner) {
        for (const left of [false, true]) {
            app.settings.leftHanded = left;
            settle();
            const a = across(outer()), b = across(inner());
            verify(left ? a < b : a > b, (left ? "left: " : "right: ") + a.toFixed(2) + " and " + b.toFixed(2));
            compare(Probe.faults(root()), []);
        }
        app.settings.leftHanded = false;
        settle();
    }
    function test_lightAndZoomAreUnderTheThumb_data() { return english(); }
    function test_lightAndZoomAreUnderTheThumb(look) {
        open(look, 0, "busy");
        swaps(() => find("Light on"), () => Probe.find(root(), "Viewfinder: ", true));
        swaps(() => find("Help"), () => find("Online"));
        swaps(() => find("Online"), () => Probe.find(root(), "Data: ", true));
        swaps(() => find("Clear list"), () => Probe.find(root(), "Scanned (", true));
    }
    function test_scrollBarsAreUnderTheThumb_data() { return english(); }
    function test_scrollBarsAreUnderTheThumb(look) {
        open(look, 5);
        swaps(() => find("Scroll bar"), () => find("Display"));
        const toggle = find("Sound");
        app.settings.leftHanded = true;
        settle();
        compare(toggle.indicator.x, 0);
        app.settings.leftHanded = false;
        settle();
        compare(toggle.indicator.x, toggle.width - toggle.indicator.width);
    }
    function test_actionsOfAMessageAreUnderTheThumb_data() { return english(); }
    function test_actionsOfAMessageAreUnderTheThumb(look) {
        open(look, 2, "error");
        swaps(() => find("Try again"), () => find(app.findings.errorText));
    }
    function test_theHeadOfARecordIsMirrored_data() { return english(); }
    function test_theHeadOfARecordIsMirrored(look) {
        open(look, 3);
        app.record.show("product", "8938505974187");
        settle();
        swaps(() => find("Check this product"), () => find("Back"));
    }
    function test_photographsAreTakenUnderTheThumb_data() { return english(); }
    function test_photographsAreTakenUnderTheThumb(look) {
        open(look, 0);
        click("Record finding");
        tryVerify(() => isShown("Save finding"));
        const wish = app.finding.guide[0].text;
        swaps(() => find("Picture file: " + wish), () => find(wish));
        find("Photograph: " + wish).forceActiveFocus();
        settle();
        click("Photograph: " + wish);
        tryVerify(() => isShown("Take the photograph"));
        swaps(() => find("Take the photograph"), () => find("Choose a file"));
    }
    function test_papersAreSavedUnderTheThumb_data() { return english(); }
    function test_papersAreSavedUnderTheThumb(look) {
        open(look, 2);
        window.previewPaper("i-3", "minutes");
        tryVerify(() => isShown("Save as PDF"));
        swaps(() => find("Print"), () => find("Save as PDF"));
    }
    function test_theGuideIsGoneThroughUnderTheThumb_data() { return english(); }
    function test_theGuideIsGoneThroughUnderTheThumb(look) {
        open(look, 0);
        app.settings.welcomed = false;
        settle();
        swaps(() => find("Next"), () => find("Back"));
    }
    function test_aFindingIsCorrectedUnderTheThumb_data() { return english(); }
    function test_aFindingIsCorrectedUnderTheThumb(look) {
        open(look, 2);
        click("Details of finding 18");
        tryVerify(() => isShown("Send it again"));
        swaps(() => find("Send it again"), () => find("Correct"));
    }
}
