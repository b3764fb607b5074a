// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// One scheme of colours. Named by what they are for, never by their hue.
QtObject {
    required property color background ///< behind everything
    required property color surface    ///< cards, sheets, bars
    required property color sunken     ///< fields, tracks
    required property color text
    required property color muted      ///< second text
    required property color disabled   ///< text of what cannot be used now
    required property color line       ///< hairlines, decoration only
    required property color border     ///< edge of what can be operated, >= 3:1
    required property color primary
    required property color primaryDown
    required property color primaryText
    required property color tint       ///< chosen, hovered
    required property color tintText
    required property color shade      ///< over the page behind a sheet
    required property color edge       ///< lower edge of a card: elevation without effects
    required property LevelColors good
    required property LevelColors neutral
    required property LevelColors attention
    required property LevelColors violation
    required property LevelColors danger
}
