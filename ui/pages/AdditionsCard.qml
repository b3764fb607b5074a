// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// What followed the visit is added to signed minutes: this device signs it off, and nobody signs again.
Card {
    id: card

    required property var inspection
    property bool wide: true

    readonly property var additions: inspection.additions

    signal documentAsked()

    visible: inspection.readOnly && (additions.samples.length > 0 || additions.measures.length > 0)

    SectionHeader {
        text: qsTr("After the visit")
        iconName: "clock"
        Layout.fillWidth: true
    }
    AppText {
        text: card.additions.allowed ? qsTr("Hand-overs and reports are added to the signed minutes. The signatures stay valid; nobody signs again.") : qsTr("These signatures cover hand-overs and reports as well: make a revision to write down what followed.")
        muted: true
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.s
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Handed over to the laboratory")
            iconName: "upload"
            visible: card.additions.samples.length > 0
            enabled: card.additions.allowed
            onClicked: handOver.begin()
        }
        AppButton {
            text: qsTr("Reported to the agency")
            iconName: "check"
            visible: card.additions.measures.length > 0
            enabled: card.additions.allowed
            onClicked: report.begin()
        }
        AppButton {
            text: qsTr("Hand-over as a document")
            iconName: "findings"
            visible: (card.inspection.lists.handOvers ?? []).length > 0
            onClicked: card.documentAsked()
        }
    }
    HandOverSheet {
        id: handOver

        inspection: card.inspection
        wide: card.wide
        parent: Overlay.overlay
    }
    ReportSheet {
        id: report

        inspection: card.inspection
        wide: card.wide
        parent: Overlay.overlay
    }
}
