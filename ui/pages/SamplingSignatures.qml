// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// The sampling minutes signed on the screen, where there is no printer: each over that form as it stands.
ColumnLayout {
    id: card

    required property var inspection
    property bool wide: true

    readonly property var signatures: inspection.lists.samplingSignatures ?? []
    readonly property var outdated: inspection.gaps.filter(gap => gap.code === "samplingSignatureOfOtherText").map(gap => gap.row)

    /// Each view is noted: nothing is read for a step that nobody sees.
    function look() {
        if (visible && signatures.length > 0)
            inspection.lookAtSignatures();
    }

    onVisibleChanged: look()
    onSignaturesChanged: look()
    Component.onCompleted: look()
    spacing: Theme.m

    Repeater {
        model: card.signatures.length

        SignatureRow {
            required property int index

            inspection: card.inspection
            list: "samplingSignatures"
            row: index
            outdated: card.outdated.includes(index)
            Layout.fillWidth: true
        }
    }
    AppText {
        text: qsTr("The inspected party, the sampler and the head of the team sign here or, with a pen, on paper. What is changed in the sampling minutes afterwards has to be signed again.")
        kind: AppText.Caption
        muted: true
        visible: !card.inspection.readOnly
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.s
        visible: !card.inspection.readOnly
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Sign the sampling minutes")
            iconName: "sign"
            onClicked: sheet.begin(false)
        }
        AppButton {
            text: qsTr("Somebody does not sign them")
            iconName: "stop"
            onClicked: sheet.begin(true)
        }
    }
    SignatureSheet {
        id: sheet

        inspection: card.inspection
        sampling: true
        wide: card.wide
        parent: Overlay.overlay
    }
}
