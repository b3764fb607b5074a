// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One stay on the chain of custody, with the way that led to it.
Item {
    id: stop

    required property var modelData
    required property bool first
    required property bool last

    readonly property LevelColors colors: Theme.level(modelData.level)
    readonly property int knob: Math.round(Theme.iconSize * 1.2)
    readonly property real middle: way.visible ? way.height + knob / 2 : knob / 2

    implicitHeight: (way.visible ? way.height : 0) + said.implicitHeight + (last ? 0 : Theme.l)
    implicitWidth: knob + Theme.m + said.implicitWidth
    Accessible.role: Accessible.ListItem
    Accessible.name: [modelData.title, modelData.place, modelData.steps, modelData.time].concat(modelData.notes).filter(part => part !== "").join(", ")

    // The line: from the stop above to this one, and on.
    Rectangle {
        x: (stop.knob - width) / 2
        y: stop.first ? stop.middle : 0
        width: 4
        height: (stop.last ? stop.middle : stop.height) - y
        color: Theme.colors.line
    }
    Item {
        id: way

        x: stop.knob + Theme.m
        width: parent.width - x
        height: hop.implicitHeight + Theme.m
        visible: stop.modelData.hop !== ""

        LevelChip {
            id: hop

            level: stop.modelData.hopLevel
            text: stop.modelData.hop
        }
    }
    Rectangle {
        y: stop.middle - height / 2
        width: stop.knob
        height: width
        radius: width / 2
        color: stop.colors.container
        border.width: 2
        border.color: stop.colors.solid

        Icon {
            anchors.centerIn: parent
            width: Math.round(stop.knob * 0.6)
            height: width
            name: stop.modelData.level === "good" ? "place" : Theme.levelIcon(stop.modelData.level)
            color: stop.colors.containerText
        }
    }
    ColumnLayout {
        id: said

        x: stop.knob + Theme.m
        y: way.visible ? way.height : 0
        width: parent.width - x
        spacing: 2

        AppText {
            text: stop.modelData.title
            kind: AppText.Strong
            Layout.fillWidth: true
            Layout.minimumHeight: stop.knob
            verticalAlignment: Text.AlignVCenter
        }
        AppText {
            text: [stop.modelData.place, stop.modelData.steps].filter(part => part !== "").join(" · ")
            visible: text !== ""
            Layout.fillWidth: true
        }
        AppText {
            text: stop.modelData.time
            kind: AppText.Caption
            muted: true
            Layout.fillWidth: true
        }
        Repeater {
            model: stop.modelData.notes

            LevelChip {
                required property string modelData

                level: stop.modelData.level
                text: modelData
                Layout.topMargin: Theme.xs
                Layout.fillWidth: true
            }
        }
    }
}
