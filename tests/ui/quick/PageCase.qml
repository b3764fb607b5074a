// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Nqi.Mocks
import Nqi.Pages

/// A test case with the whole window on made-up data. Controls are found by what a screen reader says.
TestCase {
    id: testCase

    property MockApp app
    property Main window

    when: windowShown

    Component {
        id: mock

        MockApp {}
    }
    Component {
        id: main

        Main {}
    }

    function looks() {
        const all = [];
        for (const language of ["vi", "en"]) {
            all.push({ tag: language + " 1280x800", language: language, width: 1280, height: 800 });
            all.push({ tag: language + " 800x1280", language: language, width: 800, height: 1280 });
        }
        return all;
    }
    function open(look, page, scene) {
        Probe.speak(testCase, look.language);
        app = createTemporaryObject(mock, testCase, { scene: scene ?? "normal" });
        app.settings.language = look.language;
        window = createTemporaryObject(main, null, { app: app, width: look.width, height: look.height, page: page, audible: false });
        window.requestActivate();
        tryVerify(() => window.active);
        settle();
    }
    /// The whole window: the page, and sheets over it.
    function root() {
        let item = window.contentItem;
        while (item.parent)
            item = item.parent;
        return item;
    }
    function settle() {
        waitForPolish(window, 2000);
        wait(20);
    }
    function init() {
        failOnWarning(/.?/);
    }
    function cleanup() {
        if (window)
            window.destroy();
        window = null;
        wait(0);
    }
    function find(name) {
        const item = Probe.find(root(), name);
        verify(item, "nothing is called “" + name + "” among: " + Probe.names(root()).join(" | "));
        return item;
    }
    function isShown(name) {
        return Probe.find(root(), name) !== null;
    }
    function click(name) {
        mouseClick(find(name));
    }
    function type(text) {
        for (const letter of text)
            keyClick(letter);
    }
    function lastCall() {
        return app.calls[app.calls.length - 1];
    }
    /// A text in the language of the look.
    function t(vietnamese, english) {
        return app.vi ? vietnamese : english;
    }
}
