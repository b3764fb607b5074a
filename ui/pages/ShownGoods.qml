// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What the item on the result page is to the open inspection: none of the goods met yet, or recorded with another
/// outcome. A person decides what the minutes say.
ColumnLayout {
    id: notice

    required property var inspection

    readonly property var shown: inspection.shown

    readonly property bool canJoin: shown.canJoin ?? false
    readonly property string now: shown.now ?? ""

    visible: canJoin || now !== ""
    spacing: Theme.m

    Banner {
        level: "info"
        text: qsTr("Not among the goods met in the open inspection.")
        actionText: qsTr("Add to the goods met")
        visible: notice.canJoin
        Layout.fillWidth: true
        onAction: notice.inspection.addShown()
    }
    Banner {
        level: "warning"
        title: notice.now
        text: qsTr("The goods met keep what is recorded until you record another outcome.")
        actionText: notice.shown.canTake ? qsTr("Record what is judged now") : ""
        visible: notice.now !== ""
        Layout.fillWidth: true
        onAction: notice.inspection.takeOutcome(notice.shown.row)
    }
}
