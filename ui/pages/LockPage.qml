// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Nqi.Controls

/// Over everything while the device is locked: nothing of its data is shown, nothing but its key is asked for.
T.Popup {
    id: page

    required property var app

    readonly property var lock: app.lock

    function submit() {
        const typed = secret.text;
        secret.text = "";
        lock.unlock(typed);
    }

    visible: lock.locked
    modal: true
    focus: true
    dim: false
    padding: 0
    z: 1000
    width: parent?.width ?? 0
    height: parent?.height ?? 0
    closePolicy: T.Popup.NoAutoClose
    onOpened: secret.takeFocus()

    background: Rectangle {
        color: Theme.colors.background
    }
    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("This device is locked")

        ColumnLayout {
            anchors.centerIn: parent
            width: Math.min(460, parent.width - 2 * Theme.xl)
            spacing: Theme.l

            Image {
                source: "qrc:/nqi/nqi-inspector.svg"
                sourceSize: Qt.size(144, 144)
                Layout.preferredWidth: 72
                Layout.preferredHeight: 72
                Layout.alignment: Qt.AlignHCenter
            }
            AppText {
                text: qsTr("This device is locked")
                kind: AppText.Headline
                horizontalAlignment: Text.AlignHCenter
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
            }
            AppText {
                text: page.lock.revoked ? qsTr("The hub has revoked this device. Nothing was deleted: what was recorded is sealed, and your administrator has the code.") : page.lock.byPassphrase ? qsTr("What was recorded is sealed and goes on being sent. Type the passphrase to work on.") : qsTr("The keychain of this computer did not open the data. Type the recovery code that was written down.")
                muted: true
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            Field {
                id: secret

                label: page.lock.byPassphrase ? qsTr("Passphrase, or the recovery code") : qsTr("Recovery code")
                iconName: "lock"
                echoMode: shown.checked ? TextInput.Normal : TextInput.Password
                inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
                enabled: !page.lock.busy && page.lock.waitSeconds === 0
                maximumLength: 256
                Layout.fillWidth: true
                onAccepted: page.submit()
            }
            Toggle {
                id: shown

                text: qsTr("Show what I type")
                Layout.fillWidth: true
            }
            Banner {
                level: "error"
                text: page.lock.message
                visible: text !== ""
                Layout.fillWidth: true
            }
            AppButton {
                text: page.lock.busy ? qsTr("Checking…") : page.lock.waitSeconds > 0 ? qsTr("Wait %1 s").arg(page.lock.waitSeconds) : qsTr("Unlock")
                kind: AppButton.Primary
                enabled: secret.length > 0 && secret.enabled
                Layout.fillWidth: true
                onClicked: page.submit()
            }
        }
    }
}
