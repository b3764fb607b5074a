// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Tests of the inspection's page.
PageCase {
    function openStep(look, step) {
        open(look, 7);
        app.inspection.step = step;
        app.inspection.open = true;
        settle();
    }
    /// Brings a control of the step into view, as the keyboard does.
    function reach(name) {
        const item = find(name);
        item.forceActiveFocus();
        settle();
        return item;
    }
    function press(name) {
        mouseClick(reach(name));
    }
    function called(call) {
        return app.calls.indexOf(call) >= 0;
    }
}
