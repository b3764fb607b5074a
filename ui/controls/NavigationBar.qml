// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/// The places of the app: at the bottom when narrow, a rail when wide, away from the hand.
Rectangle {
    id: bar

    /// [{text, icon, badge, badgeLevel, shortcut}]
    required property var places
    required property int current
    property bool rail: false

    signal chosen(int index)

    implicitWidth: rail ? Math.max(104, items.implicitWidth + Theme.m) : 0
    implicitHeight: rail ? 0 : items.implicitHeight + Theme.s
    color: Theme.colors.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    Rectangle {
        x: bar.rail && !Theme.leftHanded ? parent.width - width : 0
        width: bar.rail ? 1 : parent.width
        height: bar.rail ? parent.height : 1
        color: Theme.colors.line
    }
    GridLayout {
        id: items

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: bar.rail ? Theme.m : Theme.xs
        columns: bar.rail ? 1 : bar.places.length
        columnSpacing: 0
        rowSpacing: Theme.s
        uniformCellWidths: !bar.rail

        Image {
            source: "qrc:/nqi/nqi-inspector.svg"
            sourceSize: Qt.size(96, 96)
            visible: bar.rail && (bar.places.length < 8 || Theme.fontScale <= 1.3) // else there is no room for it
            Layout.preferredWidth: 48
            Layout.preferredHeight: 48
            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: Theme.m
        }
        Repeater {
            model: bar.places.length

            NavigationItem {
                required property int index
                readonly property var place: bar.places[index]

                text: place.text
                iconName: place.icon
                badge: place.badge ?? 0
                badgeLevel: place.badgeLevel ?? "attention"
                shortcutText: place.shortcut ?? ""
                current: bar.current === index
                Layout.fillWidth: true
                onClicked: bar.chosen(index)
            }
        }
    }
}
