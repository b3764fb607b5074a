// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Country"

    function test_aCountryIsFoundByItsName_data() { return looks(); }
    function test_aCountryIsFoundByItsName(look) {
        open(look, 1);
        const label = t("Nước xuất xứ ghi trên nhãn", "Country of origin on the label");
        const origin = find(label);
        compare(origin.text, t("Việt Nam", "Viet Nam"));
        origin.forceActiveFocus();
        origin.selectAll();
        type("n");
        settle();
        verify(isShown(label + ": " + t("Trung Quốc", "China")));
        keyClick(Qt.Key_Return);
        compare(app.result.labelOrigin, "VN", "nobody knows which it is");
        verify(isShown(t("Chọn một nước trong danh sách, hoặc gõ hai chữ cái của nước đó.", "Pick a country from the list, or type its two letters.")));
        const china = find(label + ": " + t("Trung Quốc", "China"));
        china.clicked();
        compare(app.result.labelOrigin, "CN");
        settle();
        compare(origin.text, t("Trung Quốc", "China"));
        verify(!isShown(label + ": " + t("Ấn Độ", "India")), "the list is gone");
    }
    function test_theKeyboardGoesFromTheNameToTheCountriesFound() {
        open(looks()[2], 1);
        const origin = find("Country of origin on the label");
        origin.forceActiveFocus();
        origin.selectAll();
        type("in");
        keyClick(Qt.Key_Down);
        settle();
        compare(app.result.labelOrigin, "VN", "two letters may begin a name");
        keyClick(Qt.Key_Tab);
        keyClick(Qt.Key_Return);
        compare(app.result.labelOrigin, "CN");
        settle();
        verify(origin.activeFocus, "the keyboard goes on from here");
        compare(origin.text, "China");
    }
    function test_whatWasRefusedIsNotSaidOfOtherGoods() {
        open(looks()[2], 1);
        const origin = find("Country of origin on the label");
        origin.forceActiveFocus();
        origin.selectAll();
        type("frnace");
        keyClick(Qt.Key_Return);
        const refused = "Pick a country from the list, or type its two letters.";
        verify(isShown(refused));
        app.result.labelOriginChanged();
        settle();
        compare(origin.text, "frnace", "the same goods, judged again");
        app.result.aboutToShowOthers();
        settle();
        compare(origin.text, "Viet Nam");
        verify(!isShown(refused));
    }
    function test_aCountryIsTakenAway() {
        open(looks()[2], 1);
        const origin = find("Country of origin on the label");
        origin.forceActiveFocus();
        origin.selectAll();
        keyClick(Qt.Key_Delete);
        keyClick(Qt.Key_Return);
        compare(app.result.labelOrigin, "");
    }
    function test_theKeyThatLeavesTheNameGoesToTheCountriesFoundAndTakesNone() {
        open(looks()[2], 1);
        const origin = find("Country of origin on the label");
        origin.forceActiveFocus();
        origin.selectAll();
        type("in");
        keyClick(Qt.Key_Tab);
        settle();
        compare(app.result.labelOrigin, "VN", "two letters may begin a name");
        keyClick(Qt.Key_Return);
        verify(app.result.labelOrigin !== "VN");
    }
}
