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

        AppButton {
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
    AppText {
        text: qsTr("What is signed: %1").arg(step.inspection.contentDigest)
        kind: AppText.Caption
        muted: true
        wrapMode: Text.WrapAnywhere
        Layout.fillWidth: true
    }

    SignatureSheet {
        id: sheet

        inspection: step.inspection
        wide: step.wide
        parent: Overlay.overlay
    }
}
