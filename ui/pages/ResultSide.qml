// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The item itself: what the records and the code say, and what the inspector reads on the label.
ColumnLayout {
    id: side

    required property var app

    readonly property var result: app.result
    readonly property bool border: app.settings.role === "border" ///< papers and origin first

    signal recordedAsked(string id) ///< a finding or minutes of this device

    spacing: Theme.l

    MetCard {
        result: side.result
        visible: side.border
        Layout.fillWidth: true
    }
    StepsCard {
        result: side.result
        inspection: side.app.inspection
        Layout.fillWidth: true
    }
    LabelCard {
        result: side.result
        Layout.fillWidth: true
    }
    GuideCard {
        rows: side.app.guide.rows
        Layout.fillWidth: true
    }
    LabCard {
        result: side.result
        Layout.fillWidth: true
    }
    MetCard {
        result: side.result
        visible: !side.border
        Layout.fillWidth: true
    }
    TierCard {
        result: side.result
        Layout.fillWidth: true
    }
    ScoreCard {
        result: side.result
        Layout.fillWidth: true
    }
    CustodyCard {
        result: side.result
        Layout.fillWidth: true
    }
    HistoryCard {
        rows: side.app.history.rows
        text: side.app.history.text
        Layout.fillWidth: true
        onFindingAsked: id => side.recordedAsked(id)
    }
    Card {
        visible: side.result.fields.length > 0
        Layout.fillWidth: true

        SectionHeader {
            text: qsTr("Product")
            iconName: "package"
            Layout.fillWidth: true
        }
        Repeater {
            model: side.result.fields

            KeyValue {
                required property var modelData

                label: modelData.label
                value: modelData.value
                Layout.fillWidth: true
            }
        }
    }
    Card {
        Layout.fillWidth: true

        SectionHeader {
            text: qsTr("What the code says")
            iconName: "code"
            Layout.fillWidth: true
        }
        AppText {
            text: side.result.codeText
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            visible: text !== ""
            Layout.fillWidth: true
        }
        Rectangle {
            implicitHeight: raw.implicitHeight + 2 * Theme.m
            radius: Theme.radiusSmall
            color: Theme.colors.sunken
            visible: raw.text !== ""
            Layout.fillWidth: true

            TextEdit {
                id: raw

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.margins: Theme.m
                text: side.result.rawText
                textFormat: TextEdit.PlainText
                readOnly: true
                selectByMouse: true
                wrapMode: TextEdit.WrapAnywhere
                font.pixelSize: Theme.caption
                color: Theme.colors.text
                selectionColor: Theme.colors.primary
                selectedTextColor: Theme.colors.primaryText
                Accessible.name: qsTr("Code as read: %1").arg(text)
            }
        }
    }
}
