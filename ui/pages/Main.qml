// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// The window: navigation, the pages, what comes over them. `app` gives everything that is shown.
ApplicationWindow {
    id: window

    required property var app
    property int page: 0
    property alias lookAt: pages.lookAt ///< view of the page for looking up
    property bool audible: true ///< false where there is nobody to hear: tests
    readonly property bool wide: width >= 960 && width > height

    function go(index: int) {
        page = index;
        pages.itemAt(index)?.forceActiveFocus();
    }
    /// What the records say under a number: looked up, which is no meeting of the goods.
    function lookUp(code: string) {
        app.scan.lookUp(code);
        go(1);
    }
    /// Shows a record as it is printed; `kind` as DocumentsModel names it, "" for the first that the record has.
    function previewPaper(id: string, kind: string) {
        sheets.preview(id, kind);
    }
    function setUpScanner() {
        sheets.setUpScanner();
    }
    function showLookUp(view: string) {
        while (app.record.open)
            app.record.back();
        lookAt = view;
        go(3);
    }
    function showAlert(id: string) {
        showLookUp("alerts");
        app.record.show("alert", id);
        app.news.read(id);
    }
    /// The message of the desktop was pressed.
    function showDeadline() {
        if (!app.lock.locked && app.deadlines.count > 0)
            pages.openDeadline(app.deadlines.rows[0]);
    }
    function come() {
        raise();
        requestActivate();
    }
    /// The newest serious alert; when none is new, all of them.
    function showNews() {
        app.news.count > 0 ? showAlert(app.news.first.id) : showLookUp("alerts");
    }
    function recordFinding() {
        if (!app.result.empty)
            sheets.record();
    }

    onPageChanged: app.crash.notePage(page)
    width: 1280
    height: 800
    minimumWidth: 520
    minimumHeight: 560
    visible: true
    title: qsTr("NQI Inspector")
    color: Theme.colors.background
    palette.window: Theme.colors.background
    palette.base: Theme.colors.surface
    palette.text: Theme.colors.text
    palette.windowText: Theme.colors.text
    palette.buttonText: Theme.colors.text
    palette.button: Theme.colors.sunken
    palette.highlight: Theme.colors.primary
    palette.highlightedText: Theme.colors.primaryText

    AppModes {
        app: window.app
        page: window.page
        recording: sheets.recording
    }
    Connections {
        target: window.app.consignment

        function onFindingReady() {
            if (window.page === 1)
                window.recordFinding();
        }
    }
    AppShortcuts {
        app: window.app
        page: window.page
        busy: sheets.busy
        undoOffered: undoNotice.visible
        onPlaceAsked: index => window.go(places.pageAt(index))
        onPageAsked: page => window.go(page)
        onAsked: action => pages.act(action)
        onPaperAsked: (id, kind) => window.previewPaper(id, kind)
        onRecordAsked: window.recordFinding()
        onHelpAsked: sheets.help()
        onAlertAsked: window.showNews()
        onUndoAsked: undoNotice.act()
    }

    GridLayout {
        anchors.fill: parent
        visible: !window.app.lock.locked // also for who only hears the screen
        columns: window.wide ? 2 : 1
        layoutDirection: Theme.direction
        columnSpacing: 0
        rowSpacing: 0

        AppPlaces {
            id: places

            app: window.app
            page: window.page
            rail: window.wide
            Layout.row: window.wide ? 0 : 1
            Layout.column: 0
            Layout.fillWidth: !window.wide
            Layout.fillHeight: window.wide
            onPageAsked: page => window.go(page)
        }
        ColumnLayout {
            spacing: 0
            Layout.row: 0
            Layout.column: window.wide ? 1 : 0
            Layout.fillWidth: true
            Layout.fillHeight: true

            TopBar {
                title: places.title
                app: window.app
                Layout.fillWidth: true
                onSyncAsked: window.go(4)
                onHelpAsked: sheets.help()
                onInspectionAsked: window.go(7)
                onConsignmentAsked: window.go(6)
            }
            NewsBanner {
                news: window.app.news
                Layout.fillWidth: true
                onAlertAsked: id => window.showAlert(id)
                onListAsked: window.showLookUp("alerts")
                onWindowAsked: window.come()
            }
            DeadlinesBanner {
                deadlines: window.app.deadlines
                inFront: window.page === 7 ? window.app.inspection.inspectionId : window.page === 6 ? window.app.consignment.checkId : ""
                Layout.fillWidth: true
                onRowAsked: row => pages.openDeadline(row)
                onListAsked: window.showLookUp("day")
                onWindowAsked: {
                    window.come();
                    window.showDeadline();
                }
            }
            AppPages {
                id: pages

                app: window.app
                wide: window.wide
                page: window.page
                onPageAsked: page => window.go(page)
                onFindingAsked: window.recordFinding()
                onGoOnAsked: unfinished => sheets.goOn(unfinished)
                onCorrectionAsked: sheets.correct()
                onProtectionAsked: guard => sheets.protect(guard)
                onScannerAsked: sheets.setUpScanner()
                onCheckAsked: code => window.lookUp(code)
                onDocumentAsked: (kind, id) => window.previewPaper(id, kind === "finding" ? "findingReport" : kind)
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }

    UndoNotice {
        id: undoNotice

        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height - height - 96
        app: window.app
    }
    AppSheets {
        id: sheets

        app: window.app
        wide: window.wide
        audible: window.audible
        page: window.page
        place: pages.place
        onQueueAsked: window.go(2)
    }
}
