// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls

/// A button whose action has keys too: its tip names them.
AppButton {
    required property string command

    readonly property ShortcutTable table: ShortcutTable {}

    keys: table.shown(command)
}
