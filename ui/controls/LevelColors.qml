// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// The colours of one level: every text/background pair has a contrast of at least 4.5:1 (tests/ui/tst_theme.qml).
QtObject {
    required property color text        ///< text and icons on background, surface and sunken
    required property color container   ///< tinted ground
    required property color containerText ///< text on the tinted ground
    required property color solid       ///< full ground
    required property color solidText     ///< text on the full ground
    required property color line        ///< edge of the tinted ground
}
