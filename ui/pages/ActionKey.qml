// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// The keys of one action of the table, for where it is at home: what lies under a sheet gets no keys.
Shortcut {
    required property string command

    readonly property ShortcutTable table: ShortcutTable {}

    sequences: table.keys(command)
}
