// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The head of the sampling minutes: number, time, who took the samples, how, before whom.
Card {
    id: card

    required property var inspection
    property bool wide: true

    signal documentAsked(string kind)

    SectionHeader {
        text: qsTr("Sampling minutes")
        iconName: "note"
        Layout.fillWidth: true
    }
    FormGrid {
        Layout.fillWidth: true

        Repeater {
            model: [
                { name: "sampling.number", label: qsTr("Number of the sampling minutes") },
                { name: "sampling.at", label: qsTr("Sampled at"), timed: true },
                { name: "sampler.name", label: qsTr("Who took the samples") },
                { name: "sampler.post", label: qsTr("Position of the sampler") },
                { name: "sampler.unit", label: qsTr("Unit of the sampler") },
                { name: "samplingWitness.name", label: qsTr("Witness of the sampling") },
                { name: "samplingWitness.post", label: qsTr("Position of the witness") },
                { name: "samplingWitness.unit", label: qsTr("Unit of the witness") },
                { name: "samplingWitness.address", label: qsTr("Address of the witness") },
                { name: "sampling.units", label: qsTr("Each sample divided into units"), whole: true },
                { name: "sampling.copies", label: qsTr("Copies of the minutes"), whole: true }
            ]

            InspectionField {
                required property var modelData

                inspection: card.inspection
                name: modelData.name
                label: modelData.label
                timed: modelData.timed ?? false
                whole: timed || (modelData.whole ?? false)
                Layout.fillWidth: true
            }
        }
    }
    InspectionField {
        inspection: card.inspection
        name: "sampling.method"
        label: qsTr("Method of sampling")
        placeholder: qsTr("Standard, technical regulation or rule of a ministry")
        Layout.fillWidth: true
    }
    SamplingSignatures {
        inspection: card.inspection
        wide: card.wide
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Sampling minutes as a document")
        iconName: "findings"
        onClicked: card.documentAsked("sampling")
    }
}
