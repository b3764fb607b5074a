// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// Recalls and alerts, newest first; what is new since the list was last opened is marked.
FocusScope {
    id: page

    required property var app
    property bool wide: true

    readonly property var alerts: app.alerts
    readonly property bool looking: visible && !alerts.loading && alerts.newCount > 0
    property bool away: true ///< for something else than one of its alerts

    signal syncAsked()

    function enter() {
        if (visible && away) {
            away = false;
            alerts.enter();
        } else if (!visible && !app.record.open && !app.lock.locked) {
            away = true;
        }
    }

    // What is shown has been looked at; the marks stay until the list is opened anew.
    // Not at once: what is marked changes what is looked at.
    onLookingChanged: Qt.callLater(markSeen)
    onVisibleChanged: enter()
    Component.onCompleted: {
        enter();
        Qt.callLater(markSeen);
    }

    function markSeen() {
        if (looking)
            alerts.markSeen();
    }

    clip: true

    ListView {
        id: list

        readonly property real headHeight: headerItem?.height ?? 0
        property bool moved: false ///< by a person: until then the head stays in view while it grows

        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(1040, parent.width - 2 * Theme.l)
        visible: page.app.sync.available
        model: page.alerts
        clip: false
        focus: true
        cacheBuffer: 0 // see ScanList
        spacing: Theme.xs
        bottomMargin: Theme.l
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: bar
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Alerts, newest first")
        onMovementStarted: moved = true
        onHeadHeightChanged: if (!moved) Qt.callLater(positionViewAtBeginning)
        onWidthChanged: if (contentY < 0 || !moved) Qt.callLater(positionViewAtBeginning)
        onAtYEndChanged: if (atYEnd && page.alerts.more) page.alerts.loadMore()

        header: ColumnLayout {
            width: list.width
            spacing: Theme.m

            Item { Layout.preferredHeight: Theme.xs }
            Banner {
                level: "error"
                text: page.alerts.errorText
                actionText: qsTr("Try again")
                visible: text !== "" && page.app.sync.available
                Layout.fillWidth: true
                onAction: page.alerts.refresh()
            }
            Choice {
                label: qsTr("Measure")
                texts: [qsTr("All"), qsTr("Recall"), qsTr("Stop of sale"), qsTr("Destruction"), qsTr("Warning")]
                values: ["", "recall", "stopSale", "destroy", "warning"]
                current: page.alerts.measure
                Layout.fillWidth: true
                onChosen: value => page.alerts.measure = value
            }
            GridLayout {
                columns: page.wide ? 3 : 2
                columnSpacing: Theme.m
                rowSpacing: Theme.s
                Layout.fillWidth: true

                Field {
                    label: qsTr("Country that alerts")
                    placeholder: "VN"
                    text: page.alerts.country
                    maximumLength: 2
                    Layout.fillWidth: true
                    onFinished: page.alerts.country = text
                }
                Field {
                    label: qsTr("Goods group")
                    placeholder: "toy"
                    text: page.alerts.category
                    maximumLength: 60
                    Layout.fillWidth: true
                    onFinished: page.alerts.category = text
                }
                AppButton {
                    text: qsTr("Clear filter")
                    iconName: "clear"
                    enabled: page.alerts.filtered
                    Layout.alignment: Qt.AlignBottom
                    onClicked: page.alerts.clearFilter()
                }
            }
            AppText {
                text: page.alerts.sourceText
                kind: AppText.Caption
                muted: true
                Layout.fillWidth: true
            }
            Item { Layout.preferredHeight: 1 }
        }
        delegate: RecordRow {
            required property string recordId

            width: list.width
            kind: "alert"
            required title
            required subtitle
            required level
            required chip
            required fresh
            onClicked: page.app.record.show("alert", recordId)
        }
    }
    AppScrollBar {
        id: bar

        x: Theme.leftHanded ? 0 : parent.width - width
        anchors.top: parent.top
        anchors.bottom: parent.bottom
    }
    EmptyState {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(parent.height * 0.45, list.headHeight + Theme.l)
        width: Math.min(460, parent.width - 2 * Theme.l)
        visible: list.count === 0 && !page.alerts.loading && page.app.sync.available && page.alerts.errorText === ""
        iconName: "flag"
        title: page.alerts.filtered ? qsTr("No alert passes this filter") : qsTr("No alerts on this device")
        text: page.alerts.sourceText
    }
    EmptyState {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(parent.height * 0.45, list.headHeight + Theme.l)
        width: Math.min(460, parent.width - 2 * Theme.l)
        visible: list.count === 0 && page.alerts.loading
        iconName: "clock"
        title: qsTr("Reading the alerts…")
    }
    EmptyState {
        anchors.centerIn: parent
        width: Math.min(460, parent.width - 2 * Theme.l)
        visible: !page.app.sync.available
        iconName: "database"
        title: page.app.sync.catalogueText
        text: qsTr("Alerts come with the national data. Connect once to download them.")
        actionText: qsTr("Synchronise the national data")
        actionIcon: "sync"
        onAction: page.syncAsked()
    }
}
