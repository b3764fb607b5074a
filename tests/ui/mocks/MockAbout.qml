// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    required property var app

    property bool hasNotices: app.scene !== "offline"
    property string notices: hasNotices ? "nqi-inspector 0.1.0: software and data of others\n\nfonts-noto-core 20201225-2\n    licence: OFL-1.1\n" : ""
    property bool hasBill: hasNotices
    property string message: ""
    property string messageLevel: ""

    function saveBill(file: url) { app.note("saveBill " + file); }
}
