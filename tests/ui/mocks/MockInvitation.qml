// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    required property var app

    property bool asking: false
    property bool invited: true
    property string host: "hub.nqi.example.vn"
    property string address: "https://hub.nqi.example.vn"
    property string fingerprint: "1A2B 3C4D 5E6F 7A8B 9C0D"
    property bool moves: false
    property string formerText: moves ? "Trung tâm NQI · hub.cu.example.vn" : ""
    property string formerFingerprint: moves ? "0F1E 2D3C 4B5A 6978 8796" : ""

    function submit(typed: string, address: var) { app.note("invitation.submit " + typed + (address ? " at " + address : "")); }
    function accept(moveMeant: bool) {
        app.note("invitation.accept " + moveMeant);
        asking = false;
    }
    function refuse() {
        app.note("invitation.refuse");
        asking = false;
    }
}
