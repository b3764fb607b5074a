// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls

/// The places of the app in the order in which a day goes; each names its page. At the border a day goes by
/// consignments: they come first there.
NavigationBar {
    id: bar

    required property var app
    required property int page

    readonly property var imports: app.deadlines.rows.filter(row => row.check) ///< deadlines that were missed or are near
    readonly property var urgent: app.deadlines.rows.filter(row => !row.check)
    readonly property bool border: app.settings.role === "border"
    readonly property var consignment: ({ page: 6, text: qsTr("Consignment"), icon: "package", badge: imports.length, badgeLevel: levelOf(imports) })
    readonly property var inspection: ({ page: 7, text: qsTr("Inspection"), icon: "inspection", badge: urgent.length > 0 ? urgent.length : app.inspections.drafts, badgeLevel: levelOf(urgent) })
    readonly property var work: [
        { page: 0, text: qsTr("Scan"), icon: "scan", badge: border ? 0 : imports.length, badgeLevel: levelOf(imports) },
        { page: 1, text: qsTr("Result"), icon: "result" },
        { page: 2, text: qsTr("Findings"), icon: "findings", badge: app.findings.waiting + app.findings.partial + app.findings.quarantined, badgeLevel: app.findings.quarantined > 0 ? "danger" : "attention" }
    ]
    readonly property var rest: [
        { page: 3, text: qsTr("Look up"), icon: "search", badge: app.alerts.newCount },
        { page: 4, text: qsTr("Sync"), icon: "sync" },
        { page: 5, text: qsTr("Settings"), icon: "settings" }
    ]
    readonly property var shown: border ? [consignment, ...work, inspection, ...rest] : [inspection, ...work, ...rest]
    /// In the market a consignment is counted by scanning: it has no place of its own.
    readonly property string title: page === 6 ? consignment.text : shown.find(place => place.page === page)?.text ?? ""

    signal pageAsked(int page)

    /// The gravest of the rows.
    function levelOf(rows: var): string {
        return rows.some(row => row.level === "danger") ? "danger" : "attention";
    }
    /// The page at a position of the bar, from 0.
    function pageAt(index: int): int {
        return shown[index]?.page ?? 0;
    }

    places: shown.map((place, index) => Object.assign({ shortcut: "Ctrl+" + (index + 1) }, place))
    current: shown.findIndex(place => place.page === (page === 6 && !border ? 0 : page))
    onChosen: index => pageAsked(pageAt(index))
}
