// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One line to type in, and everything that it may mean.
FocusScope {
    id: view

    required property var app

    readonly property var search: app.search
    /// Nothing is there to show yet; earlier rows stay until others come.
    readonly property bool looking: search.busy && search.text !== "" && search.sections.length === 0 && search.errorText === ""

    signal checkAsked(string code)
    signal syncAsked()

    function takeFocus() {
        field.takeFocus();
    }

    ScrollPage {
        anchors.fill: parent
        columnWidth: 1040

        Field {
            id: field

            label: qsTr("Search the national data")
            placeholder: qsTr("Name, number, tax code, certificate, lot")
            iconName: "search"
            text: view.search.text
            maximumLength: 200
            inputMethodHints: Qt.ImhNoPredictiveText
            focus: true
            Layout.fillWidth: true
            onEdited: text => view.search.text = text
            Keys.onDownPressed: Window.activeFocusItem?.nextItemInFocusChain(true)?.forceActiveFocus(Qt.TabFocusReason)
        }
        Banner {
            level: "error"
            text: view.search.errorText
            visible: text !== ""
            actionText: qsTr("Try again")
            Layout.fillWidth: true
            onAction: view.search.refresh()
        }
        AppButton {
            text: qsTr("Go to synchronisation")
            iconName: "sync"
            visible: view.search.errorText !== ""
            Layout.alignment: Qt.AlignLeft
            onClicked: view.syncAsked()
        }
        ProgressLine {
            text: qsTr("Searching")
            visible: view.looking
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("Check product %1").arg(view.search.code)
            iconName: "scan"
            kind: AppButton.Primary
            visible: view.search.code !== ""
            Layout.alignment: Qt.AlignLeft
            onClicked: view.checkAsked(view.search.code)
        }
        Repeater {
            model: view.search.sections

            ColumnLayout {
                id: section

                required property var modelData

                spacing: Theme.s
                Layout.fillWidth: true

                SectionHeader {
                    text: section.modelData.title
                    iconName: section.modelData.icon
                    Layout.fillWidth: true
                }
                RecordRows {
                    rows: section.modelData.rows
                    Layout.fillWidth: true
                    onOpened: (kind, recordId) => view.app.record.show(kind, recordId)
                }
                AppButton {
                    text: qsTr("More: %1").arg(section.modelData.title)
                    kind: AppButton.Plain
                    iconName: "down"
                    visible: section.modelData.more
                    onClicked: view.search.expand(section.modelData.kind)
                }
                AppText {
                    text: qsTr("There are more. Type more of the name or number.")
                    muted: true
                    visible: section.modelData.cut
                    Layout.fillWidth: true
                }
            }
        }
        AppText {
            text: view.search.detail
            kind: AppText.Caption
            muted: true
            visible: view.search.sections.length > 0
            Layout.fillWidth: true
        }
        EmptyState {
            iconName: "search"
            title: view.search.title
            text: view.search.detail
            visible: view.search.sections.length === 0 && view.search.errorText === "" && !view.looking
            Layout.fillWidth: true
            Layout.topMargin: Theme.xxl
        }
    }
}
