// SPDX-License-Identifier: Apache-2.0
import QtQuick.Layouts
import Nqi.Controls

/// Fields beside each other where there is room, else under each other.
GridLayout {
    columns: width >= 520 * Math.max(1, Theme.fontScale) ? 2 : 1
    columnSpacing: Theme.l
    rowSpacing: Theme.m
    uniformCellWidths: true
}
