// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Hub, data and queue in one card, with the button that updates.
Card {
    id: card

    required property var sync
    required property var settings

    spacing: Theme.l

    GridLayout {
        columns: card.width >= 900 * Math.max(1, Theme.fontScale) ? 3 : 1
        columnSpacing: Theme.xl
        rowSpacing: Theme.l
        uniformCellWidths: true
        Layout.fillWidth: true

        StateLine {
            iconName: card.sync.online ? "cloud" : "cloud-off"
            level: card.sync.online ? "good" : "neutral"
            title: card.sync.online ? qsTr("Hub reached") : qsTr("No contact with the hub")
            text: [card.sync.hubText, qsTr("Last contact: %1").arg(card.sync.lastContactText)].filter(part => part !== "").join("\n")
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
        }
        StateLine {
            iconName: "database"
            level: !card.sync.available ? "danger" : card.sync.stale ? "attention" : "good"
            title: qsTr("National data")
            text: [card.sync.catalogueText, card.sync.catalogueAgeText].filter(part => part !== "").join("\n")
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
        }
        StateLine {
            iconName: "upload"
            level: "neutral"
            title: qsTr("Findings to send")
            text: card.sync.queueText
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
        }
    }
    ColumnLayout {
        visible: card.sync.busy
        spacing: Theme.s

        AppText {
            text: card.sync.progressText
            Layout.fillWidth: true
        }
        ProgressLine {
            text: qsTr("Updating")
            value: card.sync.progress
            Layout.fillWidth: true
        }
    }
    Toggle {
        text: qsTr("This line costs money")
        helper: qsTr("Alerts and small changes still come; large parts of the national data wait.")
        checked: card.settings.metered
        Layout.fillWidth: true
        onToggled: card.settings.metered = checked
    }
    Flow {
        spacing: Theme.m
        Layout.fillWidth: true

        ActionButton {
            command: "syncNow"
            text: qsTr("Sync now")
            iconName: "sync"
            kind: AppButton.Primary
            enabled: !card.sync.busy && !card.sync.paused
            onClicked: card.sync.syncNow()
        }
        AppButton {
            text: card.sync.paused ? qsTr("Go on") : qsTr("Pause")
            iconName: card.sync.paused ? "next" : "stop"
            onClicked: card.sync.paused = !card.sync.paused
        }
        ActionButton {
            command: "stopDownload"
            text: qsTr("Stop the download")
            iconName: "close"
            visible: card.sync.progress >= 0
            onClicked: card.sync.stopDownload()
        }
    }
}
