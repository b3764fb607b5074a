// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// One day of a month to pick from; `text` is its number.
T.AbstractButton {
    id: control

    property bool ofMonth: true ///< false: of the one before or after
    property bool today: false
    property bool stop: false ///< of the keyboard: one of a month, not 42

    readonly property color ink: checked ? Theme.colors.primaryText : ofMonth ? Theme.colors.text : Theme.colors.muted

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    focusPolicy: stop ? Qt.StrongFocus : Qt.ClickFocus
    hoverEnabled: true
    font.pixelSize: Theme.body
    font.bold: today || checked
    Accessible.checkable: true
    Accessible.checked: checked

    contentItem: Text {
        text: control.text
        textFormat: Text.PlainText
        font: control.font
        color: control.ink
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.checked ? Theme.colors.primary : control.down || control.hovered ? Theme.colors.tint : "transparent"
        border.width: control.today ? Theme.outline + 1 : 0
        border.color: Theme.colors.primary

        FocusRing {
            shown: control.visualFocus
        }
    }
}
