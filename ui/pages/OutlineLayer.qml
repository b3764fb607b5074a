// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

/// The symbols that were found, and what looks like one and was not read, drawn where they are in the picture.
Item {
    id: layer

    required property var outlines   ///< [{corners: [point in frame pixels], level, label}]
    required property size sourceSize ///< of the frame, in its own pixels
    required property rect contentRect ///< where the frame is drawn, in this item
    property real covered: 0 ///< so much at the lower edge is for other words

    readonly property bool ready: sourceSize.width > 0 && sourceSize.height > 0 && contentRect.width > 0

    function place(corner: var): point {
        return Qt.point(contentRect.x + corner.x * contentRect.width / sourceSize.width, contentRect.y + corner.y * contentRect.height / sourceSize.height);
    }
    /// Where a symbol's corners are in this item; closed.
    function pathOf(outline: var): list<point> {
        const corners = outline?.corners ?? [];
        return corners.length > 0 ? corners.concat([corners[0]]).map(corner => place(corner)) : [];
    }
    /// A label that would lie over an earlier one is left out: the outline has its colour.
    function isFree(index: int): bool {
        const own = (marks.itemAt(index) as OutlineMark)?.labelRect;
        for (let i = 0; own && i < index; ++i) {
            const other = marks.itemAt(i) as OutlineMark;
            const rect = other?.labelRect;
            if (other?.labelled && own.x < rect.x + rect.width && rect.x < own.x + own.width && own.y < rect.y + rect.height && rect.y < own.y + own.height)
                return false;
        }
        return true;
    }

    // By number, not by content: the same shapes are moved from frame to frame.
    Repeater {
        id: marks

        model: layer.ready ? layer.outlines.length : 0

        OutlineMark {
            readonly property var outline: layer.outlines[index] ?? null

            level: outline?.level ?? ""
            text: outline?.label ?? ""
            path: layer.pathOf(outline)
            ground: Qt.size(layer.width, layer.height - layer.covered)
            labelled: layer.isFree(index)
        }
    }
}
