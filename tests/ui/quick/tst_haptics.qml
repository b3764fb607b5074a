// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "Haptics"

    function test_outcomeIsFelt() {
        open(looks()[1], 5);
        app.scan.itemFound("violation");
        app.scan.itemFound("good");
        compare(app.haptics.felt, ["violation", "good"]);
        click("Rung");
        app.scan.itemFound("attention");
        compare(app.haptics.felt.length, 2, "switched off");
        click("Rung");
        compare(app.haptics.felt[2], "good", "switched on: felt once");
        app.lock.locked = true;
        app.scan.itemFound("attention");
        compare(app.haptics.felt.length, 3, "locked");
    }
    function test_vibrationIsOfferedOnlyWhereThereIsAMotor() {
        open(looks()[1], 5);
        verify(isShown("Rung"));
        app.haptics.available = false;
        settle();
        verify(!isShown("Rung"));
    }
}
