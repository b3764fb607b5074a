// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/// A setting that is on or off; the whole row can be pressed.
T.Switch {
    id: control

    property string helper

    implicitWidth: leftPadding + rightPadding + words.implicitWidth + spacing + track.width
    implicitHeight: Math.max(Theme.target, words.implicitHeight + topPadding + bottomPadding)
    topPadding: Theme.s
    bottomPadding: Theme.s
    leftPadding: Theme.leftHanded ? track.width + spacing : 0
    rightPadding: Theme.leftHanded ? 0 : track.width + spacing
    spacing: Theme.l
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.description: helper
    Keys.onReturnPressed: event => { if (enabled && !event.isAutoRepeat) { toggle(); toggled(); } }

    contentItem: ColumnLayout {
        id: words

        spacing: 2

        Item { Layout.fillHeight: true }
        AppText {
            text: control.text
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        AppText {
            text: control.helper
            kind: AppText.Caption
            muted: true
            visible: text !== ""
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Item { Layout.fillHeight: true }
    }
    indicator: Rectangle {
        id: track

        x: Theme.leftHanded ? 0 : control.width - width
        y: Math.round((control.height - height) / 2)
        width: 56
        height: 32
        radius: 16
        color: !control.enabled ? Theme.colors.sunken : control.checked ? Theme.colors.primary : Theme.colors.sunken
        border.width: control.checked && control.enabled ? 0 : 2
        border.color: Theme.colors.border

        Rectangle {
            x: control.checked ? parent.width - width - 4 : 4
            y: 4
            width: 24
            height: 24
            radius: 12
            color: control.checked && control.enabled ? Theme.colors.primaryText : Theme.colors.border

            Behavior on x {
                NumberAnimation { duration: Theme.quick }
            }
        }
        FocusRing {
            shown: control.visualFocus
            corner: 16
        }
    }
    background: null
}
