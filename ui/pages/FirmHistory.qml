// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What is known of the establishment before its door is opened: measures, findings and minutes of this device, alerts.
Card {
    id: card

    required property var firm

    signal findingAsked(string id) ///< or minutes
    signal recordAsked(string kind, string recordId)

    visible: firm.named
    spacing: Theme.s
    Component.onCompleted: firm.look()

    SectionHeader {
        text: qsTr("Known of this firm")
        iconName: "findings"
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Findings, minutes and measures are those of this device alone: it does not know what others found.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
    ProgressLine {
        text: qsTr("Looking for what is known of this firm")
        visible: card.firm.loading
        Layout.fillWidth: true
    }
    Banner {
        level: "error"
        text: card.firm.errorText
        visible: text !== ""
        actionText: qsTr("Try again")
        Layout.fillWidth: true
        onAction: card.firm.refresh()
    }
    AppText {
        text: qsTr("Measures ordered there before")
        kind: AppText.Strong
        visible: card.firm.measures.length > 0
        Layout.fillWidth: true
        Accessible.role: Accessible.Heading
    }
    RecordRows {
        rows: card.firm.measures
        visible: rows.length > 0
        Layout.fillWidth: true
        onOpened: (kind, recordId) => card.findingAsked(recordId)
    }
    AppText {
        text: qsTr("Whether a measure was lifted since is not known here.")
        kind: AppText.Caption
        muted: true
        visible: card.firm.measures.length > 0
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Found there before")
        kind: AppText.Strong
        visible: card.firm.rows.length > 0
        Layout.fillWidth: true
        Accessible.role: Accessible.Heading
    }
    RecordRows {
        rows: card.firm.rows
        visible: rows.length > 0
        Layout.fillWidth: true
        onOpened: (kind, recordId) => card.findingAsked(recordId)
    }
    AppText {
        text: card.firm.text
        muted: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("Alerts that name its products")
        kind: AppText.Strong
        visible: card.firm.alerts.length > 0
        Layout.fillWidth: true
        Accessible.role: Accessible.Heading
    }
    RecordRows {
        rows: card.firm.alerts
        visible: rows.length > 0
        Layout.fillWidth: true
        onOpened: (kind, recordId) => card.recordAsked(kind, recordId)
    }
    AppText {
        text: card.firm.alertsText
        muted: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Show the firm in the national data")
        iconName: "search"
        visible: card.firm.companyId !== ""
        Layout.alignment: Qt.AlignLeft
        onClicked: card.recordAsked("company", card.firm.companyId)
    }
}
