// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Whom it is about: found by name, or typed.
Card {
    id: card

    required property var inspection

    SectionHeader {
        text: qsTr("Establishment")
        iconName: "hub"
        Layout.fillWidth: true
    }
    InspectionField {
        id: name

        inspection: card.inspection
        name: "establishment.name"
        label: qsTr("Name of the establishment")
        helper: qsTr("Firms of the national data and of earlier inspections are found as you type, with or without accents.")
        Layout.fillWidth: true
        onEdited: text => card.inspection.findFirm(text)
    }
    Repeater {
        model: card.inspection.firms

        ListRow {
            id: firm

            required property int index
            required property var modelData

            text: qsTr("Take over: %1").arg(modelData.name)
            Accessible.role: Accessible.Button
            Layout.fillWidth: true
            onClicked: card.inspection.takeFirm(index)

            contentItem: ColumnLayout {
                spacing: 0

                AppText {
                    text: firm.modelData.name
                    kind: AppText.Strong
                    Layout.fillWidth: true
                }
                AppText {
                    text: [firm.modelData.address, firm.modelData.companyCode, firm.modelData.source].filter(part => part !== "").join(" · ")
                    kind: AppText.Caption
                    muted: true
                    Layout.fillWidth: true
                }
            }
        }
    }
    InspectionField {
        inspection: card.inspection
        name: "establishment.address"
        label: qsTr("Address of the establishment")
        Layout.fillWidth: true
    }
    FormGrid {
        Layout.fillWidth: true

        InspectionField {
            inspection: card.inspection
            name: "establishment.companyCode"
            label: qsTr("Tax or company code")
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: card.inspection
            name: "establishment.phone"
            label: qsTr("Telephone")
            inputMethodHints: Qt.ImhDialableCharactersOnly
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: card.inspection
            name: "representative.name"
            label: qsTr("Who was there for it")
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: card.inspection
            name: "representative.post"
            label: qsTr("Position of the representative")
            Layout.fillWidth: true
        }
        InspectionField {
            inspection: card.inspection
            name: "representative.unit"
            label: qsTr("Unit of the representative")
            Layout.fillWidth: true
        }
    }
}
