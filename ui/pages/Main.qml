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
    property string lookAt: "search" ///< view of the page for looking up
    property bool audible: true ///< false where there is nobody to hear: tests
    readonly property bool wide: width >= 960 && width > height
    readonly property list<string> titles: [qsTr("Scan"), qsTr("Result"), qsTr("Findings"), qsTr("Look up"), qsTr("Sync"), qsTr("Settings"), qsTr("Consignment")]

    function go(index: int) {
        page = index;
        pages.itemAt(index)?.forceActiveFocus();
    }
    /// A number that was looked up, judged like one that was typed.
    function check(code: string) {
        app.scan.submitText(code);
        go(1);
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
        busy: findingSheet.opened || window.app.lock.locked
        onPageAsked: index => window.go(index)
        onOpenAsked: scanPage.pick("file")
        onTypeAsked: {
            window.go(0);
            scanPage.typeCode();
        }
        onRecordAsked: window.recordFinding()
        onLockAsked: window.app.lock.lock()
        onHelpAsked: helpSheet.open()
        onFindAsked: {
            window.go(3);
            (searchPage.item as SearchPage).takeFocus();
        }
        onBackAsked: {
            if (window.page === 3 && window.app.record.open)
                window.app.record.back();
            else
                window.go(0);
        }
    }

    GridLayout {
        anchors.fill: parent
        visible: !window.app.lock.locked // also for who only hears the screen
        columns: window.wide ? 2 : 1
        columnSpacing: 0
        rowSpacing: 0

        NavigationBar {
            rail: window.wide
            current: window.page === 6 ? 0 : window.page // a consignment is scanned
            places: [
                { text: window.titles[0], icon: "scan", shortcut: "Ctrl+1" },
                { text: window.titles[1], icon: "result", shortcut: "Ctrl+2" },
                { text: window.titles[2], icon: "findings", shortcut: "Ctrl+3", badge: window.app.findings.waiting + window.app.findings.partial + window.app.findings.quarantined, badgeLevel: window.app.findings.quarantined > 0 ? "danger" : "attention" },
                { text: window.titles[3], icon: "search", shortcut: "Ctrl+4", badge: window.app.alerts.newCount },
                { text: window.titles[4], icon: "sync", shortcut: "Ctrl+5" },
                { text: window.titles[5], icon: "settings", shortcut: "Ctrl+6" }
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
                onSyncAsked: window.go(4)
                onHelpAsked: helpSheet.open()
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
                    onConsignmentAsked: window.go(6)
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
                        onScanAsked: window.go(0)
                    }
                }
                LazyPage {
                    id: searchPage

                    wanted: window.page === 3
                    sourceComponent: SearchPage {
                        app: window.app
                        wide: window.wide
                        view: window.lookAt
                        onViewAsked: view => window.lookAt = view
                        onCheckAsked: code => window.check(code)
                        onFindingsAsked: window.go(2)
                    }
                }
                LazyPage {
                    wanted: window.page === 4
                    sourceComponent: SyncPage {
                        app: window.app
                        wide: window.wide
                    }
                }
                LazyPage {
                    wanted: window.page === 5
                    sourceComponent: SettingsPage {
                        app: window.app
                        wide: window.wide
                        onProtectionAsked: guard => protectionSheet.begin(guard)
                    }
                }
                LazyPage {
                    wanted: window.page === 6
                    sourceComponent: ConsignmentPage {
                        app: window.app
                        wide: window.wide
                        onScanAsked: window.go(0)
                    }
                }
            }
        }
    }

    FindingSheet {
        id: findingSheet

        parent: Overlay.overlay
        app: window.app
        wide: window.wide
        onQueueAsked: window.go(2)
    }
    WelcomePage {
        parent: Overlay.overlay
        app: window.app
        onProtectionAsked: guard => protectionSheet.begin(guard)
    }
    ProtectionSheet {
        id: protectionSheet

        parent: Overlay.overlay
        app: window.app
        wide: window.wide
    }
    HelpSheet {
        id: helpSheet

        parent: Overlay.overlay
        wide: window.wide
    }
    LockPage {
        parent: Overlay.overlay
        app: window.app
    }
    ItemNotice {
        app: window.app
        audible: window.audible
        elsewhere: window.page > 1 && window.page < 6
        counting: window.page === 6
        wide: window.wide
    }
}
