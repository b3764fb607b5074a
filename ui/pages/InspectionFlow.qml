// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One inspection, step by step; any step at any time.
FocusScope {
    id: flow

    required property var app
    property bool wide: true

    readonly property var inspection: app.inspection
    readonly property list<Component> pages: [start, goods, contents, samples, measures, statements, signatures, review]

    signal scanAsked()
    signal itemAsked()
    signal documentAsked(string kind)
    signal minutesAsked(string id)
    signal findingAsked(string id)
    signal recordAsked(string kind, string recordId)

    GridLayout {
        anchors.fill: parent
        columns: flow.wide ? 2 : 1
        layoutDirection: Theme.direction
        columnSpacing: 0
        rowSpacing: 0

        InspectionRail {
            inspection: flow.inspection
            rail: flow.wide
            Layout.fillWidth: !flow.wide
            Layout.fillHeight: flow.wide
            Layout.preferredWidth: flow.wide ? Math.round(248 * Math.min(1.4, Math.max(1, Theme.fontScale))) : -1
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.fillHeight: true

            Banner {
                level: flow.inspection.messageLevel
                text: flow.inspection.message
                visible: text !== ""
                Layout.fillWidth: true
                Layout.margins: Theme.m
                Layout.bottomMargin: 0
            }
            UnstoredFiles {
                inspection: flow.inspection
                Layout.fillWidth: true
                Layout.margins: Theme.m
                Layout.bottomMargin: 0
            }
            Loader {
                id: loader

                focus: true
                sourceComponent: flow.pages[flow.inspection.step]
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            InspectionFoot {
                inspection: flow.inspection
                Layout.fillWidth: true
            }
        }
    }

    Component {
        id: start

        InspectionStart {
            app: flow.app
            firm: flow.app.firm
            onFindingAsked: id => flow.findingAsked(id)
            onRecordAsked: (kind, recordId) => flow.recordAsked(kind, recordId)
        }
    }
    Component {
        id: goods

        InspectionGoods {
            inspection: flow.inspection
            onScanAsked: flow.scanAsked()
            onItemAsked: flow.itemAsked()
        }
    }
    Component {
        id: contents

        InspectionContents { app: flow.app }
    }
    Component {
        id: samples

        InspectionSamples {
            inspection: flow.inspection
            wide: flow.wide
            onDocumentAsked: kind => flow.documentAsked(kind)
        }
    }
    Component {
        id: measures

        InspectionMeasures { inspection: flow.inspection }
    }
    Component {
        id: statements

        InspectionStatements { inspection: flow.inspection }
    }
    Component {
        id: signatures

        InspectionSignatures {
            inspection: flow.inspection
            wide: flow.wide
            onDocumentAsked: kind => flow.documentAsked(kind)
        }
    }
    Component {
        id: review

        InspectionReview {
            inspection: flow.inspection
            wide: flow.wide
            clockText: flow.app.sync.clockText
            onDocumentAsked: kind => flow.documentAsked(kind)
            onMinutesAsked: id => flow.minutesAsked(id)
        }
    }
}
