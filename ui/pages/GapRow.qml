// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What is missing, or is to be looked at again; a press leads to its step.
ListRow {
    id: row

    required property var gap ///< {text, stepTitle}

    text: gap.text
    Accessible.role: Accessible.Button
    Accessible.description: gap.stepTitle

    contentItem: RowLayout {
        spacing: Theme.m

        AppText {
            text: row.gap.text
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        AppText {
            text: row.gap.stepTitle
            kind: AppText.Caption
            muted: true
            Layout.maximumWidth: 160 * Math.max(1, Theme.fontScale)
            Accessible.ignored: true
        }
        Icon {
            name: "next"
            color: Theme.colors.muted
            implicitWidth: Theme.iconSize
            implicitHeight: Theme.iconSize
        }
    }
}
