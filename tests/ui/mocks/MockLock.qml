// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    required property var app

    property bool locked: false
    property bool busy: false
    property bool byPassphrase: true
    property bool guarded: byPassphrase
    property bool keychainThere: true
    property bool revoked: false
    property int waitSeconds: 0
    property string message: ""
    property string recoveryCode: ""
    property string protectionText: guarded ? app.t("Cụm mật khẩu mở dữ liệu của thiết bị này; không có nó thì không ai đọc được.", "A passphrase opens the data of this device; without it nobody can read them.") : app.t("Ai dùng được máy này đều đọc được dữ liệu. Hãy đặt cụm mật khẩu trước khi mang máy ra khỏi cơ quan.", "Whoever can use this computer can read the data. Set a passphrase before it leaves the office.")

    function unlock(secret: string) {
        app.note("unlock " + secret);
        if (secret === "đúng")
            locked = false;
        else
            message = app.t("Chưa đúng.", "Not right.");
    }
    function lock() { locked = true; }
    function protect(current: string, passphrase: string) {
        app.note("protect " + current + " " + passphrase);
        recoveryCode = "A1B2-C3D4-E5F6-G7H8-J9K0-M1N2-P3Q4-R5S6";
    }
    function protectByKeychain(current: string) { app.note("keychain " + current); }
    function unprotect(current: string) { app.note("unprotect " + current); }
    function forgetRecoveryCode() { recoveryCode = ""; }
}
