// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

/// What comes over the pages: sheets, the guide, help, the lock, and what a reader found.
Item {
    id: sheets

    required property var app
    required property bool wide
    required property bool audible
    required property int page
    required property string place ///< the page in front, for the help

    /// There are keys of its own.
    readonly property bool busy: findingSheet.opened || app.lock.locked || ((paper.item as DocumentPreview)?.opened ?? false) || ((scannerSheet.item as ScannerSheet)?.opened ?? false)
    readonly property bool recording: findingSheet.visible

    signal queueAsked()

    function record() {
        findingSheet.begin();
    }
    function goOn(unfinished: var) {
        findingSheet.goOn(unfinished);
    }
    function correct() {
        findingSheet.beginCorrection();
    }
    function protect(guard: string) {
        protectionSheet.begin(guard);
    }
    function setUpScanner() {
        scannerSheet.active = true;
        (scannerSheet.item as ScannerSheet).open();
    }
    function help() {
        helpSheet.begin(place);
    }
    function preview(id: string, kind: string) {
        paper.active = true;
        (paper.item as DocumentPreview).show(id, kind);
    }

    Loader {
        id: paper

        active: false
        sourceComponent: DocumentPreview {
            parent: sheets.Overlay.overlay
            app: sheets.app
            wide: sheets.wide
        }
    }
    Loader {
        id: scannerSheet

        active: false
        sourceComponent: ScannerSheet {
            parent: sheets.Overlay.overlay
            app: sheets.app
            wide: sheets.wide
        }
    }
    FindingSheet {
        id: findingSheet

        parent: Overlay.overlay
        app: sheets.app
        wide: sheets.wide
        onQueueAsked: sheets.queueAsked()
    }
    WelcomePage {
        parent: Overlay.overlay
        app: sheets.app
        onHelpAsked: sheets.help()
        onProtectionAsked: guard => sheets.protect(guard)
    }
    ProtectionSheet {
        id: protectionSheet

        parent: Overlay.overlay
        app: sheets.app
        wide: sheets.wide
    }
    HelpSheet {
        id: helpSheet

        parent: Overlay.overlay
        app: sheets.app
        wide: sheets.wide
    }
    ProfileSheet {
        parent: Overlay.overlay
        app: sheets.app
        wide: sheets.wide
    }
    CrashSheet {
        parent: Overlay.overlay
        app: sheets.app
        wide: sheets.wide
    }
    InvitationSheet {
        parent: Overlay.overlay
        app: sheets.app
        wide: sheets.wide
    }
    LockPage {
        parent: Overlay.overlay
        app: sheets.app
    }
    ItemNotice {
        app: sheets.app
        audible: sheets.audible
        elsewhere: (sheets.page > 1 && sheets.page < 6) || (sheets.page === 6 && sheets.app.consignment.open && !counting)
        counting: sheets.page === 6 && sheets.app.consignment.running
        wide: sheets.wide
    }
}
