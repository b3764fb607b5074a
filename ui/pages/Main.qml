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

    /// A form is wanted: "finding", "minutes", "sampling", "seals", "handOver", and of what.
    signal documentAsked(string kind, string id)

    function go(index: int) {
        page = index;
        pages.itemAt(index)?.forceActiveFocus();
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
        busy: findingSheet.opened
        onPageAsked: index => window.go(places.pageAt(index))
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
                onSyncAsked: window.go(3)
                onInspectionAsked: window.go(5)
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
                        onScanAsked: window.go(0)
                        onCorrectionAsked: findingSheet.beginCorrection()
                        onDocumentAsked: (kind, id) => window.documentAsked(kind, id)
                        onInspectionAsked: id => {
                            window.app.inspection.resume(id);
                            window.go(5);
                        }
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
                LazyPage {
                    wanted: window.page === 5
                    sourceComponent: InspectionPage {
                        app: window.app
                        wide: window.wide
                        onScanAsked: window.go(0)
                        onItemAsked: window.go(1)
                        onDocumentAsked: (kind, id) => window.documentAsked(kind, id)
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
