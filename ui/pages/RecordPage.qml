// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One record with all that hangs together with it: a product, company, certificate, declaration, alert or body.
FocusScope {
    id: page

    required property var app

    readonly property var record: app.record

    signal checkAsked(string code)
    signal findingAsked(string id)

    function kindText(kind: string): string {
        switch (kind) {
        case "product": return qsTr("Product");
        case "company": return qsTr("Company");
        case "certificate": return qsTr("Certificate");
        case "declaration": return qsTr("Declaration");
        case "alert": return qsTr("Alert");
        case "body": return qsTr("Conformity assessment body");
        default: return "";
        }
    }

    ScrollPage {
        anchors.fill: parent
        columnWidth: 1040

        RowLayout {
            spacing: Theme.m
            layoutDirection: Theme.direction
            Layout.fillWidth: true

            AppButton {
                text: qsTr("Back")
                iconName: "back"
                focus: true
                onClicked: page.record.back()
            }
            AppText {
                text: page.kindText(page.record.kind)
                muted: true
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Check this product")
                iconName: "scan"
                kind: AppButton.Primary
                visible: page.record.code !== ""
                onClicked: page.checkAsked(page.record.code)
            }
        }
        Banner {
            level: "error"
            text: page.record.errorText
            visible: text !== ""
            actionText: qsTr("Try again")
            Layout.fillWidth: true
            onAction: page.record.refresh()
        }
        ProgressLine {
            text: qsTr("Looking it up")
            visible: page.record.loading && page.record.title === ""
            Layout.fillWidth: true
        }
        ColumnLayout {
            spacing: Theme.s
            visible: page.record.title !== ""
            Layout.fillWidth: true

            AppText {
                text: page.record.title
                kind: AppText.Headline
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
            }
            AppText {
                text: page.record.subtitle
                muted: true
                visible: text !== ""
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
            }
            LevelChip {
                level: page.record.level
                text: page.record.chip
                visible: text !== ""
            }
        }
        Repeater {
            model: page.record.groups

            RecordGroup {
                onOpened: (kind, recordId) => page.record.show(kind, recordId)
                onMoreAsked: page.record.showMore()
            }
        }
        GuideCard {
            rows: page.record.guides
            Layout.fillWidth: true
        }
        CustodyCard {
            result: page.record
            Layout.fillWidth: true
        }
        HistoryCard {
            rows: page.record.history
            text: page.record.historyText
            Layout.fillWidth: true
            onFindingAsked: id => page.findingAsked(id)
        }
    }
}
