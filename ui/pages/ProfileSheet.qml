// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What a profile would change, before it does.
Sheet {
    id: sheet

    required property var app

    readonly property var profile: app.profile
    readonly property bool good: profile.problems.length === 0
    readonly property bool wanted: profile.open && !app.lock.locked

    title: profile.name !== "" ? qsTr("Profile: %1").arg(profile.name) : qsTr("Profile of settings")
    onWantedChanged: wanted ? open() : close()
    Component.onCompleted: if (wanted) open()
    onClosed: if (profile.open && !app.lock.locked) profile.close()

    footer: [
        Item {
            Layout.fillWidth: true
        },
        AppButton {
            text: sheet.good && sheet.profile.changes.length > 0 ? qsTr("Cancel") : qsTr("Close")
            onClicked: sheet.close()
        },
        AppButton {
            text: qsTr("Take over")
            kind: AppButton.Primary
            visible: sheet.good && sheet.profile.changes.length > 0
            onClicked: sheet.profile.take()
        }
    ]

    Banner {
        level: "error"
        title: qsTr("This profile cannot be taken over")
        text: sheet.profile.problems.join("\n")
        visible: !sheet.good
        Layout.fillWidth: true
    }
    AppText {
        text: sheet.profile.changes.length > 0 ? qsTr("These settings change. All others stay as they are.") : qsTr("Every setting of this profile is set like this already.")
        visible: sheet.good
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.profile.changes

        KeyValue {
            required property var modelData

            label: modelData.title
            value: qsTr("%1 → %2").arg(modelData.before).arg(modelData.after)
            Layout.fillWidth: true
        }
    }
}
