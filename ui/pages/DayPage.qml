// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What was done in a day, a week or a month, what still runs, and where it was.
FocusScope {
    id: page

    required property var app
    property bool wide: true

    readonly property var day: app.day

    signal findingsAsked(var ids)
    signal findingAsked(string id)
    signal inspectionAsked(string id)
    signal consignmentAsked(string id)

    property bool mapWanted: false ///< by a key, before the figures were read

    function showMap() {
        mapWanted = true;
        settling.restart();
    }

    onVisibleChanged: if (visible) day.refresh()
    Component.onCompleted: if (visible) day.refresh()

    // The keyboard brings the map into view, once it has its place.
    Timer {
        id: settling

        interval: 50
        onTriggered: {
            if (!map.visible)
                return;
            page.mapWanted = false;
            map.takeFocus();
        }
    }
    ScrollPage {
        anchors.fill: parent
        columnWidth: 1040

        Banner {
            level: "error"
            text: page.day.errorText
            visible: text !== ""
            actionText: qsTr("Try again")
            Layout.fillWidth: true
            onAction: page.day.refresh()
        }
        Choice {
            label: qsTr("Period: %1").arg(page.day.periodText)
            texts: [qsTr("Today"), qsTr("7 days"), qsTr("30 days")]
            values: ["today", "week", "month"]
            current: page.day.range
            focus: true
            Layout.fillWidth: true
            onChosen: value => page.day.range = value
        }
        DayDeadlines {
            deadlines: page.day.deadlines
            imports: page.day.importDeadlines
            text: page.day.deadlinesText
            note: page.day.deadlinesNote
            Layout.fillWidth: true
            onInspectionAsked: id => page.inspectionAsked(id)
            onConsignmentAsked: id => page.consignmentAsked(id)
        }
        ProgressLine {
            text: qsTr("The figures are being read")
            visible: page.day.loading && !page.day.known
            Layout.fillWidth: true
        }
        GridLayout {
            columns: page.wide ? 2 : 1
            columnSpacing: Theme.l
            rowSpacing: Theme.l
            uniformCellWidths: true
            Layout.fillWidth: true

            BarChart {
                title: qsTr("Outcomes of findings")
                visible: page.day.known
                iconName: "findings"
                bars: page.day.outcomes
                note: page.day.total === 0 && !page.day.loading ? qsTr("Nothing was recorded in this period.") : ""
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
            BarChart {
                title: qsTr("Risk tiers of the goods")
                visible: page.day.known
                iconName: "result"
                bars: page.day.tiers
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
            BarChart {
                title: qsTr("Queue to the hub")
                visible: page.day.known
                iconName: "upload"
                bars: page.day.queue
                note: page.day.oldestText
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
            BarChart {
                title: qsTr("Age of the data, in days")
                iconName: "database"
                bars: page.day.freshness
                note: bars.length > 0 ? qsTr("A longer bar is older data.") : page.day.loading ? "" : qsTr("There is no national data on this device.")
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
        }
        MapCard {
            id: map

            onVisibleChanged: if (visible && page.mapWanted) settling.restart()
            visible: page.day.known
            points: page.day.points
            withoutPlace: page.day.withoutPlace
            Layout.fillWidth: true
            onFindingsAsked: ids => page.findingsAsked(ids)
            onFindingAsked: id => page.findingAsked(id)
        }
    }
}
