// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// How far the making, saving or printing of the paper is, and a way out of it.
ColumnLayout {
    id: progress

    required property var documents

    signal abandoned() ///< the keyboard was here when there was nothing to cancel any more

    spacing: Theme.s

    AppText {
        text: progress.documents.progressText
        muted: true
        Layout.fillWidth: true
    }
    ProgressLine {
        text: progress.documents.progressText
        value: progress.documents.progress
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Cancel")
        iconName: "close"
        visible: progress.documents.stoppable
        onClicked: progress.documents.stop()
        onVisibleChanged: if (!visible && activeFocus) progress.abandoned()
    }
}
