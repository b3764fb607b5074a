// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// For who has no invitation: the app on sample data, and how to leave it.
ColumnLayout {
    id: offer

    required property var app

    readonly property bool possible: app.canTryDemo && !app.demo

    spacing: Theme.s

    AppButton {
        text: qsTr("Try it with sample data")
        iconName: "sample"
        Layout.fillWidth: true
        onClicked: offer.app.tryDemo()
    }
    AppText {
        text: qsTr("Nothing is needed for it, no invitation either. The app starts again with fictitious goods and a hub on this machine, apart from your own data. To leave, close it and start the app as usual.")
        kind: AppText.Caption
        muted: true
        Layout.fillWidth: true
    }
}
