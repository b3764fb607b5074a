// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One signed version of minutes.
ColumnLayout {
    id: row

    required property var version
    property bool first: false ///< there is none before it

    signal minutesAsked()

    spacing: Theme.s
    Accessible.role: Accessible.ListItem
    Accessible.name: [version.title, version.stateText, version.signedText].join(". ")

    Rectangle {
        color: Theme.colors.line
        implicitHeight: 1
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.m
        layoutDirection: Theme.direction
        Layout.fillWidth: true

        AppText {
            text: row.version.title
            kind: AppText.Strong
            Layout.fillWidth: true
        }
        LevelChip {
            level: row.version.stateLevel
            text: row.version.stateText
            Layout.maximumWidth: Math.round(row.width * 0.6)
        }
    }
    Repeater {
        model: [
            { label: qsTr("Signed"), value: row.version.signedText },
            { label: qsTr("Reason for the revision"), value: row.version.reason },
            { label: qsTr("Receipt"), value: row.version.receiptText },
            { label: qsTr("Hash begins with"), value: row.version.hashText }
        ].filter(fact => fact.value !== "")

        KeyValue {
            required property var modelData

            label: modelData.label
            value: modelData.value
            Layout.fillWidth: true
        }
    }
    AppText {
        text: qsTr("Added after the signing: the signatures of the version before stay valid.")
        kind: AppText.Caption
        muted: true
        visible: row.version.addition
        Layout.fillWidth: true
    }
    AppText {
        text: row.version.changes.length > 0 ? qsTr("Different from the version before:") : qsTr("Nothing but the signatures is different from the version before.")
        kind: AppText.Caption
        font.bold: true
        muted: true
        visible: !row.first
        Layout.fillWidth: true
    }
    Repeater {
        model: row.version.changes

        IconLine {
            required property string modelData

            text: modelData
            iconName: "note"
            ink: Theme.colors.text
            Layout.fillWidth: true
        }
    }
    AppText {
        text: qsTr("And %1 more: compare the documents.").arg(row.version.more)
        kind: AppText.Caption
        muted: true
        visible: row.version.more > 0
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Minutes of version %1").arg(row.version.revision)
        iconName: "findings"
        onClicked: row.minutesAsked()
    }
}
