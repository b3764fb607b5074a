// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What was seen and said of a line, or of goods that belong to none; each can be taken back with a reason.
ColumnLayout {
    id: entries

    required property var app

    readonly property var consignment: app.consignment
    readonly property var line: consignment.current
    readonly property var all: line.entries ?? []
    property real asked: 0 ///< number of the entry that is to be taken back
    readonly property var taken: all.find(one => one.number === asked && !one.withdrawn)

    spacing: Theme.s

    SectionHeader {
        text: qsTr("What was seen and said")
        count: entries.all.length
        Layout.fillWidth: true
    }
    AppText {
        text: entries.taken?.text ?? ""
        kind: AppText.Strong
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        visible: text !== ""
        Layout.fillWidth: true
    }
    // Outside of the list, which is made anew with each scan.
    ReasonPick {
        action: qsTr("Withdraw it")
        reasons: [qsTr("Counted by mistake"), qsTr("Counted twice"), qsTr("Not goods of this consignment")]
        visible: entries.taken !== undefined && entries.consignment.running
        Layout.fillWidth: true
        onGiven: why => {
            entries.consignment.withdraw(entries.asked, why);
            entries.asked = 0;
        }
    }
    Repeater {
        model: entries.all

        RowLayout {
            id: entry

            required property var modelData

            spacing: Theme.s
            Layout.fillWidth: true

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                AppText {
                    text: entry.modelData.text
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    font.strikeout: entry.modelData.withdrawn
                    Layout.fillWidth: true
                }
                AppText {
                    text: entry.modelData.withdrawn ? qsTr("%1 · withdrawn").arg(entry.modelData.time) : entry.modelData.time
                    kind: AppText.Caption
                    muted: true
                    Layout.fillWidth: true
                }
            }
            IconButton {
                text: qsTr("Withdraw: %1").arg(entry.modelData.text)
                iconName: "clear"
                visible: !entry.modelData.withdrawn && entries.consignment.running
                onClicked: entries.asked = entry.modelData.number
            }
        }
    }
}
