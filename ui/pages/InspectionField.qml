// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls

/// A line of the inspection's form, or of a row of one of its lists. What is not understood stays to be mended.
DateField {
    id: field

    required property var inspection
    required property string name
    property string list ///< nothing: of the inspection itself
    property int row: 0
    property bool day: false ///< a day, or with `timed` a time
    property bool whole: calendar ///< taken when it is complete: days, times, numbers

    readonly property var held: list === "" ? inspection.fields[name] ?? "" : (inspection.lists[list] ?? [])[row]?.[name] ?? ""
    readonly property string value: held === 0 ? "" : held ///< a count that nobody gave is not shown as 0
    property string typed
    property bool refused: false ///< what was typed was not taken

    function give(text: string) {
        typed = text;
        problem = list === "" ? inspection.set(name, text) : inspection.setCell(list, row, name, text);
        refused = problem !== "" && value !== text;
    }
    /// It may be another row's field from now on: what was typed was meant for the one before.
    function follow() {
        problem = "";
        refused = false;
        text = Qt.binding(() => field.refused ? field.typed : field.value);
    }

    calendar: day || timed
    text: refused ? typed : value
    readOnly: inspection.readOnly
    onEdited: text => { if (!whole) give(text); }
    onFinished: if (whole && !readOnly && (text !== value || refused)) give(text)

    Connections {
        target: field.inspection
        enabled: field.list !== ""

        function onRowsMoved(list: string, row: int) {
            const within = (list === "samples" && field.list === "seals") || (["samples", "handOvers"].includes(list) && field.list.startsWith("handed:"));
            if (list === "" || within || (list === field.list && field.row >= row))
                field.follow();
        }
    }
}
