// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Stands for the real DocumentPage: a white page with lines where text would be.
Rectangle {
    id: sheet

    property var document
    property int page: 0

    color: "white"

    Repeater {
        model: 24

        Rectangle {
            required property int index

            x: sheet.width * 0.14
            y: sheet.height * (0.1 + index * 0.033)
            width: sheet.width * (index % 5 === 4 ? 0.4 : 0.78)
            height: Math.max(1, sheet.height * 0.008)
            color: "#c8c8c8"
        }
    }
}
