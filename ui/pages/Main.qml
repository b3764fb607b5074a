// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// The window: navigation, the five pages, the sheet for a finding. `app` gives everything that is shown.
ApplicationWindow {
    id: window

    required property var app
    property int page: 0
    property bool audible: true ///< false where there is nobody to hear: tests
    readonly property bool wide: width >= 960 && width > height
    readonly property list<string> titles: [qsTr("Scan"), qsTr("Result"), qsTr("Findings"), qsTr("Sync"), qsTr("Settings")]

    function go(index: int) {
        page = index;
        pages.itemAt(index)?.forceActiveFocus();
    }
    /// Shows a record as it is printed; `kind` as DocumentsModel names it, "" for the first that the record has.
    function previewPaper(id: string, kind: string) {
        preview.active = true;
        (preview.item as DocumentPreview).show(id, kind);
    }
    function recordFinding() {
        if (app.result.empty)
            return;
        findingSheet.begin();
    }

    width: 1280
    height: 800
    minimumWidth: 480
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

    Binding {
        target: Theme
        property: "dark"
        value: window.app.settings.theme === "dark" || (window.app.settings.theme === "system" && Application.styleHints.colorScheme === Qt.Dark)
    }
    Binding {
        target: Theme
        property: "fontScale"
        value: Math.max(0.8, Math.min(2, window.app.settings.fontScale))
    }

    AppShortcuts {
        busy: findingSheet.opened || ((preview.item as DocumentPreview)?.opened ?? false)
        onPageAsked: index => window.go(index)
        onOpenAsked: scanPage.pick("file")
        onTypeAsked: {
            window.go(0);
            scanPage.typeCode();
        }
        onRecordAsked: window.recordFinding()
        onBackAsked: window.go(0)
    }

    GridLayout {
        anchors.fill: parent
        columns: window.wide ? 2 : 1
        columnSpacing: 0
        rowSpacing: 0

        NavigationBar {
            rail: window.wide
            current: window.page
            places: [
                { text: window.titles[0], icon: "scan", shortcut: "Ctrl+1" },
                { text: window.titles[1], icon: "result", shortcut: "Ctrl+2" },
                { text: window.titles[2], icon: "findings", shortcut: "Ctrl+3", badge: window.app.findings.waiting + window.app.findings.partial + window.app.findings.quarantined, badgeLevel: window.app.findings.quarantined > 0 ? "danger" : "attention" },
                { text: window.titles[3], icon: "sync", shortcut: "Ctrl+4" },
                { text: window.titles[4], icon: "settings", shortcut: "Ctrl+5" }
            ]
            Layout.row: window.wide ? 0 : 1
            Layout.column: 0
            Layout.fillWidth: !window.wide
            Layout.fillHeight: window.wide
            onChosen: index => window.go(index)
        }
        ColumnLayout {
            spacing: 0
            Layout.row: 0
            Layout.column: window.wide ? 1 : 0
            Layout.fillWidth: true
            Layout.fillHeight: true

            TopBar {
                title: window.titles[window.page]
                app: window.app
                Layout.fillWidth: true
                onSyncAsked: window.go(3)
            }
            StackLayout {
                id: pages

                currentIndex: window.page

                ScanPage {
                    id: scanPage

                    app: window.app
                    wide: window.wide
                    onDetailsAsked: window.go(1)
                    onFindingAsked: window.recordFinding()
                }
                LazyPage {
                    wanted: window.page === 1
                    sourceComponent: ResultPage {
                        app: window.app
                        wide: window.wide
                        onScanAsked: window.go(0)
                        onFindingAsked: window.recordFinding()
                    }
                }
                LazyPage {
                    wanted: window.page === 2
                    sourceComponent: FindingsPage {
                        app: window.app
                        wide: window.wide
                        onPaperAsked: id => window.previewPaper(id, "")
                        onScanAsked: window.go(0)
                    }
                }
                LazyPage {
                    wanted: window.page === 3
                    sourceComponent: SyncPage {
                        app: window.app
                        wide: window.wide
                    }
                }
                LazyPage {
                    wanted: window.page === 4
                    sourceComponent: SettingsPage {
                        app: window.app
                        wide: window.wide
                    }
                }
            }
        }
    }

    Loader {
        id: preview

        active: false
        sourceComponent: DocumentPreview {
            parent: window.Overlay.overlay
            app: window.app
            wide: window.wide
        }
    }
    FindingSheet {
        id: findingSheet

        parent: Overlay.overlay
        app: window.app
        wide: window.wide
        onQueueAsked: window.go(2)
    }
    Toast {
        id: toast

        parent: Overlay.overlay
        anchors.horizontalCenter: parent?.horizontalCenter
        y: (parent?.height ?? 0) - height - (window.wide ? Theme.xl : 100)
    }
    Loader {
        id: tones

        active: false
        sourceComponent: ItemSound {}
    }
    Connections {
        target: window.app.scan

        // A reader works on every page: what it found is said where the inspector is.
        function onItemFound(level: string) {
            if (window.audible && window.app.settings.sound) {
                tones.active = true;
                (tones.item as ItemSound).play(level);
            }
            if (window.page > 1)
                toast.show(qsTr("%1: %2").arg(window.app.result.overallText).arg(window.app.result.title), level);
        }
    }
}
