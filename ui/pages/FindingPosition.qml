// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Where the device is, as coordinates of the finding.
RowLayout {
    id: row

    required property var draft

    spacing: Theme.m
    visible: draft.canLocate || draft.position !== ""

    AppText {
        text: {
            if (row.draft.position !== "")
                return qsTr("Coordinates: %1").arg(row.draft.position);
            return row.draft.positionProblem || qsTr("No coordinates");
        }
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    IconButton {
        text: qsTr("Take the coordinates away")
        iconName: "remove"
        visible: row.draft.position !== ""
        enabled: !row.draft.busy
        onClicked: row.draft.dropPosition()
    }
    AppButton {
        text: row.draft.locating ? qsTr("Looking for the position") : qsTr("Where am I")
        iconName: "place"
        visible: row.draft.canLocate
        enabled: !row.draft.locating && !row.draft.busy
        onClicked: row.draft.locate()
    }
}
