// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What Forms 1 and 3 ask for beyond the declaration: filled from the records, completed by the officer.
Sheet {
    id: sheet

    required property var app

    readonly property var consignment: app.consignment
    property var said: ({}) ///< as it is kept
    property var typed: ({}) ///< since the sheet was opened
    property string problem

    title: qsTr("Details for the papers")
    widest: 760
    onAboutToShow: {
        typed = {};
        problem = "";
        said = consignment.filledIn();
    }

    SectionHeader {
        text: qsTr("Registration (Form 1)")
        iconName: "findings"
        Layout.fillWidth: true
    }
    FormGrid {
        Layout.fillWidth: true

        Repeater {
            model: [
                { name: "registration.authority", label: qsTr("Authority that is registered with") },
                { name: "registration.number", label: qsTr("Number of the registration") },
                { name: "registration.date", label: qsTr("Date of the registration"), day: true },
                { name: "importer.address", label: qsTr("Address of the importer") },
                { name: "importer.phone", label: qsTr("Telephone of the importer") },
                { name: "importer.representative", label: qsTr("Who signs for the importer") },
                { name: "goods.gate", label: qsTr("Border gate") },
                { name: "goods.storage", label: qsTr("Where the goods are stored") }
            ]

            DateField {
                required property var modelData

                label: modelData.label
                calendar: modelData.day ?? false
                text: sheet.said[modelData.name] ?? ""
                problem: (modelData.day ?? false) ? sheet.problem : ""
                Layout.fillWidth: true
                onEdited: text => sheet.typed[modelData.name] = text
            }
        }
    }
    NoteField {
        label: qsTr("Certificates, one a line: number; body; date")
        lines: 3
        text: sheet.said["certificates"] ?? ""
        Layout.fillWidth: true
        onEdited: text => sheet.typed["certificates"] = text
    }
    Toggle {
        text: qsTr("Photos of the goods are enclosed")
        checked: sheet.said["enclosed.photos"] === "yes"
        Layout.fillWidth: true
        onToggled: sheet.typed["enclosed.photos"] = checked ? "yes" : ""
    }
    Toggle {
        text: qsTr("The Vietnamese sub-label is enclosed")
        checked: sheet.said["enclosed.subLabel"] === "yes"
        Layout.fillWidth: true
        onToggled: sheet.typed["enclosed.subLabel"] = checked ? "yes" : ""
    }
    NoteField {
        label: qsTr("Other papers enclosed")
        text: sheet.said["enclosed.other"] ?? ""
        lines: 2
        Layout.fillWidth: true
        onEdited: text => sheet.typed["enclosed.other"] = text
    }
    SectionHeader {
        text: qsTr("Result notice (Form 3)")
        iconName: "findings"
        Layout.fillWidth: true
    }
    FormGrid {
        Layout.fillWidth: true

        Repeater {
            model: [
                { name: "notice.authority", label: qsTr("Authority that gives the notice") },
                { name: "notice.number", label: qsTr("Number of the notice") },
                { name: "signer.name", label: qsTr("Who signs the notice") },
                { name: "signer.post", label: qsTr("Position of who signs the notice") }
            ]

            Field {
                required property var modelData

                label: modelData.label
                text: sheet.said[modelData.name] ?? ""
                Layout.fillWidth: true
                onEdited: text => sheet.typed[modelData.name] = text
            }
        }
    }
    NoteField {
        label: qsTr("What the result rests on")
        placeholder: qsTr("Certificates, standards, technical regulations")
        text: sheet.said["notice.basis"] ?? ""
        lines: 2
        Layout.fillWidth: true
        onEdited: text => sheet.typed["notice.basis"] = text
    }
    footer: [
        Item { Layout.fillWidth: true },
        AppButton {
            text: qsTr("Save the details")
            iconName: "save"
            kind: AppButton.Primary
            onClicked: {
                sheet.problem = sheet.consignment.fillIn(sheet.typed);
                if (sheet.problem === "")
                    sheet.close();
            }
        }
    ]
}
