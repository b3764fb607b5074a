// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/// The pages by their numbers: 0 scan, 1 result, 2 findings, 3 look up, 4 sync, 5 settings, 6 consignment, 7 inspection.
/// All but the first are made when they are first wanted, and kept.
StackLayout {
    id: pages

    required property var app
    required property bool wide
    required property int page

    property string lookAt: "search" ///< view of the page for looking up
    property int cameFrom: -1 ///< where a finding was asked for that is being shown

    /// What is in front, as the help names it.
    readonly property string place: {
        if (page === 3)
            return app.record.open ? "record" : lookAt;
        return ["scan", "result", "findings", "", "sync", "settings", "consignment", "inspection"][page] ?? "";
    }

    signal pageAsked(int page)
    signal findingAsked()
    signal goOnAsked(var unfinished)
    signal correctionAsked()
    signal protectionAsked(string guard)
    signal scannerAsked()
    signal checkAsked(string code)
    signal documentAsked(string kind, string id)

    /// What a key of the table asks of the page that is shown.
    function act(action: string) {
        switch (action) {
        case "find": (searchPage.item as SearchPage).takeFocus(); break;
        case "map":
            while (app.record.open)
                app.record.back();
            lookAt = "day";
            (searchPage.item as SearchPage).showMap();
            break;
        case "finish": (consignmentPage.item as ConsignmentPage).finish(); break;
        case "typeCode": scanPage.typeCode(); break;
        case "openFile": scanPage.pick("file"); break;
        case "openFolder": scanPage.pick("folder"); break;
        case "openAddress": scanPage.openAddress(); break;
        case "otherCamera": scanPage.openCameras(); break;
        }
    }
    function showFinding(id: string) {
        cameFrom = page;
        pageAsked(2);
        (findingsPage.item as FindingsPage).showDetails(id);
    }
    /// Unless somebody has gone elsewhere meanwhile.
    function leaveFinding() {
        const back = cameFrom;
        cameFrom = -1;
        if (back >= 0 && page === 2)
            pageAsked(back);
    }
    function showRecord(kind: string, id: string) {
        app.record.show(kind, id);
        pageAsked(3);
    }
    function resumeConsignment(id: string) {
        app.consignment.resume(id);
        pageAsked(6);
    }
    function resumeInspection(id: string) {
        app.inspection.resume(id);
        pageAsked(7);
    }
    function openDeadline(row: var) {
        row.check ? resumeConsignment(row.check) : resumeInspection(row.inspection);
    }

    currentIndex: page

    ScanPage {
        id: scanPage

        app: pages.app
        wide: pages.wide
        onDetailsAsked: pages.pageAsked(1)
        onFindingAsked: pages.findingAsked()
        onConsignmentAsked: pages.pageAsked(6)
    }
    LazyPage {
        wanted: pages.page === 1
        sourceComponent: ResultPage {
            app: pages.app
            wide: pages.wide
            onScanAsked: pages.pageAsked(0)
            onFindingAsked: pages.findingAsked()
            onConsignmentAsked: pages.pageAsked(6)
            onRecordedAsked: id => pages.showFinding(id)
        }
    }
    LazyPage {
        id: findingsPage

        wanted: pages.page === 2
        sourceComponent: FindingsPage {
            app: pages.app
            wide: pages.wide
            onScanAsked: pages.pageAsked(0)
            onPaperAsked: id => pages.documentAsked("", id)
            onGoOnAsked: unfinished => pages.goOnAsked(unfinished)
            onCorrectionAsked: {
                pages.cameFrom = -1; // it goes on here
                pages.correctionAsked();
            }
            onDocumentAsked: (kind, id) => pages.documentAsked(kind, id)
            onInspectionAsked: id => pages.resumeInspection(id)
            onDetailsClosed: pages.leaveFinding()
        }
    }
    LazyPage {
        id: searchPage

        wanted: pages.page === 3
        sourceComponent: SearchPage {
            app: pages.app
            wide: pages.wide
            view: pages.lookAt
            onViewAsked: view => pages.lookAt = view
            onCheckAsked: code => pages.checkAsked(code)
            onFindingsAsked: ids => {
                pages.app.findings.showOnly(ids);
                pages.pageAsked(2);
            }
            onSyncAsked: pages.pageAsked(4)
            onFindingAsked: id => pages.showFinding(id)
            onConsignmentAsked: id => pages.resumeConsignment(id)
            onInspectionAsked: id => pages.resumeInspection(id)
        }
    }
    LazyPage {
        wanted: pages.page === 4
        sourceComponent: SyncPage {
            app: pages.app
            wide: pages.wide
        }
    }
    LazyPage {
        wanted: pages.page === 5
        sourceComponent: SettingsPage {
            app: pages.app
            wide: pages.wide
            onProtectionAsked: guard => pages.protectionAsked(guard)
            onScannerAsked: pages.scannerAsked()
        }
    }
    LazyPage {
        id: consignmentPage

        wanted: pages.page === 6
        sourceComponent: ConsignmentPage {
            app: pages.app
            wide: pages.wide
            onScanAsked: pages.pageAsked(0)
            onDocumentAsked: (kind, id) => pages.documentAsked(kind, id)
            onLookedUp: pages.pageAsked(1)
            onFindingAsked: id => pages.showFinding(id)
        }
    }
    LazyPage {
        wanted: pages.page === 7
        sourceComponent: InspectionPage {
            app: pages.app
            wide: pages.wide
            onScanAsked: pages.pageAsked(0)
            onItemAsked: pages.pageAsked(1)
            onFindingAsked: id => pages.showFinding(id)
            onRecordAsked: (kind, recordId) => pages.showRecord(kind, recordId)
            onDocumentAsked: (kind, id) => pages.documentAsked(kind, id)
        }
    }
}
