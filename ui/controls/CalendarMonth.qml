// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

/// The days of a month under their weekdays; arrows go from day to day, Page up and Page down from month to month.
ColumnLayout {
    id: view

    required property var names ///< the locale of the weekdays, and of the names of days
    required property date day  ///< at noon; its month is shown
    required property date now  ///< marked as today

    /// The keyboard, or a finger, went to another day.
    signal moved(day: date)
    signal monthsAsked(months: int)
    signal pressed() ///< after `moved`
    signal taken()   ///< with Enter

    function isDay(one: date, year: int, month: int, day: int): bool {
        return one.getDate() === day && one.getMonth() === month && one.getFullYear() === year;
    }
    function step(days: int) {
        moved(new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, 12));
        Qt.callLater(stand);
    }
    /// Which day Tab comes to. The one that has the keyboard may not give this up before it has given up the keyboard.
    function mark() {
        for (let i = 0; i < days.count; ++i) {
            const one = days.itemAt(i) as CalendarDay;
            if (one)
                one.stop = one.checked || one.activeFocus;
        }
    }
    /// The keyboard goes to the day, unless the month was put away meanwhile.
    function stand() {
        for (let i = 0; visible && i < days.count; ++i) {
            const one = days.itemAt(i) as CalendarDay;
            if (one?.checked)
                one.forceActiveFocus(Qt.TabFocusReason);
        }
        mark();
    }

    spacing: 0
    onDayChanged: Qt.callLater(mark)
    Component.onCompleted: mark()

    DayOfWeekRow {
        id: week

        locale: view.names
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

        locale: view.names
        year: view.day.getFullYear()
        month: view.day.getMonth()
        spacing: 0
        activeFocusOnTab: false // its days are
        Layout.fillWidth: true
        Layout.preferredHeight: 6 * Math.max(Theme.target, Math.round(1.6 * Theme.body))
        Keys.onLeftPressed: view.step(-1)
        Keys.onRightPressed: view.step(1)
        Keys.onUpPressed: view.step(-7)
        Keys.onDownPressed: view.step(7)
        Keys.onPressed: event => {
            if (event.key !== Qt.Key_PageUp && event.key !== Qt.Key_PageDown)
                return;
            event.accepted = true;
            view.monthsAsked(event.key === Qt.Key_PageUp ? -1 : 1);
            Qt.callLater(view.stand);
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
                    today: view.isDay(view.now, year, month, day)
                    checked: view.isDay(view.day, year, month, day)
                    //: A day as it is read out, in the letters of Qt: "18 November 2026"
                    Accessible.name: new Date(year, month, day, 12).toLocaleDateString(view.names, qsTr("d MMMM yyyy"))
                    Accessible.description: today ? qsTr("Today") : ""
                    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) view.taken(); }
                    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) view.taken(); }
                    onClicked: {
                        view.moved(new Date(one.year, one.month, one.day, 12));
                        view.pressed();
                    }
                }
            }
        }
    }
}
