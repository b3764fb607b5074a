// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Undo"

    function test_aClearedListComesBack() {
        open(looks()[2], 0);
        click("Clear list");
        compare(lastCall(), "clear");
        tryVerify(() => isShown("The list was cleared"));
        click("Undo");
        compare(lastCall(), "restore");
        verify(!isShown("The list was cleared"));
    }
    function test_whateverIsOfferedIsTakenByOneKey() {
        open(looks()[2], 0);
        keyClick("z", Qt.ControlModifier);
        verify(app.calls.indexOf("restore") < 0, "nothing is offered");
        keyClick(Qt.Key_Delete, Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => isShown("The list was cleared"));
        keyClick("z", Qt.ControlModifier);
        compare(lastCall(), "restore");
        verify(!isShown("The list was cleared"));
        app.news.count = 2;
        app.news.dismiss();
        keyClick("z", Qt.ControlModifier);
        compare(lastCall(), "news.bringBack");
        window.page = 5;
        app.profile.take();
        settle();
        keyClick("z", Qt.ControlModifier);
        compare(lastCall(), "profile.undo");
    }
    function test_inATextTheKeyEditsTheText() {
        open(looks()[2], 3);
        const field = find("Search the national data");
        mouseClick(field);
        type("ab");
        app.news.count = 2;
        app.news.dismiss();
        settle();
        keyClick("z", Qt.ControlModifier);
        verify(app.calls.indexOf("news.bringBack") < 0);
        verify(field.text !== "ab");
    }
    function test_itIsNotOfferedOverALock() {
        open(looks()[2], 0);
        click("Clear list");
        tryVerify(() => isShown("Undo"));
        app.lock.lock();
        settle();
        verify(!isShown("Undo"));
        app.lock.locked = false;
        tryVerify(() => isShown("The list was cleared"));
        click("Undo");
        compare(lastCall(), "restore");
    }
    function test_whatWasPutAsideBeforeIsOfferedNext() {
        open(looks()[2], 0);
        click("Clear list");
        app.news.count = 2;
        app.news.dismiss();
        app.deadlines.count = 2;
        app.deadlines.dismiss();
        tryVerify(() => isShown("The deadlines were put away"));
        mouseClick(find("The deadlines were put away"), 8, 8); // beside its button
        tryVerify(() => isShown("The new alerts were put away"));
        verify(!isShown("The deadlines were put away"));
        keyClick("z", Qt.ControlModifier);
        compare(lastCall(), "news.bringBack");
        tryVerify(() => isShown("The list was cleared"));
        keyClick("z", Qt.ControlModifier);
        compare(lastCall(), "restore");
        verify(!isShown("The list was cleared"));
        verify(app.calls.indexOf("deadlines.bringBack") < 0);
    }
}
