// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// Step 2: what was scanned during this inspection, by outcome.
FocusScope {
    id: step

    required property var inspection

    readonly property var items: inspection.items

    signal scanAsked()
    signal itemAsked()

    clip: true

    ListView {
        id: list

        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(1040, parent.width - 2 * Theme.l)
        model: step.items
        focus: true
        cacheBuffer: 0 // see ScanList
        spacing: Theme.s
        topMargin: Theme.l
        bottomMargin: Theme.l
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: bar
        section.property: "group"
        section.delegate: SectionHeader {
            required property string section

            readonly property var group: step.items.groups.find(one => one.text === section)

            text: section
            level: group?.level ?? ""
            iconName: Theme.levelIcon(group?.level ?? "")
            count: group?.count ?? 0
            width: list.width
            height: implicitHeight + Theme.m
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Goods met")

        header: RowLayout {
            width: list.width
            height: implicitHeight + Theme.m
            visible: list.count > 0
            spacing: Theme.m

            AppText {
                text: qsTr("%n item(s)", "", step.items.count) + " · " + qsTr("%n code(s) read", "", step.items.readings)
                kind: AppText.Strong
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Scan goods")
                iconName: "scan"
                kind: AppButton.Primary
                enabled: !step.inspection.readOnly
                onClicked: step.scanAsked()
            }
        }
        delegate: InspectionGoodsRow {
            width: list.width
            inspection: step.inspection
            onItemAsked: {
                step.inspection.openItem(row);
                step.itemAsked();
            }
        }
    }
    AppScrollBar {
        id: bar

        x: Theme.leftHanded ? 0 : parent.width - width
        anchors.top: parent.top
        anchors.bottom: parent.bottom
    }
    EmptyState {
        anchors.centerIn: parent
        width: Math.min(460, parent.width - 2 * Theme.l)
        visible: list.count === 0
        iconName: "scan"
        title: qsTr("No goods yet")
        text: qsTr("While this inspection is open, everything you scan joins it. The same item again is counted.")
        actionText: step.inspection.readOnly ? "" : qsTr("Scan goods")
        actionIcon: "scan"
        onAction: step.scanAsked()
    }
}
