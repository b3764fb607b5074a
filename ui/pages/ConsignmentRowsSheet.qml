// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// All rows of the packing list that need a look, and those that were left out.
Sheet {
    id: sheet

    required property var app

    readonly property var problems: opened ? app.consignment.problems : []

    title: qsTr("Rows of the list that need a look")
    widest: 760

    ListView {
        id: rows

        model: sheet.problems
        clip: true
        spacing: Theme.s
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: AppScrollBar {}
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(160, Math.round(sheet.room * 0.6))
        Accessible.role: Accessible.List
        Accessible.name: sheet.title

        delegate: AppText {
            required property string modelData

            text: modelData
            width: rows.width - Theme.l
        }
    }
}
