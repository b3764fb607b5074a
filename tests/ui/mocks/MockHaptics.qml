// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    required property var app
    property bool available: true
    property var felt: [] ///< levels, newest last

    function play(level: string) {
        felt = felt.concat([level]);
    }
}
