// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/// A button with a text and, if given, an icon.
T.Button {
    id: control

    enum Kind { Secondary, Primary, Plain, Danger }

    property int kind: AppButton.Secondary
    property string iconName
    property bool spread: false ///< over its width, as a field: the text at the left, the icon at the right
    property string keys ///< that do the same: told by the tip

    readonly property bool filled: kind === AppButton.Primary || kind === AppButton.Danger
    readonly property color ground: {
        if (kind === AppButton.Danger)
            return Theme.colors.danger.solid;
        if (kind === AppButton.Primary)
            return control.down ? Theme.colors.primaryDown : Theme.colors.primary;
        return control.down || control.checked || (control.hovered && control.enabled) ? Theme.colors.tint : kind === AppButton.Plain ? "transparent" : Theme.colors.surface;
    }
    readonly property color ink: {
        if (!control.enabled)
            return Theme.colors.disabled;
        if (kind === AppButton.Danger)
            return Theme.colors.danger.solidText;
        if (kind === AppButton.Primary)
            return Theme.colors.primaryText;
        return control.checked ? Theme.colors.tintText : spread ? Theme.colors.text : Theme.colors.primary;
    }

    implicitWidth: Math.max(Theme.target, Math.ceil(row.implicitWidth) + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, row.implicitHeight + topPadding + bottomPadding)
    leftPadding: iconName !== "" ? Theme.m : Theme.l
    rightPadding: Theme.l
    topPadding: Theme.s
    bottomPadding: Theme.s
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    font.pixelSize: Theme.body
    font.bold: true
    Accessible.name: text
    Keys.onReturnPressed: event => { if (enabled && !event.isAutoRepeat) click(); }
    Keys.onEnterPressed: event => { if (enabled && !event.isAutoRepeat) click(); }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        RowLayout {
            id: row

            anchors.centerIn: parent
            width: control.spread ? parent.width : Math.min(implicitWidth, parent.width)
            spacing: Theme.s
            layoutDirection: control.spread ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                name: control.iconName
                color: control.ink
                visible: control.iconName !== ""
                implicitWidth: Theme.iconSize
                implicitHeight: Theme.iconSize
            }
            Text {
                text: control.text
                textFormat: Text.PlainText
                font: control.font
                color: control.ink
                wrapMode: Text.Wrap
                horizontalAlignment: control.iconName !== "" ? Text.AlignLeft : Text.AlignHCenter
                visible: text !== ""
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: control.enabled ? control.ground : control.kind === AppButton.Plain ? "transparent" : Theme.colors.sunken
        border.width: control.filled || control.kind === AppButton.Plain ? 0 : Theme.outline
        border.color: control.checked ? Theme.colors.primary : control.enabled ? Theme.colors.border : Theme.colors.line

        FocusRing {
            shown: control.visualFocus
        }
    }

    Loader {
        active: control.keys !== ""
        sourceComponent: Tip {
            parent: control
            keys: control.keys
            shown: control.hovered
        }
    }
}
