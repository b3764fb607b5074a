// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What there is to know on the spot, without a network.
Sheet {
    id: sheet

    required property var app

    readonly property list<var> chapters: [
        { icon: "scan", title: qsTr("Scanning"), text: qsTr("Hold the package so that the code fills a third of the picture; several codes at once are read together. Tap where it is not sharp, spread two fingers to come closer, if the camera can. A hand scanner works on every page; “Set up a hand scanner” in the settings shows what it sends and what to set. Pictures and videos can be opened, and a code can be typed.") },
        { icon: "camera", title: qsTr("A camera in the network"), text: qsTr("A phone or camera that sends its picture by http or rtsp is opened with “Address”. When it is lost it is tried again by itself, after pauses that grow. Its user name and password are neither shown nor kept.") },
        { icon: "result", title: qsTr("What to look at"), text: qsTr("Where the holder of a brand or an authority has described its goods, the result page and the page of the product show what to look at, with pictures that grow when they are pressed. They help you look and change no verdict.") },
        { icon: "inspection", title: qsTr("An inspection"), text: qsTr("Start it with the decision, the firm or the online listing, and the team; what is scanned then joins it. Goods, samples, seals, measures with their time limits, statements and signatures follow step by step, in any order, and are kept as you type. Signed minutes do not change: a revision is a new version, and the earlier ones stay.") },
        { icon: "package", title: qsTr("A consignment"), text: qsTr("Open a declaration, a packing list or the code of a pallet, then scan: lines are ticked off by themselves, and what is over, short, unknown or different is listed. The result notice and the application are printed from the finished check.") },
        { icon: "save", title: qsTr("Papers"), text: qsTr("Forms, minutes and reports can be looked at, printed and saved as PDF. The code at the foot of each page is checked by scanning it: the app says whether the paper says what the record on this device says.") },
        { icon: "findings", title: qsTr("Recording"), text: qsTr("“Saved” means that a finding survives even if the device is switched off at once. It is sent by itself; “held by the hub” means that the hub has signed for all of it. Nothing is deleted before that.") },
        { icon: "cloud-off", title: qsTr("Without a network"), text: qsTr("Everything works: codes are compared with the national data on this device, findings wait. What waits can also go to the hub on a stick, and national data come on one: on the synchronisation page.") },
        { icon: "clock", title: qsTr("How old the data are"), text: qsTr("Each verdict says as of when it speaks. Old data never block a verdict: mind their date, most of all where something is missing.") },
        { icon: "flag", title: qsTr("New alerts"), text: qsTr("A recall or another serious alert that came with a synchronisation is told once and stays on every page until you read it or put it away. Those about goods that you recorded lately come first. The desktop is told only how many there are.") },
        { icon: "lock", title: qsTr("Locked"), text: qsTr("The passphrase opens the data, or the recovery code on paper. Without either nobody can read what was not sent.") }
    ]
    readonly property ShortcutTable table: ShortcutTable {}

    title: qsTr("Help")
    widest: 760

    SectionHeader {
        text: qsTr("What the outcomes mean")
        iconName: "result"
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.app.result.outcomes

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
        text: qsTr("The app never says that goods are genuine or fake: a code proves neither.")
        kind: AppText.Strong
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.chapters

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
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.table.rows

        KeyValue {
            required property var modelData

            label: sheet.table.shown(modelData.name)
            value: sheet.table.told(modelData.name)
            Layout.fillWidth: true
        }
    }
}
