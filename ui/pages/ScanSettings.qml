// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Camera, sound, keyboard scanner.
Card {
    id: card

    required property var app
    property bool wide: true

    signal scannerAsked()

    readonly property var cameras: app.scan.cameras
    readonly property var settings: app.settings

    SectionHeader {
        text: qsTr("Scanning")
        iconName: "scan"
        Layout.fillWidth: true
    }
    Choice {
        label: qsTr("Camera")
        texts: card.cameras.map(camera => camera.name)
        values: card.cameras.map(camera => camera.id)
        current: card.cameras.length > 0 ? card.app.scan.cameraLike(card.settings.cameraId, card.settings.cameraName) : ""
        visible: card.cameras.length > 0
        Layout.fillWidth: true
        onChosen: value => {
            card.settings.cameraId = value;
            card.settings.cameraName = card.cameras.find(camera => camera.id === value).name;
        }
    }
    AppText {
        text: qsTr("No camera is connected. It appears here as soon as it is plugged in.")
        muted: true
        visible: card.cameras.length === 0
        Layout.fillWidth: true
    }
    Toggle {
        text: qsTr("Sound")
        helper: qsTr("A tone for each item: low when it needs attention.")
        checked: card.settings.sound
        Layout.fillWidth: true
        onToggled: card.settings.sound = checked
    }
    Toggle {
        text: qsTr("Vibration")
        helper: qsTr("One short pulse when all agrees, two for attention, three long ones for signs of violation.")
        checked: card.settings.vibration
        visible: card.app.haptics.available
        Layout.fillWidth: true
        onToggled: {
            card.settings.vibration = checked;
            if (checked)
                card.app.haptics.play("good");
        }
    }
    Toggle {
        text: qsTr("Keyboard scanner")
        helper: qsTr("Takes fast bursts of keys as a scanned code, on every page.")
        checked: card.settings.wedge
        Layout.fillWidth: true
        onToggled: card.settings.wedge = checked
    }
    AppButton {
        text: qsTr("Set up a hand scanner")
        iconName: "keyboard"
        onClicked: card.scannerAsked()
    }
}
