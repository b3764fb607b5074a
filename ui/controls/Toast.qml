// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/// A short message at the foot of the window; goes by itself.
Rectangle {
    id: toast

    property string text
    property string level: "good"
    property string actionText ///< "Undo", or nothing

    signal action()
    signal passed() ///< without its button: its time is over, or it was tapped away

    readonly property LevelColors colors: Theme.level(level)
    readonly property bool concealed: Theme.concealed

    onConcealedChanged: hide()

    function show(message: string, messageLevel: string, offer: var) {
        text = message;
        level = messageLevel;
        actionText = offer ?? "";
        visible = true;
        timer.restart();
    }

    function hide() {
        visible = false;
        timer.stop();
    }
    /// What its button does.
    function act() {
        hide();
        action();
    }
    function pass() {
        hide();
        passed();
    }

    visible: false
    width: parent ? Math.min(Math.ceil(row.implicitWidth) + 2 * Theme.l, parent.width - 2 * Theme.l) : implicitWidth
    implicitHeight: row.implicitHeight + 2 * Theme.m
    radius: Theme.radius
    color: colors.solid
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.l
        width: Math.min(implicitWidth, toast.width - 2 * Theme.l)
        spacing: Theme.m
        layoutDirection: toast.actionText !== "" ? Theme.direction : Qt.LeftToRight

        Icon {
            name: Theme.levelIcon(toast.level)
            color: toast.colors.solidText
            implicitWidth: Theme.iconSize
            implicitHeight: Theme.iconSize
        }
        AppText {
            text: toast.text
            color: toast.colors.solidText
            font.bold: true
            Layout.fillWidth: true
        }
        AppButton {
            text: toast.actionText
            visible: text !== ""
            onClicked: toast.act()
        }
    }
    Timer {
        id: timer

        interval: toast.actionText !== "" ? 10000 : 4000
        onTriggered: toast.pass()
    }
    TapHandler {
        onTapped: toast.pass()
    }
}
