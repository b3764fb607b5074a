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

    spacing: Theme.l

    StepsCard {
        result: side.result
        Layout.fillWidth: true
    }
    LabelCard {
        result: side.result
        Layout.fillWidth: true
    }
    LabCard {
        result: side.result
        Layout.fillWidth: true
    }
    Card {
        Layout.fillWidth: true

        Choice {
            label: qsTr("Where it was met")
            texts: [qsTr("Market"), qsTr("Border"), qsTr("Online")]
            values: ["market", "border", "online"]
            current: side.result.mode
            Layout.fillWidth: true
            onChosen: value => side.result.mode = value
        }
        Field {
            label: qsTr("Address of the listing")
            placeholder: "https://…"
            text: side.result.listingUrl
            visible: side.result.mode === "online"
            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
            Layout.fillWidth: true
            onFinished: side.result.listingUrl = text
        }
        Field {
            label: qsTr("Customs declaration")
            placeholder: qsTr("Number in the papers of the goods")
            text: side.result.declaration
            inputMethodHints: Qt.ImhNoPredictiveText
            Layout.fillWidth: true
            onFinished: side.result.declaration = text
        }
        Field {
            label: qsTr("Line of the declaration")
            placeholder: qsTr("Any line")
            text: side.result.declarationLine > 0 ? String(side.result.declarationLine) : ""
            visible: side.result.declaration !== ""
            maximumLength: 5
            inputMethodHints: Qt.ImhDigitsOnly
            Layout.fillWidth: true
            onFinished: side.result.declarationLine = Number(text) || 0
        }
        Field {
            label: qsTr("Country in the certificate of origin")
            placeholder: qsTr("Two letters, for example VN")
            text: side.result.certificateOrigin
            maximumLength: 2
            inputMethodHints: Qt.ImhUppercaseOnly | Qt.ImhNoPredictiveText | Qt.ImhLatinOnly
            Layout.fillWidth: true
            onFinished: side.result.certificateOrigin = text.toUpperCase()
        }
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
