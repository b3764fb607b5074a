// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// A page that is made when it is first asked for, and kept.
Loader {
    property bool wanted: false

    onWantedChanged: if (wanted) active = true
    Component.onCompleted: active = wanted
    active: false
}
