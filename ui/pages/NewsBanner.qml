// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Serious alerts that are new: how many, and the one to read next. It stays until it is read or put away.
Rectangle {
    id: banner

    required property var news

    readonly property var first: news.first
    readonly property bool brief: Theme.fontScale > 1.3 ///< room for the work below comes before all of its words
    readonly property bool oneRow: width > 800
    readonly property LevelColors colors: Theme.level(first.level ?? "danger")

    signal alertAsked(string id)
    signal listAsked()
    signal windowAsked()

    visible: news.count > 0
    implicitHeight: column.implicitHeight + 2 * Theme.m
    color: colors.container
    Accessible.role: Accessible.AlertMessage
    Accessible.name: [news.title, first.title ?? "", first.metText ?? ""].filter(part => part !== "").join(". ")

    Connections {
        target: banner.news

        function onPressed() {
            banner.windowAsked();
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: banner.colors.line
    }
    GridLayout {
        id: column

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.l
        width: parent.width - 2 * Theme.l
        columns: banner.oneRow ? 2 : 1
        columnSpacing: Theme.m
        rowSpacing: Theme.s
        layoutDirection: Theme.direction

        RowLayout {
            spacing: Theme.m
            Layout.fillWidth: true

            Icon {
                name: "flag"
                color: banner.colors.containerText
                implicitWidth: Theme.iconSize
                implicitHeight: Theme.iconSize
                Layout.alignment: Qt.AlignTop
            }
            ColumnLayout {
                spacing: 2
                Layout.fillWidth: true

                AppText {
                    text: banner.news.title
                    kind: AppText.Strong
                    color: banner.colors.containerText
                    Layout.fillWidth: true
                }
                AppText {
                    text: [banner.first.title ?? "", banner.first.subtitle ?? ""].filter(part => part !== "").join(" · ")
                    color: banner.colors.containerText
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    mayElide: true
                    visible: !banner.brief
                    Layout.fillWidth: true
                }
                AppText {
                    text: banner.first.metText ?? ""
                    kind: AppText.Strong
                    color: banner.colors.containerText
                    visible: text !== "" && !banner.brief
                    Layout.fillWidth: true
                }
            }
        }
        RowLayout {
            spacing: Theme.s
            layoutDirection: Theme.direction
            Layout.alignment: Theme.leftHanded ? Qt.AlignLeft : Qt.AlignRight

            AppButton {
                text: qsTr("All alerts")
                visible: banner.news.count > 1 && !banner.brief
                onClicked: banner.listAsked()
            }
            AppButton {
                text: qsTr("Show the alert")
                kind: AppButton.Primary
                onClicked: banner.alertAsked(banner.first.id)
            }
            IconButton {
                text: qsTr("Put the new alerts away")
                iconName: "close"
                ink: banner.colors.containerText
                onClicked: banner.news.dismiss()
            }
        }
    }
}
