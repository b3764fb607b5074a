// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Changes what guards the data; then shows the recovery code, once.
Sheet {
    id: sheet

    required property var app
    property string guard: "passphrase"

    readonly property var lock: app.lock
    readonly property bool done: lock.recoveryCode !== ""
    readonly property bool same: first.text === second.text

    function begin(wanted: string) {
        guard = wanted;
        for (const field of [current, first, second])
            field.text = "";
        open();
        (lock.byPassphrase ? current : first).takeFocus();
    }
    function submit() {
        if (guard === "passphrase")
            lock.protect(current.text, first.text);
        else if (guard === "keychain")
            lock.protectByKeychain(current.text);
        else
            lock.unprotect(current.text);
    }

    title: guard === "passphrase" ? qsTr("Passphrase of this device") : guard === "keychain" ? qsTr("Use the keychain") : qsTr("Remove the protection")
    closePolicy: done || lock.busy ? Sheet.NoAutoClose : Sheet.CloseOnEscape
    onClosed: lock.forgetRecoveryCode()

    footer: AppButton {
        text: sheet.done ? qsTr("I have written it down") : sheet.lock.busy ? qsTr("Checking…") : qsTr("Apply")
        kind: AppButton.Primary
        enabled: sheet.done || (!sheet.lock.busy && sheet.lock.waitSeconds === 0 && (!sheet.lock.byPassphrase || current.length > 0) && (sheet.guard !== "passphrase" || (sheet.same && first.length >= 6)))
        Layout.fillWidth: true
        onClicked: sheet.done ? sheet.close() : sheet.submit()
    }

    Banner {
        level: "error"
        text: sheet.lock.message
        visible: text !== "" && !sheet.done
        Layout.fillWidth: true
    }
    Field {
        id: current

        label: qsTr("Current passphrase, or the recovery code")
        echoMode: TextInput.Password
        maximumLength: 256
        visible: sheet.lock.byPassphrase && !sheet.done
        Layout.fillWidth: true
    }
    Field {
        id: first

        label: qsTr("New passphrase")
        helper: qsTr("At least six characters. Several words are better than a number.")
        echoMode: TextInput.Password
        maximumLength: 256
        visible: sheet.guard === "passphrase" && !sheet.done
        Layout.fillWidth: true
    }
    Field {
        id: second

        label: qsTr("New passphrase once more")
        helper: sheet.same || length === 0 ? "" : qsTr("The two are not the same.")
        echoMode: TextInput.Password
        maximumLength: 256
        visible: first.visible
        Layout.fillWidth: true
    }
    AppText {
        text: sheet.guard === "none" ? qsTr("Whoever can use this computer can then read what was recorded.") : qsTr("A recovery code is shown next. Without it and without what guards the data, nobody can read what was not sent.")
        muted: true
        visible: !sheet.done
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Recovery code: write it on paper now and keep it away from this device. It is shown only once.")
        visible: sheet.done
        Layout.fillWidth: true
    }
    AppText {
        text: sheet.lock.recoveryCode
        kind: AppText.Headline
        visible: sheet.done
        Accessible.name: qsTr("Recovery code: %1").arg(text)
        Layout.fillWidth: true
    }
}
