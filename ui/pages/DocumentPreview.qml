// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Nqi.Controls

/// A paper before it is printed, over the whole window. `show` fetches a record by its id.
T.Popup {
    id: preview

    required property var app
    property bool wide: true

    readonly property var documents: app.documents

    function show(id: string, kind: string) {
        // The keyboard leaves its field first: what is being typed there is to be on the paper.
        open();
        documents.open(id, kind);
    }

    modal: true
    focus: true
    padding: 0
    closePolicy: T.Popup.CloseOnEscape
    width: parent ? parent.width : implicitWidth
    height: parent ? parent.height : implicitHeight
    onClosed: documents.close()

    background: Rectangle {
        color: Theme.colors.background
    }

    contentItem: FocusScope {
        focus: true
        visible: !Theme.concealed
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Print preview")

        ColumnLayout {
            anchors.fill: parent
            spacing: 0

            RowLayout {
                spacing: Theme.s
                layoutDirection: Theme.direction
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.s

                AppText {
                    text: preview.documents.title !== "" ? preview.documents.title : qsTr("Print preview")
                    kind: AppText.Title
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.s
                    Layout.bottomMargin: Theme.s
                    Accessible.role: Accessible.Heading
                }
                IconButton {
                    text: qsTr("Close")
                    iconName: "close"
                    onClicked: preview.close()
                }
            }
            DocumentChoices {
                documents: preview.documents
                enabled: !preview.documents.working
                visible: preview.documents.kind !== ""
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                Layout.bottomMargin: Theme.s
            }
            Banner {
                text: preview.documents.caveat
                level: "warning"
                visible: text !== ""
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                Layout.bottomMargin: Theme.s
            }
            Banner {
                text: preview.documents.message
                level: preview.documents.messageLevel
                visible: text !== ""
                Layout.fillWidth: true
                Layout.leftMargin: Theme.l
                Layout.rightMargin: Theme.l
                Layout.bottomMargin: Theme.s
            }
            DocumentPages {
                id: pages

                documents: preview.documents
                focus: true
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            Rectangle {
                color: Theme.colors.line
                implicitHeight: 1
                Layout.fillWidth: true
            }
            DocumentProgress {
                documents: preview.documents
                visible: preview.documents.working
                onAbandoned: pages.takeFocus()
                Layout.fillWidth: true
                Layout.leftMargin: Theme.m
                Layout.rightMargin: Theme.m
                Layout.topMargin: Theme.m
            }
            DocumentActions {
                documents: preview.documents
                pages: pages
                wide: preview.wide
                Layout.fillWidth: true
                Layout.margins: Theme.m
            }
        }
    }
}
