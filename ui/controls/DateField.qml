// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

/// A line for a day, typed as day/month/year or picked from a calendar (its button, or Alt and the down arrow).
Field {
    id: field

    property bool calendar: true ///< false: a line like any other
    property bool timed: false   ///< a day with hour and minute

    property string whenLeft ///< what stood here when the keyboard left

    /// What a text says, as the models read it (typed_time.h): {year, month, day, hour, minute}; null when it says none.
    function read(text: string): var {
        const found = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[ ,]+(\d{1,2})[:hg.](\d{2}))?\s*$/.exec(text);
        if (found === null)
            return null;
        const year = Number(found[3]) + (found[3].length === 2 ? 2000 : 0);
        const said = { year: year, month: Number(found[2]) - 1, day: Number(found[1]), hour: Number(found[4] ?? 0), minute: Number(found[5] ?? 0) };
        const there = new Date(said.year, said.month, said.day, 12);
        const real = there.getFullYear() === year && there.getMonth() === said.month && there.getDate() === said.day;
        return real && said.hour < 24 && said.minute < 60 && (found[4] !== undefined) === timed ? said : null;
    }
    function openCalendar() {
        picker.active = true;
        (picker.item as CalendarSheet)?.begin(read(text));
    }

    placeholder: !calendar ? "" : timed ? qsTr("day/month/year hour:minute") : qsTr("day/month/year")
    problem: {
        if (!calendar || text === "" || text !== whenLeft || read(text) !== null)
            return "";
        return timed ? qsTr("Not understood: write a time as 31/12/2026 14:05.") : qsTr("Not understood: write a day as 31/12/2026.");
    }
    trailing: calendar && !readOnly ? opener : null
    onFinished: whenLeft = text
    Keys.onDownPressed: event => {
        event.accepted = (event.modifiers & Qt.AltModifier) !== 0 && trailing !== null;
        if (event.accepted)
            openCalendar();
    }

    Component {
        id: opener

        IconButton {
            text: qsTr("Calendar: %1").arg(field.spokenLabel)
            iconName: "calendar"
            onClicked: field.openCalendar()
        }
    }
    // Made when first asked for: a page has many such lines.
    Loader {
        id: picker

        active: false
        visible: false
        sourceComponent: CalendarSheet {
            parent: field.Overlay.overlay
            title: field.spokenLabel
            timed: field.timed
            onPicked: text => field.enter(text)
        }
    }
}
