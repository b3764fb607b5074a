// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Step 1: under which decision, whom, where, by whom.
ScrollPage {
    id: step

    required property var app
    required property var firm ///< what is known of the establishment

    readonly property var inspection: app.inspection

    signal findingAsked(string id)
    signal recordAsked(string kind, string recordId)

    FilePicker {
        id: picker

        onFileChosen: file => step.inspection.attach(file, "listing")
    }
    InspectionKind {
        inspection: step.inspection
        Layout.fillWidth: true
    }
    InspectionFirm {
        inspection: step.inspection
        Layout.fillWidth: true
    }
    FirmHistory {
        firm: step.firm
        Layout.fillWidth: true
        onFindingAsked: id => step.findingAsked(id)
        onRecordAsked: (kind, recordId) => step.recordAsked(kind, recordId)
    }
    InspectionPlace {
        app: step.app
        Layout.fillWidth: true
        onScreenshotAsked: picker.ask("picture")
    }
    InspectionTeam {
        inspection: step.inspection
        Layout.fillWidth: true
    }
}
