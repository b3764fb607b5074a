// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// All models of the app with made-up data, in Vietnamese or English. `scene` picks what they hold:
/// "normal", "empty", "offline", "error", "busy".
QtObject {
    id: mock

    property string scene: "normal"
    property bool demo: true
    property bool canTryDemo: true
    property string version: "0.1.0"
    property var calls: [] ///< what the pages asked for, newest last
    readonly property bool vi: settings.language === "vi"

    function tryDemo() { note("tryDemo"); }
    function chooseHub(address: string) { note("chooseHub " + address); }
    function note(call: string) {
        calls = calls.concat([call]);
    }
    function t(vietnamese: string, english: string): string {
        return vi ? vietnamese : english;
    }

    readonly property MockLock lock: MockLock { app: mock }
    readonly property MockSettings settings: MockSettings {}
    readonly property MockScan scan: MockScan { app: mock }
    readonly property MockCapture capture: MockCapture { app: mock }
    readonly property MockClipboard clipboard: MockClipboard {}
    readonly property MockScanner scanner: MockScanner { app: mock }
    readonly property MockResult result: MockResult { app: mock }
    readonly property MockDocuments documents: MockDocuments { app: mock }
    readonly property MockFinding finding: MockFinding { app: mock }
    readonly property MockFindings findings: MockFindings { app: mock }
    readonly property MockConsignment consignment: MockConsignment { app: mock }
    readonly property MockDetails details: MockDetails { app: mock }
    readonly property MockInspections inspections: MockInspections { app: mock }
    readonly property MockInspection inspection: MockInspection { app: mock }
    readonly property MockInvitation invitation: MockInvitation { app: mock }
    readonly property MockSync sync: MockSync { app: mock }
    readonly property MockSearch search: MockSearch { app: mock }
    readonly property MockRecord record: MockRecord { app: mock }
    readonly property MockGuide guide: MockGuide { app: mock }
    readonly property MockHistory history: MockHistory { app: mock }
    readonly property MockFirm firm: MockFirm { app: mock }
    readonly property MockAlerts alerts: MockAlerts { app: mock }
    readonly property MockDeadlines deadlines: MockDeadlines { app: mock }
    readonly property MockNews news: MockNews { app: mock }
    readonly property MockProfile profile: MockProfile { app: mock }
    readonly property MockCrash crash: MockCrash { app: mock }
    readonly property MockStick stick: MockStick { app: mock }
    readonly property MockTables tables: MockTables { app: mock }
    readonly property MockAbout about: MockAbout { app: mock }
    readonly property MockHaptics haptics: MockHaptics { app: mock }
    readonly property MockDay day: MockDay { app: mock }
}
