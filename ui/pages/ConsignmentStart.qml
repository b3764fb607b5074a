// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Nqi.Controls

/// How a consignment is opened, and those that were opened before.
ScrollPage {
    id: start

    required property var app

    readonly property var consignment: app.consignment

    signal scanAsked()
    signal fileAsked(string kind)
    signal cameraListAsked()
    signal addressAsked()

    function takeFocus() {
        number.takeFocus();
    }
    /// What is scanned next takes the place of what was.
    function open(text: string) {
        number.takeFocus();
        consignment.openNumber(text);
    }

    AppButton {
        text: qsTr("Back to scan")
        iconName: "back"
        onClicked: start.scanAsked()
    }
    Banner {
        level: start.consignment.messageLevel
        text: start.consignment.message
        visible: text !== ""
        Layout.fillWidth: true
    }
    DayDeadlines {
        imports: start.app.deadlines.rows.filter(row => row.check)
        visible: imports.length > 0
        Layout.fillWidth: true
        onConsignmentAsked: id => start.consignment.resume(id)
    }
    Card {
        Layout.fillWidth: true

        Field {
            id: number

            label: qsTr("Number of the customs declaration, or a scanned SSCC")
            iconName: "search"
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
            readOnly: start.consignment.busy
            Layout.fillWidth: true
            onAccepted: start.open(text)
        }
        Flow {
            spacing: Theme.s
            Layout.fillWidth: true

            AppButton {
                text: qsTr("Open the declaration")
                iconName: "next"
                kind: AppButton.Primary
                enabled: number.text.trim() !== "" && !start.consignment.busy
                onClicked: start.open(number.text)
            }
            AppButton {
                text: qsTr("Open a packing list (CSV)")
                iconName: "folder"
                enabled: !start.consignment.busy
                onClicked: {
                    dialog.active = true;
                    (dialog.item as FileDialog).open();
                }
            }
        }
        ConsignmentLongWork {
            app: start.app
            Layout.fillWidth: true
        }
    }
    Card {
        Layout.fillWidth: true

        SectionHeader {
            text: qsTr("Scan the pallet's code")
            Layout.fillWidth: true
        }
        AppText {
            text: qsTr("The code of a pallet or box (SSCC) opens its consignment: by hand scanner at any time, or with the camera.")
            muted: true
            Layout.fillWidth: true
        }
        Viewfinder {
            app: start.app
            visible: start.app.scan.sourceKind !== "none"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(16 * Theme.body, Math.round(start.height * 0.3))
        }
        SourceBar {
            app: start.app
            places: false
            Layout.fillWidth: true
            onFileAsked: kind => start.fileAsked(kind)
            onCameraListAsked: start.cameraListAsked()
            onAddressAsked: start.addressAsked()
        }
    }
    SectionHeader {
        text: qsTr("Checks on this device")
        Layout.fillWidth: true
    }
    Choice {
        label: qsTr("Show")
        texts: [qsTr("To go on with, and finished"), qsTr("Put away")]
        values: ["", "putAway"]
        current: start.consignment.showsPutAway ? "putAway" : ""
        Layout.fillWidth: true
        onChosen: value => start.consignment.showsPutAway = value === "putAway"
    }
    Field {
        label: qsTr("Search the checks")
        placeholder: qsTr("Number of the declaration, or importer")
        iconName: "search"
        text: start.consignment.checkWords
        maximumLength: 100
        inputMethodHints: Qt.ImhNoPredictiveText
        visible: checks.count > 0 || text !== ""
        Layout.fillWidth: true
        onEdited: text => start.consignment.checkWords = text
    }
    AppText {
        text: start.consignment.checkWords !== "" ? qsTr("No check was found.") : start.consignment.showsPutAway ? qsTr("Nothing was put away.") : qsTr("No check was begun on this device.")
        muted: true
        visible: checks.count === 0
        Layout.fillWidth: true
    }
    Repeater {
        id: checks

        model: start.consignment.checks

        ListRow {
            id: row

            required property var modelData

            text: modelData.title + ". " + modelData.stateText
            Layout.fillWidth: true
            onClicked: start.consignment.resume(modelData.id)

            contentItem: RowLayout {
                spacing: Theme.m

                ColumnLayout {
                    spacing: 2
                    Layout.fillWidth: true

                    AppText {
                        text: row.modelData.title
                        kind: AppText.Strong
                        Layout.fillWidth: true
                    }
                    AppText {
                        text: row.modelData.importer !== "" ? row.modelData.importer + "\n" + row.modelData.detail : row.modelData.detail
                        kind: AppText.Caption
                        muted: true
                        Layout.fillWidth: true
                    }
                }
                LevelChip {
                    text: row.modelData.stateText
                    level: row.modelData.level
                }
            }
        }
    }
    AppButton {
        text: qsTr("More")
        iconName: "next"
        visible: start.consignment.moreChecks
        Layout.alignment: Qt.AlignHCenter
        onClicked: start.consignment.showMoreChecks()
    }
    Loader {
        id: dialog

        active: false
        sourceComponent: FileDialog {
            title: qsTr("Open a packing list")
            nameFilters: [qsTr("Packing lists (%1)").arg("*.csv *.tsv *.txt"), qsTr("All files (*)")]
            onAccepted: start.consignment.openFile(selectedFile)
        }
    }
}
