// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Nqi.Controls

/// The keys of the whole window, as the table has them, and what they do there. Those of a sheet are in the sheet.
Item {
    id: keys

    required property var app
    required property int page
    property bool busy: false ///< a sheet is open and has its own keys
    property bool undoOffered: false ///< over every page

    readonly property ShortcutTable table: ShortcutTable {}
    readonly property var here: ({
        scan: page === 0,
        result: page === 1,
        consignment: page === 6 && app.consignment.open,
        inspection: page === 7 && app.inspection.open
    })
    readonly property int signatures: 6 ///< the step
    readonly property bool signing: app.inspection.step === signatures
    readonly property UndoOffers offers: UndoOffers {
        app: keys.app
        page: keys.page
        everywhere: keys.undoOffered
        onWindowAsked: keys.undoAsked()
    }

    signal placeAsked(int index) ///< of the bar
    signal pageAsked(int page)
    signal asked(string action) ///< of the pages
    signal paperAsked(string id, string kind)
    signal recordAsked()
    signal helpAsked()
    signal alertAsked()
    signal undoAsked() ///< of what is offered over every page

    function works(action: var): bool {
        switch (action.name) {
        case "undo": return offers.place !== "";
        case "stopDownload": return app.sync.progress >= 0;
        case "signOnScreen": return here.inspection && !app.inspection.readOnly && !signing; // there the step has the key
        }
        return action.where.length === 0 || action.where.some(place => here[place]);
    }
    function act(action: string) {
        switch (action) {
        case "back": goBack(); break;
        case "help": helpAsked(); break;
        case "lock": app.lock.lock(); break;
        case "record": recordAsked(); break;
        case "camera": switchCamera(); break;
        case "newInspection": beginInspection(); break;
        case "consignment": goToConsignment(); break;
        case "syncNow": syncNow(); break;
        case "sendAgain": sendAgain(); break;
        case "largerText": scaleText(1); break;
        case "smallerText": scaleText(-1); break;
        case "clearList": app.scan.clear(); break;
        case "nextStep": app.inspection.step += 1; break;
        case "previousStep": app.inspection.step -= 1; break;
        case "undo": offers.take(); break;
        case "alert": alertAsked(); break;
        case "stopDownload": app.sync.stopDownload(); break;
        case "nextItem": app.scan.selectBeside(1); break;
        case "previousItem": app.scan.selectBeside(-1); break;
        case "signOnScreen": app.inspection.step = signatures; break;
        case "sign": sign(); break;
        case "paper": showPaper(); break;
        case "closeWork": closeWork(); break;
        case "byHand": app.consignment.byPerson = !app.consignment.byPerson; break;
        default: askPages(action);
        }
    }
    function askPages(action: string) {
        if (action === "find" || action === "map")
            pageAsked(3);
        else if (action === "typeCode")
            pageAsked(0);
        else if (action === "otherCamera")
            scanHere();
        asked(action);
    }
    function goBack() {
        if (page === 3 && app.record.open)
            app.record.back();
        else
            pageAsked(0);
    }
    function goToConsignment() {
        if (app.consignment.available)
            pageAsked(6);
    }
    function closeWork() {
        if (page === 6)
            app.consignment.close();
        else if (!app.inspection.busy)
            app.inspection.close();
    }
    function scanHere() {
        if (page !== 6)
            pageAsked(0);
    }
    /// From another page the camera is looked at, not stopped.
    function switchCamera() {
        const seen = here.scan || page === 6;
        scanHere();
        if (app.scan.running) {
            if (seen)
                app.scan.stop();
            return;
        }
        const cameras = app.scan.cameras;
        const last = app.scan.cameraLike(app.settings.cameraId, app.settings.cameraName);
        if (cameras.length > 1 && last === "")
            asked("otherCamera");
        else if (cameras.length > 0)
            app.scan.useCamera(cameras.length > 1 ? last : cameras[0].id);
    }
    function beginInspection() {
        pageAsked(7);
        if (!app.inspection.busy)
            app.inspection.begin();
    }
    function syncNow() {
        pageAsked(4);
        if (!app.sync.busy && !app.sync.paused)
            app.sync.syncNow();
    }
    function sendAgain() {
        pageAsked(2);
        if (app.findings.waiting + app.findings.partial + app.findings.quarantined > 0)
            app.findings.retryAll();
    }
    function scaleText(by: int) {
        const next = Theme.nearestScale(app.settings.fontScale) + by;
        if (next >= 0 && next < Theme.fontScales.length)
            app.settings.fontScale = Theme.fontScales[next];
    }
    /// Not before what is signed is on the screen.
    function sign() {
        const inspection = app.inspection;
        if (inspection.step !== inspection.steps.length - 1)
            inspection.step = inspection.steps.length - 1;
        else if (!inspection.readOnly && !inspection.busy && inspection.gaps.length === 0)
            inspection.sign();
    }
    function showPaper() {
        if (page === 7)
            paperAsked(app.inspection.inspectionId, "minutes");
        else
            paperAsked(app.consignment.checkId, app.consignment.finished ? "notice" : "registration");
    }

    Repeater {
        model: keys.table.rows.filter(row => row.name !== "page" && (row.where.length === 0 || row.where.some(place => place in keys.here)))

        Item {
            id: one

            required property var modelData
            readonly property bool always: modelData.name === "lock"

            Shortcut {
                sequences: one.modelData.keys
                // The device is locked also from a sheet or the guide: what lies under those gets no other keys.
                context: one.always ? Qt.ApplicationShortcut : Qt.WindowShortcut
                enabled: (one.always || !keys.busy) && keys.works(one.modelData)
                autoRepeat: false
                onActivated: keys.act(one.modelData.name)
            }
        }
    }
    Repeater {
        model: keys.table.keys("page")

        Item {
            id: place

            required property int index
            required property string modelData

            Shortcut {
                sequences: [place.modelData]
                enabled: !keys.busy
                onActivated: keys.placeAsked(place.index)
            }
        }
    }
}
