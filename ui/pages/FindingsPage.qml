// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// The findings of this device and how far each has come.
FocusScope {
    id: page

    required property var app
    property bool wide: true

    readonly property var findings: app.findings
    readonly property bool unreached: !app.sync.online && findings.waiting > 0

    signal scanAsked()
    signal goOnAsked(var unfinished)
    signal correctionAsked()
    signal documentAsked(string kind, string id)
    signal inspectionAsked(string id)
    signal paperAsked(string id)
    signal detailsClosed()

    function showDetails(id: string) {
        details.show(id);
    }

    clip: true
    Component.onCompleted: findings.refresh()

    ListView {
        id: list

        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(1040, parent.width - 2 * Theme.l)
        model: page.findings
        clip: false // the page clips: rows may not lose their focus rings at the sides
        focus: true
        cacheBuffer: 0 // see ScanList
        spacing: Theme.s
        bottomMargin: Theme.l
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: bar
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Findings of this device")

        // While people type in the head, what is found is not to take the keyboard.
        Connections {
            target: page.findings

            function onModelAboutToBeReset() {
                if (list.currentItem && !list.currentItem.activeFocus)
                    list.currentIndex = -1;
            }
        }

        header: ColumnLayout {
            width: list.width
            spacing: Theme.m

            Item { Layout.preferredHeight: Theme.xs }
            Banner {
                level: "error"
                text: page.findings.errorText
                visible: text !== ""
                actionText: qsTr("Try again")
                Layout.fillWidth: true
                onAction: page.findings.refresh()
            }
            Banner {
                level: "info"
                iconName: "cloud-off"
                text: qsTr("No contact with the hub. Findings are safe on this device and are sent by themselves.")
                visible: page.unreached
                Layout.fillWidth: true
            }
            Banner {
                level: "warning"
                text: qsTr("What you enter could not be kept on this device yet. Free some space, or save the finding, before the app is closed.")
                visible: page.app.finding.unkept
                Layout.fillWidth: true
            }
            UnfinishedFindings {
                draft: page.app.finding
                Layout.fillWidth: true
                onGoOnAsked: row => page.goOnAsked(row)
            }
            QueueCounts {
                findings: page.findings
                wide: page.wide
                visible: page.findings.total > 0
                Layout.fillWidth: true
            }
            RowLayout {
                visible: page.findings.total > 0
                spacing: Theme.m
                layoutDirection: Theme.direction

                AppText {
                    text: page.findings.summaryText
                    muted: true
                    Layout.fillWidth: true
                }
                ActionButton {
                    command: "sendAgain"
                    text: qsTr("Send again")
                    iconName: "retry"
                    enabled: page.findings.waiting + page.findings.partial + page.findings.quarantined > 0
                    onClicked: page.findings.retryAll()
                }
            }
            ListFilter {
                list: page.findings
                label: qsTr("Search findings")
                placeholder: qsTr("Product, number, note")
                wide: page.wide
                visible: page.findings.total > 0
                Layout.fillWidth: true
            }
            Item { Layout.preferredHeight: 1 }
        }
        delegate: FindingRow {
            width: list.width
            toldAbove: page.unreached
            onRetryAsked: page.findings.retry(findingId)
            onDetailsAsked: details.show(findingId)
            onPaperAsked: page.paperAsked(findingId)
        }
    }
    AppScrollBar {
        id: bar

        x: Theme.leftHanded ? 0 : parent.width - width
        anchors.top: parent.top
        anchors.bottom: parent.bottom
    }
    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(320, parent.width - 2 * Theme.l)
        spacing: Theme.m
        visible: page.findings.loading && page.findings.total === 0

        AppText {
            text: qsTr("Loading findings")
            muted: true
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        ProgressLine {
            text: qsTr("Loading findings")
            Layout.fillWidth: true
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: Math.min(460, parent.width - 2 * Theme.l)
        visible: page.findings.total === 0 && !page.findings.loading && page.findings.errorText === "" && page.app.finding.unfinished.length === 0
        iconName: "findings"
        title: qsTr("No findings yet")
        text: qsTr("Record one from a result: it is kept on this device and sent to the hub.")
        actionText: qsTr("Go to scan")
        actionIcon: "scan"
        onAction: page.scanAsked()
    }
    FindingDetails {
        id: details

        parent: Overlay.overlay
        record: page.app.details
        wide: page.wide
        onClosed: page.detailsClosed()
        onCorrectionAsked: {
            page.correctionAsked();
            close();
        }
        onDocumentAsked: (kind, id) => page.documentAsked(kind, id)
        onInspectionAsked: id => {
            close();
            page.inspectionAsked(id);
        }
    }
}
