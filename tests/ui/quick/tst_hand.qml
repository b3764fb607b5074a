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
}
