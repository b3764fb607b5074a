// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Nqi.Controls

TestCase {
    name: "Theme"

    function channel(value) {
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    function luminance(color) {
        return 0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b);
    }
    function contrast(one, other) {
        const a = luminance(one);
        const b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }
    function pairs(colors, least) {
        const all = [];
        for (const ground of ["background", "surface", "sunken", "tint"]) {
            for (const ink of ["text", "muted", "disabled", "primary"])
                all.push([ink + " on " + ground, colors[ink], colors[ground], least]);
            all.push(["border on " + ground, colors.border, colors[ground], 3.0]);
        }
        all.push(["primaryText on primary", colors.primaryText, colors.primary, least]);
        all.push(["primaryText on primaryDown", colors.primaryText, colors.primaryDown, least]);
        all.push(["tintText on tint", colors.tintText, colors.tint, least]);
        all.push(["background on text (tip)", colors.background, colors.text, least]);
        for (const name of Theme.levels) {
            const level = colors[name];
            for (const ground of ["background", "surface", "sunken"])
                all.push([name + " on " + ground, level.text, colors[ground], least]);
            all.push([name + " text on container", level.text, level.container, least]);
            all.push([name + " containerText on container", level.containerText, level.container, least]);
            all.push([name + " solidText on solid", level.solidText, level.solid, least]);
        }
        return all;
    }

    function test_everyPairIsReadable_data() {
        return [{ tag: "light", colors: Theme.light, least: 4.5 }, { tag: "dark", colors: Theme.night, least: 4.5 }, { tag: "sunlight", colors: Theme.sun, least: 7 }];
    }
    function test_everyPairIsReadable(data) {
        for (const [what, ink, ground, least] of pairs(data.colors, data.least)) {
            const found = contrast(ink, ground);
            verify(found >= least, what + ": " + found.toFixed(2) + " < " + least);
        }
    }
    function test_sunlightIsBlackOnWhiteWithStrongerEdges() {
        compare(Theme.sun.text, Qt.color("#000000"));
        compare(Theme.sun.background, Qt.color("#ffffff"));
        compare(Theme.outline, 1);
        Theme.sunlight = true;
        verify(Theme.colors === Theme.sun);
        verify(Theme.outline > 1);
        Theme.sunlight = false;
        for (const name of Theme.levels)
            verify(contrast(Theme.sun[name].line, Theme.sun.background) >= 7, name);
    }
    function test_contrastItselfIsRight() {
        fuzzyCompare(contrast(Qt.color("#ffffff"), Qt.color("#000000")), 21, 0.01);
        fuzzyCompare(contrast(Qt.color("#777777"), Qt.color("#ffffff")), 4.48, 0.01);
    }
    function test_levelsDifferInMoreThanColour() {
        const icons = new Set(Theme.levels.map(name => Theme.levelIcon(name)));
        compare(icons.size, Theme.levels.length);
    }
}
