// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Window"

    function test_keysAndNavigationReachEveryPage_data() { return looks(); }
    function test_keysAndNavigationReachEveryPage(look) {
        open(look, 0);
        const pages = [7, 0, 1, 2, 3, 4, 5];
        for (let i = 6; i >= 0; --i) {
            keyClick(String(i + 1), Qt.ControlModifier);
            compare(window.page, pages[i]);
        }
        const names = [["Đợt kiểm tra", "Inspection"], ["Quét", "Scan"], ["Kết quả", "Result"], ["Phát hiện", "Findings"], ["Tra cứu", "Look up"], ["Đồng bộ", "Sync"], ["Cài đặt", "Settings"]];
        const bar = find(t("Các trang", "Pages"));
        for (let i = 6; i >= 0; --i) {
            mouseClick(Probe.find(bar, t(names[i][0], names[i][1])));
            compare(window.page, pages[i]);
        }
    }
    function test_escapeGoesBackToScanning() {
        open(looks()[0], 4);
        keyClick(Qt.Key_Escape);
        compare(window.page, 0);
    }
    function test_everyControlCanBeReachedByTab_data() { return looks(); }
    function test_everyControlCanBeReachedByTab(look) {
        open(look, 5);
        const seen = [];
        for (let i = 0; i < 60; ++i) {
            keyClick(Qt.Key_Tab);
            const name = window.activeFocusItem?.Accessible.name ?? "";
            if (name !== "")
                seen.push(name);
        }
        for (const name of [t("Ngôn ngữ: English", "Language: English"), t("Âm thanh", "Sound"), t("Quét", "Scan"), t("Trực tuyến", "Online")])
            verify(seen.indexOf(name) >= 0, name + " is not among " + seen.join(" | "));
    }
    function test_turningTheScreenKeepsThePage() {
        open(looks()[0], 2);
        window.width = 800;
        window.height = 1280;
        settle();
        verify(!window.wide);
        compare(window.page, 2);
        compare(Probe.faults(root()), []);
    }
    function test_smallestWindowCutsNothing_data() {
        return [0, 1, 2, 3, 4, 5, 6, 7].map(page => ({ tag: "page " + page, page: page, language: "vi", width: 520, height: 800 }));
    }
    function test_smallestWindowCutsNothing(look) {
        open(look, look.page);
        compare(Probe.faults(root()), []);
    }
}
