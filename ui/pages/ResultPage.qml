// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// Everything that is known about one item: each check with its reason, its legal basis and the records that it read.
FocusScope {
    id: page

    required property var app
    property bool wide: true

    signal scanAsked()
    signal findingAsked()
    signal consignmentAsked()
    signal recordedAsked(string id) ///< a finding or minutes of this device

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(460, parent.width - 2 * Theme.l)
        visible: page.app.result.empty
        iconName: "result"
        title: qsTr("No item chosen")
        text: qsTr("Scan a code or choose one from the list: its checks appear here.")
        actionText: qsTr("Go to scan")
        actionIcon: "scan"
        onAction: page.scanAsked()
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0
        layoutDirection: Theme.direction
        visible: !page.app.result.empty

        ListView {
            id: checks

            readonly property real columnX: Theme.leftHanded ? Theme.l : 0 ///< beside the scroll bar
            property string shown ///< raw code of the item on the page
            property real place   ///< how far it was scrolled before the model changed

            function settle() {
                if (page.app.result.rawText === shown && place > 0) {
                    forceLayout();
                    contentY = originY + place;
                    returnToBounds();
                } else {
                    positionViewAtBeginning();
                }
                shown = page.app.result.rawText;
            }

            model: page.app.result
            clip: true
            spacing: Theme.s
            focus: true
            bottomMargin: Theme.l
            boundsBehavior: Flickable.StopAtBounds
            cacheBuffer: 0 // see ScanList
            ScrollBar.vertical: AppScrollBar {}
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Theme.leftHanded ? 0 : Theme.l
            Layout.rightMargin: Theme.leftHanded ? Theme.l : 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Checks")

            Component.onCompleted: Qt.callLater(settle)

            header: ColumnLayout {
                onHeightChanged: if (!checks.moving && checks.contentY <= 0) Qt.callLater(checks.positionViewAtBeginning)
                width: checks.width - Theme.l
                transform: Translate { x: checks.columnX } // qmllint disable Quick.layout-positioning
                spacing: Theme.m

                Item { Layout.preferredHeight: Theme.xs }
                Banner {
                    level: "warning"
                    iconName: "sample"
                    title: qsTr("SAMPLE DATA")
                    text: qsTr("Sample data made for demonstration. Nothing here describes a real product or firm.")
                    visible: page.app.result.demo
                    Layout.fillWidth: true
                }
                VerdictCard {
                    app: page.app
                    detailed: true
                    actions: true
                    Layout.fillWidth: true
                    onFindingAsked: page.findingAsked()
                    onConsignmentAsked: page.consignmentAsked()
                }
                ShownGoods {
                    inspection: page.app.inspection
                    Layout.fillWidth: true
                }
            }
            section.property: "outcome"
            section.delegate: Item {
                id: heading

                required property string section

                width: checks.width - Theme.l
                transform: Translate { x: checks.columnX }
                height: title.implicitHeight + Theme.xl

                SectionHeader {
                    id: title

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Theme.s
                    text: page.groupTitle(heading.section)
                    count: page.app.result.counts[heading.section] ?? -1
                }
            }
            delegate: CheckRow {
                width: checks.width - Theme.l
                transform: Translate { x: checks.columnX }
            }
            footer: Item {
                width: checks.width - Theme.l
                transform: Translate { x: checks.columnX }
                height: page.wide ? 0 : side.implicitHeight + Theme.xl

                ResultSide {
                    id: side

                    y: Theme.xl
                    width: parent.width
                    app: page.app
                    visible: !page.wide
                    onRecordedAsked: id => page.recordedAsked(id)
                }
            }
        }
        Connections {
            target: page.app.result

            // Another item: its verdict first. The same one, seen or judged again, stays where the reader is.
            function onModelAboutToBeReset() {
                checks.place = checks.contentY - checks.originY;
            }
            function onModelReset() {
                Qt.callLater(checks.settle);
            }
        }
        ScrollPage {
            visible: page.wide
            columnWidth: width - Theme.l - Theme.xs
            Layout.preferredWidth: Math.round(page.width * 0.36)
            Layout.fillHeight: true

            ResultSide {
                app: page.app
                Layout.fillWidth: true
                onRecordedAsked: id => page.recordedAsked(id)
            }
        }
    }

    function groupTitle(outcome: string): string {
        switch (outcome) {
        case "differs": return qsTr("Contradicts the records");
        case "missing": return qsTr("Required, but not in the records");
        case "possible": return qsTr("For you to confirm");
        case "notCovered": return qsTr("Not covered by the data on this device");
        case "agrees": return qsTr("Agrees with the records");
        default: return qsTr("Does not apply to this item");
        }
    }
}
