// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// The one table of keys: what they do, and where. Whoever acts on keys, lists them or names them on a button asks it.
QtObject {
    /// Free for input methods and scanners stay Ctrl+Space, Alt+Z, Ctrl+Shift+U, and Ctrl with I, J, M or ].
    /// {name, keys, where, text}; `where` is empty for what works on every page, else names of `places`; `shown` is for
    /// people, where the keys in full would be too many.
    readonly property var rows: [
        { name: "page", keys: ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6", "Ctrl+7", "Ctrl+8", "Ctrl+9"], shown: "Ctrl+1 … 9", where: [], text: qsTr("Go to a page") },
        { name: "back", keys: ["Esc", "Alt+Left", "Back"], shown: "Esc", where: [], text: qsTr("Back, or close") },
        { name: "help", keys: ["F1"], where: [], text: qsTr("This help") },
        { name: "find", keys: ["Ctrl+F"], where: [], text: qsTr("Look up in the national data") },
        { name: "alert", keys: ["F6"], where: [], text: qsTr("Show the newest serious alert, or all alerts") },
        { name: "map", keys: ["F7"], where: [], text: qsTr("The day, with the map of findings") },
        { name: "undo", keys: ["Ctrl+Z"], where: [], text: qsTr("Undo what was just taken away, cleared or put away") },
        { name: "lock", keys: ["Ctrl+Shift+L"], where: [], text: qsTr("Lock the device") },
        { name: "camera", keys: ["Ctrl+K"], where: [], text: qsTr("Start or stop the camera") },
        { name: "otherCamera", keys: ["Ctrl+Shift+K"], where: [], text: qsTr("Choose another camera") },
        { name: "openFile", keys: ["Ctrl+O"], where: [], text: qsTr("Open a picture or video") },
        { name: "openFolder", keys: ["Ctrl+Shift+O"], where: [], text: qsTr("Open a folder of pictures") },
        { name: "openAddress", keys: ["Ctrl+U"], where: [], text: qsTr("Open a camera or video at an address") },
        { name: "typeCode", keys: ["Ctrl+L"], where: [], text: qsTr("Type a code") },
        { name: "newInspection", keys: ["Ctrl+N"], where: [], text: qsTr("Begin an inspection") },
        { name: "consignment", keys: ["Ctrl+G"], where: [], text: qsTr("Go to the consignment") },
        { name: "syncNow", keys: ["F5"], where: [], text: qsTr("Sync now") },
        { name: "stopDownload", keys: ["Shift+F5"], where: [], text: qsTr("Stop the download") },
        { name: "sendAgain", keys: ["Ctrl+Shift+R"], where: [], text: qsTr("Send again what waits") },
        { name: "largerText", keys: ["Alt++", "Alt+="], shown: "Alt++", where: [], text: qsTr("Larger text") },
        { name: "smallerText", keys: ["Alt+-"], shown: "Alt+−", where: [], text: qsTr("Smaller text") },
        { name: "zoomIn", keys: ["Ctrl++", "Ctrl+="], shown: "Ctrl++", where: ["camera"], text: qsTr("Closer") },
        { name: "zoomOut", keys: ["Ctrl+-"], shown: "Ctrl+−", where: ["camera"], text: qsTr("Farther") },
        { name: "light", keys: ["Ctrl+T"], where: ["camera"], text: qsTr("Light on or off") },
        { name: "clearList", keys: ["Ctrl+Shift+Del"], where: ["scan"], text: qsTr("Clear the list") },
        { name: "nextItem", keys: ["Alt+Down"], where: ["scan", "result"], text: qsTr("Next item of the list") },
        { name: "previousItem", keys: ["Alt+Up"], where: ["scan", "result"], text: qsTr("Previous item of the list") },
        { name: "record", keys: ["Ctrl+S"], where: ["scan", "result", "finding"], text: qsTr("Record or save a finding") },
        { name: "paste", keys: ["Ctrl+V"], where: ["pictures"], text: qsTr("Paste a copied picture") },
        { name: "photograph", keys: ["Ctrl+Shift+A"], where: ["finding", "step"], text: qsTr("Photograph what is asked for next; an annex once it has a name") },
        { name: "nextStep", keys: ["Ctrl+PgDown"], where: ["inspection"], text: qsTr("Next step") },
        { name: "previousStep", keys: ["Ctrl+PgUp"], where: ["inspection"], text: qsTr("Previous step") },
        { name: "addRow", keys: ["Ctrl+Shift+N"], where: ["step"], text: qsTr("Add a content, a sample, a measure or a statement") },
        { name: "signOnScreen", keys: ["Ctrl+Shift+S"], where: ["inspection"], text: qsTr("Go to the signatures; there: sign on the screen") },
        { name: "sign", keys: ["Ctrl+Return", "Ctrl+Enter"], shown: "Ctrl+Enter", where: ["inspection"], text: qsTr("Go to the last step; there: make the minutes and send them") },
        { name: "paper", keys: ["Ctrl+Shift+P"], where: ["inspection", "consignment"], text: qsTr("The minutes, or the result notice, as a document") },
        { name: "closeWork", keys: ["Ctrl+W"], where: ["inspection", "consignment"], text: qsTr("Close it; everything is kept") },
        { name: "finish", keys: ["Ctrl+Shift+F"], where: ["consignment"], text: qsTr("Finish the check") },
        { name: "byHand", keys: ["Ctrl+H"], where: ["consignment"], text: qsTr("Count by hand, or by scanning") },
        { name: "print", keys: ["Ctrl+P"], where: ["paper"], text: qsTr("Print") },
        { name: "savePaper", keys: ["Ctrl+E"], where: ["paper"], text: qsTr("Save as PDF") }
    ]
    readonly property var places: ({
        camera: qsTr("camera"),
        scan: qsTr("scan page"),
        result: qsTr("result page"),
        finding: qsTr("finding"),
        pictures: qsTr("photographs and annexes"),
        inspection: qsTr("inspection"),
        step: qsTr("steps of an inspection"),
        consignment: qsTr("consignment"),
        paper: qsTr("print preview")
    })

    function row(name: string): var {
        return rows.find(one => one.name === name);
    }
    function keys(name: string): var {
        return row(name)?.keys ?? [];
    }
    /// The keys as they are told: with the names that stand on them.
    function shown(name: string): string {
        return row(name)?.shown ?? keys(name).join(", ");
    }
    /// What the keys do, and where, unless that is everywhere.
    function told(name: string): string {
        const one = row(name);
        const there = one.where.map(place => places[place]).join(", ");
        return there === "" ? one.text : qsTr("%1 (%2)").arg(one.text).arg(there);
    }
}
