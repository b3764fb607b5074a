// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "ScannerSheet"

    function openSheet(look, scene) {
        open(look, 5, scene);
        const button = find(t("Chỉnh máy đọc cầm tay", "Set up a hand scanner"));
        button.forceActiveFocus();
        settle();
        click(t("Chỉnh máy đọc cầm tay", "Set up a hand scanner"));
        tryVerify(() => lastCall() === "scanner begin");
        settle();
    }
    function line() {
        return find(t("Quét vào dòng này", "Scan into this line"));
    }

    function test_aScanGoesIntoTheLineAndIsEmptiedWhenItIsOver_data() { return looks(); }
    function test_aScanGoesIntoTheLineAndIsEmptiedWhenItIsOver(look) {
        openSheet(look);
        verify(isShown(t("Mã để thử máy đọc", "Code to try the scanner with")));
        verify(line().activeFocus);
        type("91aa");
        compare(line().text, "91aa");
        find(t("Đóng", "Close")).forceActiveFocus(); // a scanner that ends with Tab leaves the line
        app.scanner.judged();
        compare(line().text, "");
        verify(line().activeFocus, "ready for the next scan");
    }
    function test_whatIsWrongIsSaidWithWhatToSet_data() { return looks(); }
    function test_whatIsWrongIsSaidWithWhatToSet(look) {
        openSheet(look, "error");
        verify(isShown(app.scanner.damages[0].title));
        verify(isShown(app.scanner.damages[0].text));
        verify(isShown(app.scanner.damages[1].title));
        verify(isShown(app.scanner.keys.map(key => key.shown).join(" ")), "every key is shown");
        app.scanner.furtherKeys = 12;
        verify(isShown(t("và 12 phím nữa", "and 12 more")));
    }
    function test_aSerialPortIsChosenWithItsSpeed_data() { return looks(); }
    function test_aSerialPortIsChosenWithItsSpeed(look) {
        openSheet(look, "error");
        const port = find(t("Cổng: Honeywell Xenon 1900 (ttyACM0)", "Port: Honeywell Xenon 1900 (ttyACM0)"));
        verify(isShown(app.scanner.portState.text));
        port.forceActiveFocus();
        settle();
        keyClick(Qt.Key_Return);
        tryVerify(() => isShown(t("Cổng: USB Serial (ttyUSB0)", "Port: USB Serial (ttyUSB0)")));
        click(t("Cổng: USB Serial (ttyUSB0)", "Port: USB Serial (ttyUSB0)"));
        compare(lastCall(), "choosePort /dev/ttyUSB0");
        const speed = find(t("Tốc độ (baud): 9600", "Speed (baud): 9600"));
        speed.forceActiveFocus();
        settle();
        keyClick(Qt.Key_Return);
        tryVerify(() => isShown(t("Tốc độ (baud): 115200", "Speed (baud): 115200")));
        find(t("Tốc độ (baud): 115200", "Speed (baud): 115200")).click();
        compare(lastCall(), "chooseSpeed 115200");
        app.scanner.bySerial = true;
        verify(isShown(t("Những gì đã đến, từng byte một", "What arrived, byte by byte")));
    }
    function test_withoutPortsItIsSaidWhatAppearsThere() {
        openSheet(looks()[2]);
        verify(Probe.find(root(), "No serial port is there.", true));
        app.scanner.serialThere = false;
        verify(!Probe.find(root(), "No serial port is there.", true));
    }
    function test_closingEndsTheListening() {
        openSheet(looks()[0]);
        keyClick(Qt.Key_Escape);
        tryVerify(() => lastCall() === "scanner end");
        verify(!isShown("Quét vào dòng này"));
    }
    function test_lockingTheDeviceClosesIt() {
        openSheet(looks()[0]);
        app.lock.lock();
        tryVerify(() => app.calls.includes("scanner end"));
    }
}
