// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Findings that were begun and not saved, to go on with or to discard.
ColumnLayout {
    id: list

    required property var draft
    property var rows: draft.unfinished ///< those offered

    signal goOnAsked(var row)

    visible: rows.length > 0 || draft.discarded !== "" || draft.discardProblem !== ""
    spacing: Theme.s

    Repeater {
        model: list.rows

        Card {
            id: card

            required property var modelData
            readonly property bool damaged: modelData.damaged ?? false ///< it can only be discarded

            padding: Theme.m
            spacing: Theme.s
            Layout.fillWidth: true

            IconLine {
                text: card.damaged ? qsTr("An unfinished finding is damaged and cannot be read any more.") : qsTr("Unfinished finding: %1").arg(card.modelData.title)
                iconName: "attention"
                strong: true
                Layout.fillWidth: true
            }
            AppText {
                text: card.modelData.identity
                kind: AppText.Caption
                muted: true
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                visible: text !== "" && text !== card.modelData.title
                Layout.fillWidth: true
            }
            Flow {
                spacing: Theme.s
                Layout.fillWidth: true

                AppButton {
                    text: qsTr("Go on")
                    iconName: "sign"
                    enabled: !list.draft.busy
                    visible: !card.damaged
                    Accessible.name: qsTr("Go on: %1").arg(card.modelData.title)
                    onClicked: list.goOnAsked(card.modelData)
                }
                AppButton {
                    text: qsTr("Discard")
                    iconName: "remove"
                    enabled: !list.draft.busy
                    Accessible.name: card.damaged ? qsTr("Discard the damaged finding") : qsTr("Discard: %1").arg(card.modelData.title)
                    onClicked: list.draft.discard(card.modelData.key)
                }
            }
        }
    }
    Banner {
        text: list.draft.discardProblem
        level: "error"
        visible: text !== ""
        Layout.fillWidth: true
    }
    Banner {
        text: qsTr("The unfinished finding was discarded: %1").arg(list.draft.discarded)
        level: "neutral"
        actionText: qsTr("Undo")
        visible: list.draft.discarded !== ""
        Layout.fillWidth: true
        onAction: list.draft.restoreDiscarded()
    }
}
