// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// Recalls and alerts, newest first; what is new since the list was last opened is marked. Words and picks narrow it.
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
        Accessible.name: page.alerts.words === "" ? qsTr("Alerts, newest first") : qsTr("Alerts found")
        onMovementStarted: moved = true
        onHeadHeightChanged: if (!moved) Qt.callLater(positionViewAtBeginning)
        onWidthChanged: if (contentY < 0 || !moved) Qt.callLater(positionViewAtBeginning)
        onAtYEndChanged: if (atYEnd && page.alerts.more) page.alerts.loadMore()

        // While people type in the head, what is found is not to take the keyboard.
        Connections {
            target: page.alerts

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
                text: page.alerts.errorText
                actionText: qsTr("Try again")
                visible: text !== "" && page.app.sync.available
                Layout.fillWidth: true
                onAction: page.alerts.refresh()
            }
            AlertsFilter {
                alerts: page.alerts
                wide: page.wide
                Layout.fillWidth: true
            }
            AppText {
                text: page.alerts.sourceText
                kind: AppText.Caption
                muted: true
                Layout.fillWidth: true
            }
            Item { Layout.preferredHeight: 1 }
        }
        // Under the filter, and scrolled with it: at a large text size there is no room beside it.
        footer: Item {
            width: list.width
            height: none.visible ? none.implicitHeight + 2 * Theme.xl : 0

            EmptyState {
                id: none

                y: Theme.xl
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(460 * Math.max(1, Theme.fontScale), parent.width)
                visible: list.count === 0 && !page.alerts.loading && page.app.sync.available && page.alerts.errorText === ""
                iconName: page.alerts.filtered ? "search" : "flag"
                title: !page.alerts.searchable ? qsTr("Words cannot be searched yet") : page.alerts.filtered ? qsTr("No alert passes this filter") : qsTr("No alerts on this device")
                text: !page.alerts.searchable ? qsTr("The index of words is made after the first download. The other filters work all the same.") : page.alerts.filtered ? qsTr("Fewer words, another country or another goods group may show more. What is not here may have been alerted elsewhere.") : page.alerts.sourceText
            }
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
        width: Math.min(460 * Math.max(1, Theme.fontScale), parent.width - 2 * Theme.l)
        visible: list.count === 0 && page.alerts.loading
        iconName: "clock"
        title: qsTr("Reading the alerts…")
    }
    EmptyState {
        anchors.centerIn: parent
        width: Math.min(460 * Math.max(1, Theme.fontScale), parent.width - 2 * Theme.l)
        visible: !page.app.sync.available
        iconName: "database"
        title: page.app.sync.catalogueText
        text: qsTr("Alerts come with the national data. Connect once to download them.")
        actionText: qsTr("Synchronise the national data")
        actionIcon: "sync"
        onAction: page.syncAsked()
    }
}
