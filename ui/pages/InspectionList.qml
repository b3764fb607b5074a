// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// Drafts to go on with, and what was signed.
FocusScope {
    id: page

    required property var app
    property bool wide: true

    readonly property var inspections: app.inspections

    clip: true
    Component.onCompleted: inspections.refresh()

    ListView {
        id: list

        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(1040, parent.width - 2 * Theme.l)
        model: page.inspections
        focus: true
        cacheBuffer: 0 // see ScanList
        spacing: Theme.s
        bottomMargin: Theme.l
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: bar
        section.property: "group"
        section.delegate: SectionHeader {
            required property string section

            text: section
            width: list.width
            height: implicitHeight + Theme.s
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Inspections of this device")

        // While people type in the head, what is found is not to take the keyboard.
        Connections {
            target: page.inspections

            function onModelAboutToBeReset() {
                if (list.currentItem && !list.currentItem.activeFocus)
                    list.currentIndex = -1;
            }
        }

        header: ColumnLayout {
            id: head

            property real heightBefore: 0

            // Above its beginning nothing is seen: whoever looks at that goes on looking at it.
            onHeightChanged: {
                const atBeginning = list.contentY <= 1 - heightBefore;
                heightBefore = height;
                if (!list.moving && atBeginning)
                    Qt.callLater(list.positionViewAtBeginning);
            }
            width: list.width
            spacing: Theme.m

            Item { Layout.preferredHeight: Theme.xs }
            Banner {
                level: "error"
                text: page.inspections.errorText
                visible: text !== ""
                actionText: qsTr("Try again")
                Layout.fillWidth: true
                onAction: page.inspections.refresh()
            }
            Banner {
                level: page.app.inspection.messageLevel
                text: page.app.inspection.message
                visible: text !== ""
                Layout.fillWidth: true
            }
            DayDeadlines {
                deadlines: page.app.deadlines.rows.filter(row => !row.check)
                visible: deadlines.length > 0
                Layout.fillWidth: true
                onInspectionAsked: id => page.app.inspection.resume(id)
            }
            RowLayout {
                visible: page.inspections.total > 0
                spacing: Theme.m
                layoutDirection: Theme.direction

                AppText {
                    text: qsTr("%n draft(s) to go on with", "", page.inspections.drafts)
                    muted: true
                    Layout.fillWidth: true
                }
                ActionButton {
                    command: "newInspection"
                    text: qsTr("Begin an inspection")
                    iconName: "add"
                    kind: AppButton.Primary
                    enabled: !page.app.inspection.busy
                    onClicked: page.app.inspection.begin()
                }
            }
            ListFilter {
                list: page.inspections
                label: qsTr("Search inspections")
                placeholder: qsTr("Establishment or decision")
                wide: page.wide
                visible: page.inspections.total > 0
                Layout.fillWidth: true
            }
            Item { Layout.preferredHeight: 1 }
        }
        footer: Item {
            width: list.width
            height: older.visible ? older.height + Theme.l : 0

            AppButton {
                id: older

                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                text: qsTr("Show older inspections")
                iconName: "down"
                visible: page.inspections.more
                enabled: !page.inspections.loading
                onClicked: page.inspections.showMore()
            }
        }
        delegate: InspectionRow {
            width: list.width
            onClicked: page.app.inspection.resume(inspectionId)
        }
    }
    AppScrollBar {
        id: bar

        x: Theme.leftHanded ? 0 : parent.width - width
        anchors.top: parent.top
        anchors.bottom: parent.bottom
    }
    ProgressLine {
        anchors.centerIn: parent
        width: Math.min(320, parent.width - 2 * Theme.l)
        text: qsTr("Loading inspections")
        visible: page.inspections.loading && page.inspections.total === 0
    }
    EmptyState {
        anchors.centerIn: parent
        width: Math.min(460, parent.width - 2 * Theme.l)
        visible: page.inspections.total === 0 && !page.inspections.loading && page.inspections.errorText === ""
        iconName: "inspection"
        title: qsTr("No inspections yet")
        text: qsTr("From the decision to the signed minutes: everything is kept as you enter it, and you can go on at any time.")
        actionText: qsTr("Begin an inspection")
        actionIcon: "add"
        onAction: page.app.inspection.begin()
    }
}
