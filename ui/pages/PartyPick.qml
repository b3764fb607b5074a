// SPDX-License-Identifier: Apache-2.0
import Nqi.Controls

/// The parties of an inspection, or those who have a place to sign on the sampling minutes.
PickField {
    property bool sampling: false

    options: sampling ? [
        { value: "inspected", text: qsTr("Inspected party") },
        { value: "sampler", text: qsTr("Sampler") },
        { value: "teamHead", text: qsTr("Head of the team") }
    ] : [
        { value: "teamHead", text: qsTr("Head of the team") },
        { value: "secretary", text: qsTr("Secretary") },
        { value: "inspected", text: qsTr("Inspected party") },
        { value: "coordinating", text: qsTr("Coordinating agency") },
        { value: "witness", text: qsTr("Witness") },
        { value: "localAuthority", text: qsTr("Local authority") }
    ]
}
