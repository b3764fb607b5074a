// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

/// A page in one readable column that scrolls when it must, and keeps what has the keyboard in view.
Flickable {
    id: page

    default property alias content: column.data
    property alias spacing: column.spacing
    property int margin: Theme.l
    property int columnWidth: Theme.readable

    contentWidth: width
    contentHeight: column.implicitHeight + 2 * margin
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    function reveal(item: Item) {
        const top = item.mapToItem(contentItem, 0, 0).y;
        if (top < contentY)
            contentY = Math.max(0, top - margin);
        else if (top + item.height > contentY + height)
            contentY = Math.min(Math.max(0, contentHeight - height), top + item.height - height + margin);
    }

    readonly property Item focused: Window.activeFocusItem
    onFocusedChanged: {
        for (let item = focused; item; item = item.parent) {
            if (item === column) {
                reveal(focused);
                return;
            }
        }
    }

    ScrollBar.vertical: AppScrollBar {}

    ColumnLayout {
        id: column

        x: Math.max(page.margin, Math.round((page.width - width) / 2))
        y: page.margin
        width: Math.min(page.columnWidth, page.width - 2 * page.margin)
        spacing: Theme.l
    }
}
