// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// Step 7: everybody signs the same text, or it is written why not.
ScrollPage {
    id: step

    required property var inspection
    property bool wide: true

    readonly property var signatures: inspection.lists.signatures ?? []
    readonly property int missing: inspection.gaps.filter(gap => gap.step !== 6).length
    readonly property var outdated: inspection.gaps.filter(gap => gap.code === "signatureOfOtherText").map(gap => gap.row)

    /// Whose signature the rules still ask for.
    readonly property var partyOf: ({ headSignature: "teamHead", inspectedSignature: "inspected", refusalWitness: "witness", samplingSignature: "witness" })
    readonly property var awaited: inspection.gaps.filter(gap => partyOf[gap.code] !== undefined).map(gap => ({ text: gap.text, party: partyOf[gap.code] }))

    signal documentAsked(string kind)

    /// Each view is noted: nothing is read for a step that nobody sees.
    function look() {
        if (visible)
            inspection.lookAtSignatures();
    }

    onVisibleChanged: look()
    onSignaturesChanged: look()
    Component.onCompleted: look()

    ActionKey {
        command: "signOnScreen"
        enabled: step.visible && !step.inspection.readOnly
        onActivated: sheet.begin(false)
    }
    Banner {
        level: "warning"
        text: qsTr("%n thing(s) are still missing in other steps. Fill them in first: what is changed after signing must be signed again.", "", step.missing)
        visible: step.missing > 0
        Layout.fillWidth: true
    }
    Banner {
        level: "error"
        text: qsTr("The text was changed after somebody had signed it. Let everybody sign again.")
        actionText: qsTr("Take signatures away")
        visible: step.inspection.signaturesOutdated
        Layout.fillWidth: true
        onAction: step.inspection.dropSignatures()
    }
    // Before the first signs: what is changed afterwards must be signed again.
    Repeater {
        model: step.signatures.length === 0 ? step.inspection.reminders : []

        GapRow {
            required property var modelData

            gap: modelData
            Layout.fillWidth: true
            onClicked: step.inspection.step = modelData.step
        }
    }
    Repeater {
        model: step.signatures.length

        SignatureRow {
            required property int index

            inspection: step.inspection
            row: index
            outdated: step.outdated.includes(index)
            Layout.fillWidth: true
        }
    }
    Repeater {
        model: step.awaited

        RowLayout {
            id: wanted

            required property var modelData

            spacing: Theme.m
            layoutDirection: Theme.direction
            Layout.fillWidth: true

            IconLine {
                iconName: "attention"
                text: wanted.modelData.text
                strong: true
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Sign")
                iconName: "sign"
                visible: !step.inspection.readOnly
                Accessible.name: qsTr("Sign: %1").arg(wanted.modelData.text)
                onClicked: {
                    sheet.begin(false);
                    sheet.choose(wanted.modelData.party);
                }
            }
        }
    }
    AppText {
        text: qsTr("Nobody has signed yet. The head of the team signs, and the inspected party, or it is written why it does not; then a witness or the local authority signs for it.")
        muted: true
        visible: step.signatures.length === 0
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.s
        visible: !step.inspection.readOnly
        Layout.fillWidth: true

        ActionButton {
            command: "signOnScreen"
            text: qsTr("Sign on the screen")
            iconName: "sign"
            kind: AppButton.Primary
            onClicked: sheet.begin(false)
        }
        AppButton {
            text: qsTr("Somebody does not sign")
            iconName: "stop"
            onClicked: sheet.begin(true)
        }
    }
    AppButton {
        text: qsTr("Read the minutes")
        iconName: "findings"
        onClicked: step.documentAsked("minutes")
    }

    SignatureSheet {
        id: sheet

        inspection: step.inspection
        wide: step.wide
        parent: Overlay.overlay
    }
}
