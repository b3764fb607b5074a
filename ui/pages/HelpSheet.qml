// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What there is to know on the spot, without a network; what is about the page in front stands first.
Sheet {
    id: sheet

    required property var app
    property string place ///< the page that is in front, as HelpChapters names it
    property string sought ///< what is searched for

    readonly property HelpChapters chapters: HelpChapters {}
    readonly property ShortcutTable table: ShortcutTable {}
    readonly property var words: folded(sought).split(/\s+/).filter(word => word !== "")
    readonly property var here: chapters.about(place).filter(one => fits(one.title + " " + one.text))
    readonly property var others: chapters.others(place).filter(one => fits(one.title + " " + one.text))
    readonly property var outcomes: app.result.outcomes.filter(one => fits(one.title + " " + one.text))
    readonly property string never: qsTr("The app never says that goods are genuine or fake: a code proves neither.")
    readonly property var keys: table.rows.filter(row => fits(table.shown(row.name) + " " + table.told(row.name)))

    function begin(from: string) {
        place = from;
        sought = "";
        toTop();
        open();
    }
    /// Without accents and capitals, as people type in a hurry.
    function folded(text: string): string {
        return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");
    }
    /// Every word is in it.
    function fits(text: string): bool {
        const there = folded(text);
        return words.every(word => there.includes(word));
    }

    title: qsTr("Help")
    widest: 760

    ActionKey {
        command: "find"
        enabled: sheet.opened
        onActivated: search.takeFocus()
    }
    Field {
        id: search

        label: qsTr("Search the help")
        placeholder: qsTr("Words, with or without accents")
        iconName: "search"
        text: sheet.sought
        maximumLength: 200
        inputMethodHints: Qt.ImhNoPredictiveText
        Layout.fillWidth: true
        onEdited: text => sheet.sought = text
    }
    SectionHeader {
        text: qsTr("About this page")
        iconName: "help"
        visible: sheet.here.length > 0
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.here

        StateLine {
            required property var modelData

            iconName: modelData.icon
            level: "neutral"
            title: modelData.title
            text: modelData.text
            Layout.fillWidth: true
        }
    }
    SectionHeader {
        text: qsTr("What the outcomes mean")
        iconName: "result"
        visible: sheet.outcomes.length > 0
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.outcomes

        StateLine {
            required property var modelData

            iconName: Theme.levelIcon(modelData.level)
            level: modelData.level
            title: modelData.title
            text: modelData.text
            Layout.fillWidth: true
        }
    }
    AppText {
        text: sheet.never
        kind: AppText.Strong
        visible: sheet.fits(text)
        Layout.fillWidth: true
    }
    SectionHeader {
        text: qsTr("Everything else")
        iconName: "book"
        visible: sheet.others.length > 0
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.others

        StateLine {
            required property var modelData

            iconName: modelData.icon
            level: "neutral"
            title: modelData.title
            text: modelData.text
            Layout.fillWidth: true
        }
    }
    SectionHeader {
        text: qsTr("Keys")
        iconName: "keyboard"
        visible: sheet.keys.length > 0
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.keys

        KeyValue {
            required property var modelData

            label: sheet.table.shown(modelData.name)
            value: sheet.table.told(modelData.name)
            Layout.fillWidth: true
        }
    }
    EmptyState {
        iconName: "search"
        title: qsTr("The help does not say this")
        text: qsTr("Try fewer or other words.")
        visible: sheet.here.length + sheet.outcomes.length + sheet.others.length + sheet.keys.length === 0 && !sheet.fits(sheet.never)
        Layout.fillWidth: true
    }
}
