// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What the data says about the item, in one look. Never genuine or fake.
Card {
    id: card

    required property var app
    property bool detailed: false
    property bool actions: false

    readonly property var result: app.result
    readonly property LevelColors colors: Theme.level(result.level)
    readonly property var tallies: [
        { key: "differs", text: qsTr("%1 contradict"), level: "violation", icon: "violation" },
        { key: "missing", text: qsTr("%1 missing"), level: "violation", icon: "missing" },
        { key: "possible", text: qsTr("%1 to confirm"), level: "attention", icon: "possible" },
        { key: "agrees", text: qsTr("%1 agree"), level: "good", icon: "good" },
        { key: "notCovered", text: qsTr("%1 not covered"), level: "neutral", icon: "not-covered" }
    ]

    readonly property list<string> urgent: ["differs", "missing", "possible"] ///< what the short card counts

    signal detailsAsked()
    signal findingAsked()
    signal consignmentAsked() ///< it is being opened

    ground: colors.container
    outline: colors.line

    RowLayout {
        spacing: Theme.m

        Rectangle {
            implicitWidth: Theme.iconSize * 2
            implicitHeight: implicitWidth
            radius: width / 2
            color: card.colors.solid
            Layout.alignment: Qt.AlignTop

            Icon {
                anchors.centerIn: parent
                width: Math.round(parent.width * 0.66)
                height: width
                name: Theme.levelIcon(card.result.level)
                color: card.colors.solidText
            }
        }
        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            AppText {
                text: card.result.overallText
                kind: card.detailed ? AppText.Headline : AppText.Title
                color: card.colors.containerText
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
            }
            AppText {
                text: card.result.overallDetail
                color: card.colors.containerText
                visible: text !== "" && card.detailed
                Layout.fillWidth: true
            }
            AppText {
                text: card.result.title
                kind: AppText.Large
                font.bold: true
                color: card.colors.containerText
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                maximumLineCount: card.detailed ? 8 : 2
                elide: Text.ElideRight
                mayElide: true
                Layout.fillWidth: true
                Layout.topMargin: card.detailed ? Theme.s : 0
            }
            AppText {
                text: card.result.identity
                kind: AppText.Strong
                color: card.colors.containerText
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                visible: text !== "" && text !== card.result.title
                Layout.fillWidth: true
            }
            AppText {
                text: card.result.subtitle
                color: card.colors.containerText
                visible: text !== ""
                Layout.fillWidth: true
            }
        }
    }
    Flow {
        spacing: Theme.s
        Layout.fillWidth: true

        LevelChip {
            level: card.result.tier === 3 ? "violation" : card.result.tier === 2 ? "attention" : "neutral"
            iconName: "package"
            text: card.result.tierText
            visible: text !== ""
        }
        Repeater {
            model: card.tallies

            LevelChip {
                required property var modelData
                readonly property int number: card.result.counts[modelData.key] ?? 0

                level: modelData.level
                iconName: modelData.icon
                text: modelData.text.arg(number)
                visible: number > 0 && (card.detailed || card.urgent.includes(modelData.key))
            }
        }
    }
    RowLayout {
        spacing: Theme.s

        Icon {
            name: card.result.stale ? "attention" : "clock"
            color: card.colors.containerText
            implicitWidth: Math.round(Theme.iconSize * 0.75)
            implicitHeight: implicitWidth
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: 2
        }
        AppText {
            text: card.result.asOfText
            kind: AppText.Caption
            font.bold: card.result.stale
            color: card.colors.containerText
            Layout.fillWidth: true
        }
    }
    Flow {
        spacing: Theme.s
        visible: card.actions
        Layout.fillWidth: true

        ActionButton {
            command: "record"
            text: qsTr("Record finding")
            iconName: "flag"
            kind: AppButton.Primary
            onClicked: card.findingAsked()
        }
        AppButton {
            text: qsTr("Open as a consignment")
            iconName: "package"
            visible: card.result.sscc !== "" && card.app.consignment.available
            enabled: !card.app.consignment.busy
            onClicked: {
                card.app.consignment.openPackage(card.result.sscc);
                card.consignmentAsked();
            }
        }
        AppButton {
            text: qsTr("Details")
            iconName: "result"
            visible: !card.detailed
            onClicked: card.detailsAsked()
        }
    }
}
