// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What takes long: opening a consignment, and reading what the records say of its lines. Each can be given up.
ColumnLayout {
    id: work

    required property var app

    readonly property var consignment: app.consignment
    readonly property bool judging: consignment.open && consignment.records === "judging"
    readonly property bool stopped: consignment.open && consignment.records === "stopped"
    readonly property bool unavailable: consignment.open && consignment.records === "unavailable"

    spacing: Theme.s
    visible: consignment.opening || judging || stopped || unavailable

    ProgressLine {
        text: qsTr("Opening the consignment")
        visible: work.consignment.opening
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Cancel the opening")
        iconName: "close"
        visible: work.consignment.opening
        onClicked: work.consignment.cancelOpening()
    }
    AppText {
        text: work.consignment.basis
        kind: AppText.Caption
        muted: true
        visible: work.judging
        Layout.fillWidth: true
    }
    ProgressLine {
        text: work.consignment.basis
        visible: work.judging
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Stop reading the records")
        iconName: "stop"
        visible: work.judging
        onClicked: work.consignment.stopJudging()
    }
    Banner {
        level: "warning"
        text: work.consignment.basis
        actionText: work.stopped ? qsTr("Read the records") : ""
        visible: work.stopped || work.unavailable
        Layout.fillWidth: true
        onAction: work.consignment.judge()
    }
}
