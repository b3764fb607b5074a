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
    function test_itIsNotOfferedOverALock() {
        open(looks()[2], 0);
        click("Clear list");
        tryVerify(() => isShown("Undo"));
        app.lock.lock();
        settle();
        verify(!isShown("Undo"));
    }
}
