// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The steps, and what is missing in each: a list at the side, or numbers in a row.
Rectangle {
    id: rail

    required property var inspection
    property bool rail: true

    readonly property var steps: inspection.steps

    implicitHeight: column.implicitHeight + 2 * Theme.s
    color: Theme.colors.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Steps")

    Rectangle {
        x: rail.rail ? parent.width - 1 : 0
        y: rail.rail ? 0 : parent.height - 1
        width: rail.rail ? 1 : parent.width
        height: rail.rail ? parent.height : 1
        color: Theme.colors.line
    }
    ScrollPage {
        anchors.fill: parent
        margin: Theme.s
        interactive: contentHeight > height

        ColumnLayout {
            id: column

            spacing: Theme.xs
            Layout.fillWidth: true

            GridLayout {
                columns: rail.rail ? 1 : rail.steps.length
                rowSpacing: 2
                columnSpacing: 2
                uniformCellWidths: !rail.rail
                Layout.fillWidth: true

                Repeater {
                    model: rail.steps.length

                    InspectionRailStep {
                        required property int index

                        number: index + 1
                        step: rail.steps[index] ?? ({})
                        current: rail.inspection.step === index
                        titled: rail.rail
                        Layout.fillWidth: true
                        onClicked: rail.inspection.step = index
                    }
                }
            }
            Item {
                implicitHeight: name.implicitHeight
                visible: !rail.rail
                Layout.fillWidth: true

                AppText {
                    id: name

                    /// Under the circle of its step, as far as there is room.
                    readonly property real middle: (rail.inspection.step + 0.5) * parent.width / Math.max(1, rail.steps.length)

                    text: rail.steps[rail.inspection.step]?.title ?? ""
                    kind: AppText.Strong
                    width: Math.min(implicitWidth, parent.width)
                    x: Math.max(0, Math.min(parent.width - width, middle - width / 2))
                    Accessible.name: qsTr("%1 of %2: %3").arg(rail.inspection.step + 1).arg(rail.steps.length).arg(text)
                }
            }
        }
    }
}
