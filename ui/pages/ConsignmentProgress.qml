// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// How far the check is, as a bar of all lines by state; a search and, when asked for, its legend filter the list.
ColumnLayout {
    id: progress

    required property var app

    readonly property var consignment: app.consignment
    readonly property var states: consignment.states

    /// So many that a person looks for one: fewer are seen at a glance.
    readonly property bool many: (consignment.head.lines ?? 0) > 20

    property bool choosing: false ///< the filters stand open: else the lines have their room

    signal lastAsked() ///< the line counted last
    /// Somebody searched in the field at y.
    signal searched(y: real)

    spacing: Theme.s

    AppText {
        text: progress.consignment.progressText
        kind: AppText.Strong
        Layout.fillWidth: true
    }
    Rectangle {
        id: bar

        implicitHeight: 20
        radius: 6
        color: Theme.colors.sunken
        border.width: 1
        border.color: Theme.colors.line
        Layout.fillWidth: true
        Accessible.role: Accessible.ProgressBar
        Accessible.name: progress.consignment.progressText

        Row {
            anchors.fill: parent
            anchors.margins: 1
            spacing: 0

            Repeater {
                model: progress.states

                Rectangle {
                    required property var modelData

                    width: (bar.width - 2) * modelData.share
                    height: bar.height - 2
                    visible: modelData.state !== "notSeen" && modelData.share > 0
                    color: Theme.level(modelData.level).solid
                }
            }
        }
    }
    Field {
        id: search

        label: qsTr("Search the lines")
        placeholder: qsTr("Code, name or number of the line")
        iconName: "search"
        text: progress.consignment.words
        maximumLength: 200
        inputMethodHints: Qt.ImhNoPredictiveText
        visible: progress.many
        Layout.fillWidth: true
        onEdited: text => {
            progress.consignment.words = text;
            progress.searched(search.y);
        }
    }
    Flow {
        spacing: Theme.s
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Counted last: line %1").arg(progress.consignment.lastLine)
            iconName: "next"
            visible: progress.many && progress.consignment.lastLine > 0
            onClicked: progress.lastAsked()
        }
        AppButton {
            text: qsTr("Filter")
            iconName: "settings"
            checked: legend.visible
            onClicked: {
                progress.choosing = !legend.visible;
                if (!progress.choosing)
                    progress.consignment.filter = "";
            }
        }
    }
    Flow {
        id: legend

        spacing: Theme.s
        visible: progress.choosing || progress.consignment.filter !== ""
        Layout.fillWidth: true

        AppButton {
            text: qsTr("All: %1").arg(progress.consignment.head.lines ?? 0)
            checked: progress.consignment.filter === ""
            onClicked: progress.consignment.filter = ""
        }
        Repeater {
            model: progress.states

            AppButton {
                required property var modelData

                text: qsTr("%1: %2").arg(modelData.text).arg(modelData.count)
                iconName: Theme.levelIcon(modelData.level)
                checked: progress.consignment.filter === modelData.state
                visible: modelData.count > 0 || checked
                onClicked: progress.consignment.filter = modelData.state
            }
        }
    }
}
