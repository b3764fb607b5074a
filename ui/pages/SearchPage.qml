// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Looking around: search, alerts, the day; and over them one record with its way back.
FocusScope {
    id: page

    required property var app
    property bool wide: true
    required property string view ///< "search", "alerts", "day"

    signal viewAsked(string view)
    signal checkAsked(string code)
    signal syncAsked()
    signal findingsAsked(var ids)
    signal findingAsked(string id)
    signal inspectionAsked(string id)
    signal consignmentAsked(string id)

    function takeFocus() {
        viewAsked("search");
        while (app.record.open)
            app.record.back();
        (searchView as SearchView).takeFocus();
    }

    /// Of the view "day".
    function showMap() {
        (dayView.item as DayPage).showMap();
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: !page.app.record.open

        Choice {
            label: qsTr("Show")
            texts: [qsTr("Search"), page.app.alerts.newCount > 0 ? qsTr("Alerts (%1 new)").arg(page.app.alerts.newCount > 99 ? "99+" : page.app.alerts.newCount) : qsTr("Alerts"), qsTr("Day and map")]
            values: ["search", "alerts", "day"]
            icons: ["search", "flag", "clock"]
            current: page.view
            Layout.fillWidth: true
            Layout.maximumWidth: 1040
            Layout.alignment: Qt.AlignHCenter
            Layout.margins: Theme.l
            Layout.bottomMargin: 0
            onChosen: value => page.viewAsked(value)
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            SearchView {
                id: searchView

                anchors.fill: parent
                app: page.app
                visible: page.view === "search"
                focus: visible
                onCheckAsked: code => page.checkAsked(code)
                onSyncAsked: page.syncAsked()
            }
            LazyPage {
                anchors.fill: parent
                wanted: page.view === "alerts"
                visible: wanted
                focus: wanted
                sourceComponent: AlertsPage {
                    app: page.app
                    wide: page.wide
                    onSyncAsked: page.syncAsked()
                }
            }
            LazyPage {
                id: dayView

                anchors.fill: parent
                wanted: page.view === "day"
                visible: wanted
                focus: wanted
                sourceComponent: DayPage {
                    app: page.app
                    wide: page.wide
                    onFindingsAsked: ids => page.findingsAsked(ids)
                    onFindingAsked: id => page.findingAsked(id)
                    onInspectionAsked: id => page.inspectionAsked(id)
                    onConsignmentAsked: id => page.consignmentAsked(id)
                }
            }
        }
    }
    LazyPage {
        anchors.fill: parent
        wanted: page.app.record.open
        visible: wanted
        focus: wanted
        sourceComponent: RecordPage {
            app: page.app
            onCheckAsked: code => page.checkAsked(code)
            onFindingAsked: id => page.findingAsked(id)
        }
    }
}
