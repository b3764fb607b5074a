// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "GoodsField"

    function test_whatIsBeingTypedStaysWhileTheGoodsAreJudged_data() {
        return [
            { tag: "firm", label: "Responsible firm on the label", property: "labelOwner" },
            { tag: "production", label: "Date of production on the label", property: "labelProduced" },
            { tag: "expiry", label: "Expiry date on the label", property: "labelExpires" },
            { tag: "quantity", label: "Net quantity on the label", property: "labelQuantity" },
            { tag: "listing", label: "Address of the listing", property: "listingUrl" },
            { tag: "declaration", label: "Customs declaration", property: "declaration" },
            { tag: "measured", label: "Measured quantity of one package", property: "measuredQuantity" }
        ];
    }
    function test_whatIsBeingTypedStaysWhileTheGoodsAreJudged(row) {
        open(looks()[2], 1);
        const line = find(row.label);
        line.forceActiveFocus();
        line.selectAll();
        type("half a");
        app.result[row.property + "Changed"]();
        settle();
        compare(line.text, "half a");
        app.result.aboutToShowOthers();
        compare(app.result[row.property], "half a", "of the goods it was typed for");
        app.result[row.property] = "of others";
        settle();
        compare(line.text, "of others");
    }
    function test_aLineShowsWhatWasTakenOfIt() {
        open(looks()[2], 1);
        app.result.declaration = "106123456789";
        settle();
        const line = find("Line of the declaration");
        line.forceActiveFocus();
        type("abc");
        keyClick(Qt.Key_Return);
        compare(app.result.declarationLine, 0);
        compare(line.text, "");
        type("12");
        keyClick(Qt.Key_Return);
        compare(app.result.declarationLine, 12);
        compare(line.text, "12");
    }
}
