// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Nqi.Controls

/// The inspections of this device, or the one that is open.
FocusScope {
    id: page

    required property var app
    property bool wide: true

    signal scanAsked()
    signal itemAsked()
    signal findingAsked(string id) ///< or minutes
    signal recordAsked(string kind, string recordId) ///< of the national data
    /// A form of this inspection is wanted: "minutes", "sampling", "seals", "handOver".
    signal documentAsked(string kind, string inspectionId)

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: page.app.inspection.open ? flow : list
    }
    Component {
        id: list

        InspectionList {
            app: page.app
            wide: page.wide
        }
    }
    Component {
        id: flow

        InspectionFlow {
            app: page.app
            wide: page.wide
            onScanAsked: page.scanAsked()
            onItemAsked: page.itemAsked()
            onFindingAsked: id => page.findingAsked(id)
            onRecordAsked: (kind, recordId) => page.recordAsked(kind, recordId)
            onDocumentAsked: kind => page.documentAsked(kind, page.app.inspection.inspectionId)
            onMinutesAsked: id => page.documentAsked("minutes", id)
        }
    }
    Toast {
        id: toast

        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height - height - 96
        onAction: page.app.inspection.undo()
    }
    Connections {
        target: page.app.inspection

        function onUndoChanged() {
            if (page.app.inspection.undoText !== "")
                toast.show(page.app.inspection.undoText, "neutral", qsTr("Undo"));
            else
                toast.visible = false;
        }
    }
}
