// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What the inspector reads on the label, and what it must show.
Card {
    id: card

    required property var result

    readonly property int answers: result.checklist.filter(row => row.answer !== "").length

    SectionHeader {
        text: qsTr("What the label says")
        iconName: "note"
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Type what is printed on the goods: the checks are made again with it.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    GoodsField {
        result: card.result
        label: qsTr("Responsible firm on the label")
        value: card.result.labelOwner
        Layout.fillWidth: true
        onSaid: text => card.result.labelOwner = text
    }
    CountryField {
        result: card.result
        label: qsTr("Country of origin on the label")
        code: card.result.labelOrigin
        Layout.fillWidth: true
        onPicked: code => card.result.labelOrigin = code
    }
    GoodsField {
        result: card.result
        label: qsTr("Date of production on the label")
        placeholder: qsTr("Day, month, year, as printed")
        value: card.result.labelProduced
        inputMethodHints: Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onSaid: text => card.result.labelProduced = text
    }
    GoodsField {
        result: card.result
        label: qsTr("Expiry date on the label")
        placeholder: qsTr("For example 02/04/2027, or 12 months")
        value: card.result.labelExpires
        inputMethodHints: Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onSaid: text => card.result.labelExpires = text
    }
    GoodsField {
        result: card.result
        label: qsTr("Best before on the label")
        value: card.result.labelBestBefore
        inputMethodHints: Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onSaid: text => card.result.labelBestBefore = text
    }
    GoodsField {
        result: card.result
        label: qsTr("Net quantity on the label")
        placeholder: qsTr("For example 500 g or 6 x 330 ml")
        value: card.result.labelQuantity
        inputMethodHints: Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onSaid: text => card.result.labelQuantity = text
    }
    SectionHeader {
        text: qsTr("Label checklist (%1/%2)").arg(card.answers).arg(card.result.checklist.length)
        visible: card.result.checklist.length > 0
        Layout.fillWidth: true
        Layout.topMargin: Theme.s
    }
    Repeater {
        model: card.result.checklist.length

        LabelCheckRow {
            required property int index

            readonly property var row: card.result.checklist[index] ?? ({})

            text: row.text ?? ""
            basis: row.basis ?? ""
            answer: row.answer ?? ""
            Layout.fillWidth: true
            onAnswered: answer => card.result.markLabel(row.code, answer)
        }
    }
}
