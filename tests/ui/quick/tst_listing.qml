// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Listing"

    function reach(name) {
        const item = find(name);
        item.forceActiveFocus();
        settle();
        return item;
    }
    function write(name, text) {
        const field = reach(name);
        field.selectAll();
        type(text);
    }
    function openPlace(look, url) {
        open(look, 7);
        app.inspection.fields = Object.assign({}, app.inspection.fields, url);
        app.inspection.step = 0;
        app.inspection.open = true;
        settle();
    }

    function test_anInspectionSaysWhatThePageOfTheListingShows_data() { return looks(); }
    function test_anInspectionSaysWhatThePageOfTheListingShows(look) {
        openPlace(look, {});
        write(t("Giá hiển thị", "Price shown"), "99.000 VND");
        compare(app.inspection.fields["place.listingPrice"], "99.000 VND");
        compare(find(t("Gian hàng trên nền tảng", "Shop on the platform")).text, "Sao Mai Official");
        compare(find(t("Nền tảng", "Platform")).text, "shop.example.vn");
        compare(find(t("Mã tin", "Number of the listing")).text, "i.48213.99017");
        write(t("Tin đăng trên mạng", "Online listing"), "https://x.vn/1");
        verify(app.calls.indexOf("describeListing") < 0, "not for each letter");
        keyClick(Qt.Key_Tab);
        verify(app.calls.indexOf("describeListing") >= 0, "platform and shop are proposed by its address");
        write(t("Nền tảng", "Platform"), "p".repeat(70));
        compare(app.inspection.fields["place.listingPlatform"].length, 64);
    }
    function test_aCopiedScreenshotIsPasted_data() { return looks(); }
    function test_aCopiedScreenshotIsPasted(look) {
        openPlace(look, {});
        const paste = t("Dán ảnh chụp màn hình tin đăng", "Paste a screenshot of the listing");
        verify(!isShown(paste));
        app.clipboard.picture = true;
        settle();
        reach(paste);
        compare(Probe.faults(root()), []);
        keyClick(Qt.Key_Space);
        compare(lastCall(), "paste listing");
        app.calls = [];
        keyClick("v", Qt.ControlModifier);
        compare(lastCall(), "paste listing");
    }
    function test_aCopiedScreenshotIsPastedWhileALineIsTyped() {
        openPlace(looks()[2], {});
        app.clipboard.pictureFile = true;
        for (const name of ["Address where it takes place", "Online listing", "Price shown"]) {
            reach(name);
            app.calls = [];
            keyClick("v", Qt.ControlModifier);
            compare(app.calls, ["paste listing"], name);
        }
    }
    function test_whatIsMetInAShopIsNotAskedForAListing() {
        const none = {};
        for (const name of ["Url", "Platform", "Shop", "Number", "Price"])
            none["place.listing" + name] = "";
        openPlace(looks()[0], none);
        verify(isShown("Tin đăng trên mạng"));
        verify(!isShown("Giá hiển thị"));
        verify(!isShown("Thêm ảnh chụp màn hình tin đăng"));
        none["place.listingShop"] = "Sao Mai";
        app.inspection.fields = Object.assign({}, app.inspection.fields, none);
        settle();
        verify(isShown("Giá hiển thị"), "what is there is never hidden");
    }
    function test_theResultTakesWhatThePageShows_data() { return looks(); }
    function test_theResultTakesWhatThePageShows(look) {
        open(look, 1);
        write(t("Giá hiển thị", "Price shown"), "99.000 VND");
        compare(app.result.listing.price, "99.000 VND");
        app.result.mode = "market";
        settle();
        verify(!isShown(t("Giá hiển thị", "Price shown")));
    }
    function test_aFindingHasItsListing_data() { return looks(); }
    function test_aFindingHasItsListing(look) {
        open(look, 1);
        click(t("Ghi phát hiện", "Record finding"));
        tryVerify(() => isShown(t("Lưu phát hiện", "Save finding")));
        const sheet = find(t("Ghi chú", "Note")).parent.parent;
        verify(Probe.find(sheet, app.result.listingUrl), "the address that was judged");
        const price = Probe.find(sheet, t("Giá hiển thị", "Price shown"));
        price.forceActiveFocus();
        settle();
        price.selectAll();
        type("99.000 VND");
        compare(app.finding.listing.price, "99.000 VND");
        compare(app.result.listing.price, "189.000 ₫", "what is written in the finding is the finding's");
    }
}
