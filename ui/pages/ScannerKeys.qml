// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Nqi.Controls

/// Keys or bytes as they came: what each wrote and its number. What no GS1 code holds stands out.
Flow {
    id: flow

    required property var keys ///< [{shown, code, odd}]
    property int further: 0

    spacing: Theme.xs
    Accessible.role: Accessible.StaticText
    Accessible.name: keys.map(key => key.shown).join(" ")

    Repeater {
        model: flow.keys

        Rectangle {
            id: cell

            required property var modelData

            readonly property LevelColors colors: Theme.level(modelData.odd ? "error" : "neutral")

            width: Math.max(32, words.implicitWidth, number.implicitWidth) + 2 * Theme.xs
            height: words.height + number.height + 2 * Theme.xs
            radius: Theme.radiusSmall
            color: colors.container
            border.width: 1
            border.color: colors.line

            AppText {
                id: words

                anchors.horizontalCenter: parent.horizontalCenter
                y: Theme.xs
                text: cell.modelData.shown
                kind: AppText.Strong
                color: cell.colors.containerText
                Accessible.ignored: true
            }
            AppText {
                id: number

                anchors.horizontalCenter: parent.horizontalCenter
                anchors.top: words.bottom
                text: cell.modelData.code
                kind: AppText.Caption
                color: cell.colors.containerText
                Accessible.ignored: true
            }
        }
    }
    AppText {
        text: qsTr("and %n more", "", flow.further)
        muted: true
        visible: flow.further > 0
    }
}
