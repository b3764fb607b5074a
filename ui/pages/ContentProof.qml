// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What shows that a content does not meet the rules: a picture that is named after it, or why there is none.
ColumnLayout {
    id: proof

    required property var app
    required property int row

    readonly property var inspection: app.inspection
    readonly property string subject: (inspection.lists.contents ?? [])[row]?.subject ?? ""
    readonly property string label: subject.slice(0, 80).trim() ///< of the annex

    spacing: Theme.m

    AnnexPicker {
        id: source

        app: proof.app
    }
    Flow {
        spacing: Theme.s
        visible: !proof.inspection.readOnly
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Photograph content %1").arg(proof.row + 1)
            iconName: "camera"
            enabled: proof.label !== ""
            onClicked: source.photograph(proof.label)
        }
        AppButton {
            text: qsTr("Picture or PDF of content %1").arg(proof.row + 1)
            iconName: "picture"
            enabled: proof.label !== ""
            onClicked: source.choose(proof.label)
        }
        AppButton {
            text: qsTr("Paste a picture of content %1").arg(proof.row + 1)
            iconName: "paste"
            visible: proof.visible && proof.app.clipboard.picture
            enabled: proof.label !== ""
            onClicked: source.paste(proof.label)
        }
    }
    InspectionField {
        inspection: proof.inspection
        list: "contents"
        row: proof.row
        name: "noPicture"
        label: qsTr("Why there is no picture")
        spokenLabel: qsTr("Why there is no picture of content %1").arg(proof.row + 1)
        Layout.fillWidth: true
    }
}
