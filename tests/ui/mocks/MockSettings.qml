// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    property string language: "vi"
    property string theme: "light"
    property string inspector: "Nguyễn Thị Thu Hương – KSV-0417"
    property string place: "Chợ Bến Thành, phường Bến Thành, TP. Hồ Chí Minh"
    property string hubAddress: "https://hub.nqi.example.vn"
    property string cameraId: "usb0"
    property string cameraName: "USB Camera HD (046d:0825)"
    property bool sound: true
    property bool vibration: true
    property bool wedge: true
    property bool metered: false
    property bool welcomed: true
    property int idleMinutes: 5
    property real fontScale: 1
    property bool leftHanded: false
    property string role: "market"
    property string agency: "Chi cục Quản lý thị trường TP. Hồ Chí Minh"
    property string unit: "Đội 5"
    property string hubName: ""
    property bool notices: true
    property string quietFrom: "20:00"
    property string quietTo: "06:00"
    property string profileName: "Quản lý thị trường TP. Hồ Chí Minh"
    property string dataFolder: "/home/huong/.local/share/nqi-inspector"
    property string message: ""
}
