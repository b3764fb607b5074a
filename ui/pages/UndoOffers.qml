// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Where something can be had back now, for the one key that takes it.
QtObject {
    id: offers

    required property var app
    required property int page
    property bool everywhere: false ///< over every page: it goes away by itself, and comes first

    readonly property string place: {
        if (everywhere)
            return "window";
        if (page === 7 && app.inspection.open && app.inspection.undoText !== "")
            return "inspection";
        if (page === 2 && app.finding.discarded !== "")
            return "finding";
        return page === 5 && app.profile.canUndo ? "profile" : "";
    }

    signal windowAsked()

    function take() {
        switch (place) {
        case "window": windowAsked(); break;
        case "inspection": app.inspection.undo(); break;
        case "finding": app.finding.restoreDiscarded(); break;
        case "profile": app.profile.undo(); break;
        }
    }
}
