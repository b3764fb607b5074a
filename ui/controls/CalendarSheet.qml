// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/// A day is picked from a month, and with it, when asked, the hour and the minute. Weeks begin on Monday.
Sheet {
    id: sheet

    property bool timed: false

    /// At noon, which every time zone has. The keyboard stands on it, and its month is shown.
    property date day: new Date(2000, 0, 1, 12)
    property int hour: 0
    property int minute: 0
    property date now: day

    //: The English that is read here: its weeks begin on Monday, as those of Viet Nam do.
    readonly property var names: Qt.locale(qsTr("en_GB"))
    readonly property var minutes: {
        const steps = Array.from({ length: 12 }, (none, i) => 5 * i);
        return (steps.includes(minute) ? steps : steps.concat(minute).sort((a, b) => a - b)).map(option);
    }

    /// "31/12/2026", or "31/12/2026 14:05".
    signal picked(string text)

    function two(number: int): string {
        return String(number).padStart(2, "0");
    }
    function option(number: int): var {
        return { value: String(number), text: two(number) };
    }

    /// `start`: {year, month, day, hour, minute}, the month from 0; null: now.
    function begin(start: var) {
        // The clock of Viet Nam, whatever zone the machine is set to.
        const here = new Date(Date.now() + 7 * 3600 * 1000);
        now = new Date(here.getUTCFullYear(), here.getUTCMonth(), here.getUTCDate(), 12);
        const from = start ?? { year: now.getFullYear(), month: now.getMonth(), day: now.getDate(), hour: here.getUTCHours(), minute: here.getUTCMinutes() };
        day = new Date(from.year, from.month, from.day, 12);
        hour = from.hour;
        minute = from.minute;
        open();
    }
    function takeNow() {
        begin(null);
        give();
    }
    function give() {
        const text = [two(day.getDate()), two(day.getMonth() + 1), String(day.getFullYear()).padStart(4, "0")].join("/");
        close();
        picked(timed ? text + " " + two(hour) + ":" + two(minute) : text);
    }
    /// The same day of another month, or the last of a shorter one.
    function stepMonths(months: int) {
        const last = new Date(day.getFullYear(), day.getMonth() + months + 1, 0, 12);
        day = new Date(last.getFullYear(), last.getMonth(), Math.min(day.getDate(), last.getDate()), 12);
    }

    wide: (parent?.width ?? 0) > 480
    widest: Math.max(420, 30 * Theme.body)
    onOpened: month.stand()

    GridLayout {
        columns: width >= 26 * Theme.body ? 2 : 1
        columnSpacing: Theme.m
        rowSpacing: Theme.xs
        uniformCellWidths: true
        Layout.fillWidth: true

        RowLayout {
            spacing: 0
            Layout.fillWidth: true

            IconButton {
                text: qsTr("Previous month")
                iconName: "back"
                onClicked: sheet.stepMonths(-1)
            }
            AppText {
                text: sheet.names.standaloneMonthName(sheet.day.getMonth())
                kind: AppText.Strong
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            IconButton {
                text: qsTr("Next month")
                iconName: "next"
                onClicked: sheet.stepMonths(1)
            }
        }
        RowLayout {
            spacing: 0
            Layout.fillWidth: true

            IconButton {
                text: qsTr("Previous year")
                iconName: "back"
                onClicked: sheet.stepMonths(-12)
            }
            AppText {
                text: String(sheet.day.getFullYear())
                kind: AppText.Strong
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            IconButton {
                text: qsTr("Next year")
                iconName: "next"
                onClicked: sheet.stepMonths(12)
            }
        }
    }
    CalendarMonth {
        id: month

        names: sheet.names
        day: sheet.day
        now: sheet.now
        Layout.fillWidth: true
        onMoved: day => sheet.day = day
        onMonthsAsked: months => sheet.stepMonths(months)
        onTaken: sheet.give()
        onPressed: {
            if (sheet.timed)
                Qt.callLater(month.stand);
            else
                sheet.give();
        }
    }
    GridLayout {
        columns: 2
        columnSpacing: Theme.m
        uniformCellWidths: true
        visible: sheet.timed
        Layout.fillWidth: true

        PickField {
            label: qsTr("Hour")
            options: Array.from({ length: 24 }, (none, i) => sheet.option(i))
            current: String(sheet.hour)
            Layout.fillWidth: true
            onPicked: value => sheet.hour = Number(value)
        }
        PickField {
            label: qsTr("Minute")
            options: sheet.minutes
            current: String(sheet.minute)
            Layout.fillWidth: true
            onPicked: value => sheet.minute = Number(value)
        }
    }
    footer: [
        AppButton {
            text: sheet.timed ? qsTr("Now") : qsTr("Today")
            iconName: "clock"
            Layout.fillWidth: sheet.timed
            onClicked: sheet.takeNow()
        },
        Item {
            visible: !sheet.timed
            Layout.fillWidth: true
        },
        AppButton {
            text: qsTr("Take over this time")
            iconName: "check"
            kind: AppButton.Primary
            visible: sheet.timed
            Layout.fillWidth: true
            onClicked: sheet.give()
        }
    ]
}
