// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

/// The keys of the whole window.
Item {
    id: keys

    property bool busy: false ///< a sheet is open and has its own keys

    signal pageAsked(int index)
    signal openAsked()
    signal typeAsked()
    signal findAsked()
    signal recordAsked()
    signal backAsked()
    signal lockAsked()
    signal helpAsked()

    Repeater {
        model: 9

        Item {
            id: place

            required property int index

            Shortcut {
                sequences: ["Ctrl+" + (place.index + 1)]
                enabled: !keys.busy
                onActivated: keys.pageAsked(place.index)
            }
        }
    }
    Shortcut {
        sequences: [StandardKey.Open]
        enabled: !keys.busy
        onActivated: keys.openAsked()
    }
    Shortcut {
        sequences: ["Ctrl+L"]
        enabled: !keys.busy
        onActivated: keys.typeAsked()
    }
    Shortcut {
        sequences: [StandardKey.HelpContents]
        enabled: !keys.busy
        onActivated: keys.helpAsked()
    }
    Shortcut {
        sequences: ["Ctrl+Shift+L"]
        // Also while a sheet or the guide is open: what lies under those gets no other keys.
        context: Qt.ApplicationShortcut
        onActivated: keys.lockAsked()
    }
    Shortcut {
        sequences: [StandardKey.Find]
        enabled: !keys.busy
        onActivated: keys.findAsked()
    }
    Shortcut {
        sequences: [StandardKey.Save]
        enabled: !keys.busy
        onActivated: keys.recordAsked()
    }
    Shortcut {
        sequences: ["Esc", StandardKey.Back]
        enabled: !keys.busy
        onActivated: keys.backAsked()
    }
}
