// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// A few records under each other: [{kind, id, title, subtitle, level, chip}].
ColumnLayout {
    id: list

    required property var rows

    signal opened(string kind, string recordId)

    spacing: Theme.xs

    Repeater {
        model: list.rows

        RecordRow {
            required property var modelData

            kind: modelData.kind
            title: modelData.title
            subtitle: modelData.subtitle
            level: modelData.level
            chip: modelData.chip
            Layout.fillWidth: true
            onClicked: {
                if (kind !== "")
                    list.opened(kind, modelData.id);
            }
        }
    }
}
