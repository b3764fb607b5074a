// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
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
    function isDay(one: date, year: int, month: int, day: int): bool {
        return one.getDate() === day && one.getMonth() === month && one.getFullYear() === year;
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
    function stepDays(days: int) {
        day = new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, 12);
        Qt.callLater(stand);
    }
    /// The same day of another month, or the last of a shorter one.
    function stepMonths(months: int) {
        const last = new Date(day.getFullYear(), day.getMonth() + months + 1, 0, 12);
        day = new Date(last.getFullYear(), last.getMonth(), Math.min(day.getDate(), last.getDate()), 12);
    }
    /// The keyboard goes to the day.
    function stand() {
        for (let i = 0; i < days.count; ++i) {
            const one = days.itemAt(i) as CalendarDay;
            if (one?.checked)
                one.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    wide: (parent?.width ?? 0) > 480
    widest: Math.max(420, 30 * Theme.body)
    onOpened: stand()

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
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        DayOfWeekRow {
            id: week

            locale: sheet.names
            spacing: 0
            topPadding: 0
            bottomPadding: 0
            Layout.fillWidth: true
            Layout.preferredHeight: 2 * Theme.caption

            contentItem: Row {
                Repeater {
                    model: week.source

                    AppText {
                        required property string narrowName
                        required property string longName

                        text: narrowName
                        kind: AppText.Caption
                        font.bold: true
                        muted: true
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        Accessible.name: longName
                    }
                }
            }
        }
        MonthGrid {
            id: grid

            locale: sheet.names
            year: sheet.day.getFullYear()
            month: sheet.day.getMonth()
            spacing: 0
            activeFocusOnTab: false // its days are
            Layout.fillWidth: true
            Layout.preferredHeight: 6 * Math.max(Theme.target, Math.round(1.6 * Theme.body))
            Keys.onLeftPressed: sheet.stepDays(-1)
            Keys.onRightPressed: sheet.stepDays(1)
            Keys.onUpPressed: sheet.stepDays(-7)
            Keys.onDownPressed: sheet.stepDays(7)
            Keys.onPressed: event => {
                if (event.key !== Qt.Key_PageUp && event.key !== Qt.Key_PageDown)
                    return;
                event.accepted = true;
                sheet.stepMonths(event.key === Qt.Key_PageUp ? -1 : 1);
                Qt.callLater(sheet.stand);
            }

            contentItem: Grid {
                rows: 6
                columns: 7

                Repeater {
                    id: days

                    model: grid.source

                    CalendarDay {
                        id: one

                        required property int day
                        required property int month ///< from 0
                        required property int year

                        text: String(day)
                        ofMonth: month === grid.month
                        today: sheet.isDay(sheet.now, year, month, day)
                        checked: sheet.isDay(sheet.day, year, month, day)
                        //: A day as it is read out, in the letters of Qt: "18 November 2026"
                        Accessible.name: new Date(year, month, day, 12).toLocaleDateString(sheet.names, qsTr("d MMMM yyyy"))
                        Accessible.description: today ? qsTr("Today") : ""
                        Keys.onReturnPressed: event => { if (!event.isAutoRepeat) sheet.give(); }
                        Keys.onEnterPressed: event => { if (!event.isAutoRepeat) sheet.give(); }
                        onClicked: {
                            sheet.day = new Date(one.year, one.month, one.day, 12);
                            if (sheet.timed)
                                Qt.callLater(sheet.stand);
                            else
                                sheet.give();
                        }
                    }
                }
            }
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
            onClicked: sheet.takeNow()
        },
        Item { Layout.fillWidth: true },
        AppButton {
            text: qsTr("Take over this time")
            iconName: "check"
            kind: AppButton.Primary
            visible: sheet.timed
            onClicked: sheet.give()
        }
    ]
}
