// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Something urgent over every page, in one strip: what it is, what to press, and how it is put away.
Rectangle {
    id: strip

    required property string title
    required property string text
    property string remark ///< one more line that may not be overlooked
    required property string actionText
    property string moreText ///< empty: there is nothing more
    required property string awayText
    property string level: "danger"
    property string iconName: "flag"

    readonly property bool brief: Theme.fontScale > 1.3 ///< room for the work below comes before all of its words
    readonly property bool oneRow: width > 800
    readonly property LevelColors colors: Theme.level(level)

    signal action()
    signal moreAsked()
    signal awayAsked()

    implicitHeight: column.implicitHeight + 2 * Theme.m
    color: colors.container
    Accessible.role: Accessible.AlertMessage

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: strip.colors.line
    }
    GridLayout {
        id: column

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.l
        width: parent.width - 2 * Theme.l
        columns: strip.oneRow ? 2 : 1
        columnSpacing: Theme.m
        rowSpacing: Theme.s
        layoutDirection: Theme.direction

        RowLayout {
            spacing: Theme.m
            Layout.fillWidth: true

            Icon {
                name: strip.iconName
                color: strip.colors.containerText
                implicitWidth: Theme.iconSize
                implicitHeight: Theme.iconSize
                Layout.alignment: Qt.AlignTop
            }
            ColumnLayout {
                spacing: 2
                Layout.fillWidth: true

                AppText {
                    text: strip.title
                    kind: AppText.Strong
                    color: strip.colors.containerText
                    Layout.fillWidth: true
                }
                AppText {
                    text: strip.text
                    color: strip.colors.containerText
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    mayElide: true
                    visible: !strip.brief
                    Layout.fillWidth: true
                }
                AppText {
                    text: strip.remark
                    kind: AppText.Strong
                    color: strip.colors.containerText
                    visible: text !== "" && !strip.brief
                    Layout.fillWidth: true
                }
            }
        }
        RowLayout {
            spacing: Theme.s
            layoutDirection: Theme.direction
            Layout.alignment: Theme.leftHanded ? Qt.AlignLeft : Qt.AlignRight

            AppButton {
                text: strip.moreText
                visible: text !== "" && !strip.brief
                onClicked: strip.moreAsked()
            }
            AppButton {
                text: strip.actionText
                kind: AppButton.Primary
                onClicked: strip.action()
            }
            IconButton {
                text: strip.awayText
                iconName: "close"
                ink: strip.colors.containerText
                onClicked: strip.awayAsked()
            }
        }
    }
}
