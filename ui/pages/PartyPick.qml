// SPDX-License-Identifier: Apache-2.0
import Nqi.Controls

/// The parties of an inspection.
PickField {
    options: [
        { value: "teamHead", text: qsTr("Head of the team") },
        { value: "secretary", text: qsTr("Secretary") },
        { value: "inspected", text: qsTr("Inspected party") },
        { value: "coordinating", text: qsTr("Coordinating agency") },
        { value: "witness", text: qsTr("Witness") },
        { value: "localAuthority", text: qsTr("Local authority") }
    ]
}
