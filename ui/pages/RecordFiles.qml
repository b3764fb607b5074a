// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// The files of a record; pictures are looked at one by one, because each view is noted.
ColumnLayout {
    id: files

    required property var record

    spacing: Theme.s

    SectionHeader {
        text: qsTr("Files")
        iconName: "picture"
        count: files.record.files.length
        Layout.fillWidth: true
    }
    Repeater {
        model: files.record.files

        ColumnLayout {
            id: file

            required property var modelData

            spacing: Theme.xs
            Layout.fillWidth: true

            RowLayout {
                spacing: Theme.s

                IconLine {
                    text: [file.modelData.text, file.modelData.sizeText, file.modelData.stateText].join(" · ")
                    iconName: file.modelData.held ? "cloud" : "device"
                    Layout.fillWidth: true
                }
                AppButton {
                    text: qsTr("Look")
                    iconName: "picture"
                    visible: file.modelData.picture && file.modelData.source === ""
                    Accessible.name: qsTr("Look at: %1").arg(file.modelData.text)
                    onClicked: files.record.look(file.modelData.row)
                }
            }
            Image {
                source: file.modelData.source
                visible: file.modelData.source !== ""
                sourceSize.width: 480
                fillMode: Image.PreserveAspectFit
                horizontalAlignment: Image.AlignLeft
                Layout.fillWidth: true
                Layout.maximumHeight: 360
                Accessible.role: Accessible.Graphic
                Accessible.name: file.modelData.text
            }
        }
    }
}
