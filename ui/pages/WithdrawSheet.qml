// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Asked before what was begun is given up.
Sheet {
    id: sheet

    required property var inspection

    readonly property bool revision: (inspection.fields.revision ?? 1) > 1

    title: revision ? qsTr("Give up this revision?") : qsTr("Discard this draft?")

    AppText {
        text: sheet.revision ? qsTr("The minutes stay as they were signed. What was changed since is no longer shown.") : qsTr("The inspection leaves the list and cannot be gone on with. Findings that were recorded stay.")
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("This device's log says who gave it up and when.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    footer: [
        AppButton {
            text: qsTr("Go on with it")
            onClicked: sheet.close()
        },
        Item { Layout.fillWidth: true },
        AppButton {
            text: sheet.revision ? qsTr("Give up") : qsTr("Discard")
            iconName: "remove"
            enabled: !sheet.inspection.busy
            onClicked: {
                sheet.close();
                sheet.inspection.withdraw();
            }
        }
    ]
}
