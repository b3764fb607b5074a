// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Nqi.Controls

/// The first start: language, who inspects, the hub, protection. Each step can be left out and is in the settings later.
T.Popup {
    id: page
    objectName: "welcome"

    required property var app
    property int step: 0

    readonly property int last: 3

    /// What guards the data shall be chosen.
    signal protectionAsked(string guard)
    signal helpAsked()

    function next() {
        if (step < last)
            ++step;
        else
            app.settings.welcomed = true;
    }

    visible: !app.settings.welcomed && !app.lock.locked
    modal: true
    focus: true
    dim: false
    padding: 0
    width: parent?.width ?? 0
    height: parent?.height ?? 0
    closePolicy: T.Popup.NoAutoClose

    background: Rectangle {
        color: Theme.colors.background
    }
    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Welcome")

        ScrollPage {
            anchors.fill: parent
            anchors.bottomMargin: foot.height + 2 * Theme.l
            columnWidth: 620

            Image {
                source: "qrc:/nqi/nqi-inspector.svg"
                sourceSize: Qt.size(144, 144)
                Layout.preferredWidth: 72
                Layout.preferredHeight: 72
                Layout.topMargin: Theme.xl
                Layout.alignment: Qt.AlignHCenter
            }
            AppText {
                text: [qsTr("Welcome to NQI Inspector"), qsTr("Who inspects?"), qsTr("Enrol at a hub"), qsTr("Protect the data")][page.step]
                kind: AppText.Headline
                horizontalAlignment: Text.AlignHCenter
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
            }
            AppText {
                text: [qsTr("Point the camera at a code and read what the national records say about the goods. It works without a network and never loses what you record."), qsTr("Written into every finding. It can be changed at any time."), qsTr("The hub sends national data and receives findings. Your administrator gives you an invitation, or a one-time code with the address of the hub."), qsTr("A device can be lost. With a passphrase nobody reads what is on it, and it locks itself when nobody touches it.")][page.step]
                muted: true
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            Choice {
                label: qsTr("Language")
                texts: ["Tiếng Việt", "English"]
                values: ["vi", "en"]
                current: page.app.settings.language
                visible: page.step === 0
                Layout.fillWidth: true
                onChosen: value => page.app.settings.language = value
            }
            Banner {
                level: "warning"
                iconName: "sample"
                title: qsTr("SAMPLE DATA")
                text: qsTr("Sample data made for demonstration. Nothing here describes a real product or firm.")
                visible: page.step === 0 && page.app.demo
                Layout.fillWidth: true
            }
            TryDemo {
                app: page.app
                visible: page.step === 0 && possible
                Layout.fillWidth: true
            }
            WelcomePerson {
                app: page.app
                visible: page.step === 1
                Layout.fillWidth: true
            }
            WelcomeEnrol {
                app: page.app
                visible: page.step === 2
                Layout.fillWidth: true
            }
            Banner {
                level: page.app.lock.guarded ? "success" : "warning"
                text: page.app.lock.protectionText
                visible: page.step === 3
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Set a passphrase")
                iconName: "lock"
                visible: page.step === 3 && !page.app.lock.guarded
                Layout.fillWidth: true
                onClicked: page.protectionAsked("passphrase")
            }
            AppButton {
                text: qsTr("Use the keychain")
                visible: page.step === 3 && !page.app.lock.guarded && page.app.lock.keychainThere
                Layout.fillWidth: true
                onClicked: page.protectionAsked("keychain")
            }
        }
        // In the guide: what lies under it gets no keys.
        ActionKey {
            id: helpKey

            command: "help"
            enabled: page.visible
            onActivated: page.helpAsked()
        }
        IconButton {
            x: Theme.leftHanded ? Theme.s : parent.width - width - Theme.s
            y: Theme.s
            text: qsTr("Help")
            iconName: "help"
            keys: helpKey.table.shown(helpKey.command)
            onClicked: page.helpAsked()
        }
        RowLayout {
            id: foot

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.l
            width: Math.min(620, parent.width - 2 * Theme.l)
            spacing: Theme.m
            layoutDirection: Theme.direction

            AppButton {
                text: qsTr("Back")
                enabled: page.step > 0
                onClicked: --page.step
            }
            AppText {
                text: qsTr("%1 of %2").arg(page.step + 1).arg(page.last + 1)
                muted: true
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            AppButton {
                text: page.step < page.last ? qsTr("Next") : qsTr("Begin")
                kind: AppButton.Primary
                onClicked: page.next()
            }
        }
    }
}
