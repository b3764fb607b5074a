// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

InspectionCase {
    name: "InspectionList"

    function test_theListIsFilteredAndSaysSo_data() { return looks(); }
    function test_theListIsFilteredAndSaysSo(look) {
        open(look, 7);
        verify(!isShown(t("Bỏ lọc", "Clear filter")));
        mouseClick(find(t("Tìm đợt kiểm tra", "Search inspections")));
        type("sao");
        compare(app.inspections.words, "sao");
        click(t("Trạng thái: Mọi trạng thái", "State: Any state"));
        settle();
        click(t("Trạng thái: Bản nháp", "State: Draft"));
        compare(app.inspections.state, "draft");
        settle();
        verify(isShown(app.inspections.filterText));
        compare(Probe.faults(root()), []);
        app.inspections.rows = [];
        settle();
        verify(isShown(app.inspections.filterText), "also where nothing passes");
        verify(!isShown(t("Chưa có đợt kiểm tra", "No inspections yet")));
        click(t("Bỏ lọc", "Clear filter"));
        compare(lastCall(), "clearInspectionsFilter");
    }
    function test_olderInspectionsAreShownOnDemand_data() { return looks(); }
    function test_olderInspectionsAreShownOnDemand(look) {
        open(look, 7);
        const older = t("Hiện các đợt kiểm tra cũ hơn", "Show older inspections");
        verify(!isShown(older));
        app.inspections.more = true;
        settle();
        find(older).clicked();
        compare(lastCall(), "showMoreInspections");
    }
}
