// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Back and on, and whether everything is kept.
Rectangle {
    id: foot

    required property var inspection

    readonly property bool last: inspection.step === inspection.steps.length - 1

    implicitHeight: row.implicitHeight + 2 * Theme.s
    color: Theme.colors.surface

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.colors.line
    }
    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.m
        width: parent.width - 2 * Theme.m
        spacing: Theme.s
        layoutDirection: Theme.direction

        ActionButton {
            command: "closeWork"
            text: qsTr("All inspections")
            iconName: "back"
            kind: AppButton.Plain
            enabled: !foot.inspection.busy
            onClicked: foot.inspection.close()
        }
        AppText {
            text: foot.inspection.keptText
            kind: AppText.Caption
            muted: foot.inspection.keptLevel !== "error"
            color: foot.inspection.keptLevel === "error" ? Theme.colors.danger.text : Theme.colors.muted
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        ActionButton {
            command: "previousStep"
            text: qsTr("Previous")
            visible: foot.inspection.step > 0
            onClicked: foot.inspection.step -= 1
        }
        ActionButton {
            command: "nextStep"
            text: qsTr("Next")
            kind: AppButton.Primary
            visible: !foot.last
            onClicked: foot.inspection.step += 1
        }
    }
}
