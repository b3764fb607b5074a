// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// A button with an icon only; `text` is its accessible name and its tip.
T.Button {
    id: control

    property string iconName
    property string keys ///< that do the same
    property color ink: Theme.colors.text
    property color ground: Theme.colors.tint ///< while pressed or hovered

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.name: text
    Keys.onReturnPressed: event => { if (enabled && !event.isAutoRepeat) click(); }
    Keys.onEnterPressed: event => { if (enabled && !event.isAutoRepeat) click(); }

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            width: Theme.iconSize
            height: Theme.iconSize
            name: control.iconName
            color: control.enabled ? control.ink : Theme.colors.disabled
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.enabled && (control.down || control.hovered) ? control.ground : "transparent"

        FocusRing {
            shown: control.visualFocus
        }
    }

    Tip {
        text: control.text
        keys: control.keys
        shown: control.hovered || control.visualFocus
    }
}
