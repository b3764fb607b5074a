// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/// The name of a page with what belongs beside it.
RowLayout {
    id: header

    required property string text
    default property alias actions: extra.data

    spacing: Theme.m

    AppText {
        text: header.text
        kind: AppText.Headline
        Layout.fillWidth: true
        Accessible.role: Accessible.Heading
    }
    RowLayout {
        id: extra

        spacing: Theme.s
        Layout.maximumWidth: header.width * 0.65
    }
}
