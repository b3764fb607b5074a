// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// A scanner at a serial port: which port, how fast, and how it is with it.
ColumnLayout {
    id: card

    required property var scanner

    readonly property list<int> speeds: [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200]

    spacing: Theme.m

    SectionHeader {
        text: qsTr("Scanner at a serial port")
        iconName: "link"
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("No serial port is there. A scanner that is set to “USB COM” or “virtual COM” appears here when it is plugged in; no keyboard layout or input method can change what it sends.")
        muted: true
        visible: card.scanner.ports.length === 0
        Layout.fillWidth: true
    }
    PickField {
        label: qsTr("Port")
        options: [{ value: "", text: qsTr("None") }].concat(card.scanner.ports)
        current: card.scanner.port
        visible: card.scanner.ports.length > 0
        Layout.fillWidth: true
        onPicked: value => card.scanner.choosePort(value)
    }
    PickField {
        label: qsTr("Speed (baud)")
        options: card.speeds.map(speed => ({ value: String(speed), text: String(speed) }))
        current: String(card.scanner.speed)
        visible: card.scanner.port !== ""
        Layout.fillWidth: true
        onPicked: value => card.scanner.chooseSpeed(Number(value))
    }
    Banner {
        level: card.scanner.portState.level ?? "info"
        text: card.scanner.portState.text ?? ""
        visible: text !== ""
        Layout.fillWidth: true
    }
}
