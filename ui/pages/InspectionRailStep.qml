// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Nqi.Controls

/// One step: its number or a tick, its name, how much is missing.
T.AbstractButton {
    id: control

    required property int number
    required property var step ///< {title, missing, state}
    property bool current: false
    property bool titled: true

    readonly property bool done: step.state === "done"
    readonly property LevelColors colors: Theme.level(done ? "good" : step.state === "missing" ? "attention" : "neutral")

    implicitWidth: titled ? 220 : Theme.target
    implicitHeight: Math.max(Theme.target, titled ? words.implicitHeight + 2 * Theme.s : 0)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    text: step.title ?? ""
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.selected: current
    Accessible.onPressAction: click() // see NavigationItem
    Accessible.description: done ? qsTr("done") : step.missing > 0 ? qsTr("%n thing(s) missing", "", step.missing) : qsTr("nothing needed")
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.radius
        color: control.current ? Theme.colors.tint : control.hovered ? Theme.colors.sunken : "transparent"
        border.width: control.current ? 1 : 0
        border.color: Theme.colors.primary

        FocusRing {
            shown: control.visualFocus
        }
    }
    contentItem: Item {
        Rectangle {
            id: badge

            x: control.titled ? Theme.s : Math.round((parent.width - width) / 2)
            anchors.verticalCenter: parent.verticalCenter
            width: 32
            height: 32
            radius: 16
            color: control.colors.container
            border.width: 1
            border.color: control.colors.line

            Icon {
                anchors.centerIn: parent
                width: 20
                height: 20
                name: "check"
                color: control.colors.containerText
                visible: control.done
            }
            Text {
                anchors.centerIn: parent
                text: control.number
                textFormat: Text.PlainText
                font.pixelSize: 15
                font.bold: true
                color: control.colors.containerText
                visible: !control.done
                Accessible.ignored: true
            }
        }
        ColumnLayout {
            id: words

            anchors.left: badge.right
            anchors.right: parent.right
            anchors.leftMargin: Theme.m
            anchors.rightMargin: Theme.s
            anchors.verticalCenter: parent.verticalCenter
            spacing: 0
            visible: control.titled

            AppText {
                text: control.text
                font.bold: control.current
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            AppText {
                text: qsTr("%n missing", "", control.step.missing ?? 0)
                kind: AppText.Caption
                color: control.colors.text
                visible: (control.step.missing ?? 0) > 0
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
}
