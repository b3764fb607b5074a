// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    property bool picture: false
    property bool pictureFile: false
}
