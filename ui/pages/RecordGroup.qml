// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What one dataset says of a record, and whose data that is.
Card {
    id: group

    required property var modelData

    signal opened(string kind, string recordId)
    signal moreAsked()

    spacing: Theme.s
    Layout.fillWidth: true

    SectionHeader {
        text: group.modelData.title
        iconName: group.modelData.icon
        // Of what goes on nobody has counted how much there is.
        count: group.modelData.fields.length > 0 || group.modelData.more || group.modelData.cut ? -1 : group.modelData.rows.length
        Layout.fillWidth: true
    }
    Repeater {
        model: group.modelData.fields

        KeyValue {
            required property var modelData

            label: modelData.label
            value: modelData.value
            Layout.fillWidth: true
        }
    }
    RecordRows {
        rows: group.modelData.rows
        visible: rows.length > 0
        Layout.fillWidth: true
        onOpened: (kind, recordId) => group.opened(kind, recordId)
    }
    AppText {
        text: qsTr("None recorded")
        muted: true
        visible: group.modelData.rows.length === 0 && group.modelData.fields.length === 0
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("More: %1").arg(group.modelData.title)
        kind: AppButton.Plain
        iconName: "down"
        visible: group.modelData.more
        onClicked: group.moreAsked()
    }
    AppText {
        text: qsTr("There are more than can be shown here: search for the name or number.")
        muted: true
        visible: group.modelData.cut
        Layout.fillWidth: true
    }
    AppText {
        text: group.modelData.source
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
}
