// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What the inspector chooses. Every change is kept at once.
FocusScope {
    id: page

    required property var app
    property bool wide: true

    readonly property var settings: app.settings
    readonly property bool asked: app.invitation.asking ///< whether the device shall go to another hub: perhaps not

    /// What guards the data shall be changed.
    signal protectionAsked(string guard)
    signal scannerAsked()

    onAskedChanged: if (!asked) hub.text = Qt.binding(() => page.settings.hubAddress)

    ScrollPage {
        anchors.fill: parent

        Banner {
            level: "error"
            text: page.settings.message
            visible: text !== ""
            Layout.fillWidth: true
        }
        DisplaySettings {
            settings: page.settings
            Layout.fillWidth: true
        }
        Card {
            Layout.fillWidth: true

            SectionHeader {
                text: qsTr("Inspector")
                iconName: "person"
                Layout.fillWidth: true
            }
            Field {
                label: qsTr("Name or card number")
                helper: qsTr("Written into every finding.")
                text: page.settings.inspector
                Layout.fillWidth: true
                onFinished: page.settings.inspector = text.trim()
            }
            Field {
                label: qsTr("Usual place")
                helper: qsTr("Filled in for you when you record a finding.")
                text: page.settings.place
                Layout.fillWidth: true
                onFinished: page.settings.place = text.trim()
            }
        }
        ScanSettings {
            app: page.app
            wide: page.wide
            Layout.fillWidth: true
            onScannerAsked: page.scannerAsked()
        }
        Card {
            Layout.fillWidth: true

            SectionHeader {
                text: qsTr("Hub")
                iconName: "hub"
                Layout.fillWidth: true
            }
            Field {
                id: hub

                label: page.settings.hubName === "" ? qsTr("Address of the hub") : qsTr("Address of the hub: %1").arg(page.settings.hubName)
                placeholder: "https://hub.example.gov.vn"
                helper: qsTr("Where data comes from and findings go. The app works without it.")
                iconName: "link"
                text: page.settings.hubAddress
                inputMethodHints: Qt.ImhUrlCharactersOnly
                Layout.fillWidth: true
                onFinished: page.app.chooseHub(text)
            }
            Field {
                id: invitation

                label: qsTr("Invitation, or one-time code")
                helper: qsTr("From your administrator: scan it on the scan page, or put its text here.")
                inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
                Layout.fillWidth: true
                onAccepted: enrolButton.clicked()
            }
            AppButton {
                id: enrolButton

                text: qsTr("Enrol this device")
                iconName: "hub"
                enabled: invitation.length > 0 && !page.app.sync.busy
                onClicked: {
                    page.app.invitation.submit(invitation.text);
                    invitation.text = "";
                }
            }
            Banner {
                level: page.app.sync.messageLevel
                text: page.app.sync.message
                visible: text !== ""
                Layout.fillWidth: true
            }
        }
        AgencySettings {
            app: page.app
            Layout.fillWidth: true
        }
        NoticeSettings {
            settings: page.settings
            Layout.fillWidth: true
        }
        ProtectionSettings {
            app: page.app
            Layout.fillWidth: true
            onChangeAsked: guard => page.protectionAsked(guard)
        }
        AboutCard {
            app: page.app
            wide: page.wide
            Layout.fillWidth: true
        }
    }
}
