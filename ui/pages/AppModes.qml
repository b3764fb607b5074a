// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls

/// What the settings, the lock and the page that is in front mean for the theme and for the models.
Item {
    id: modes

    required property var app
    required property int page
    required property bool recording ///< a finding is being recorded

    readonly property bool unlocked: !app.lock.locked

    Binding {
        target: Theme
        property: "dark"
        value: modes.app.settings.theme === "dark" || (modes.app.settings.theme === "system" && Application.styleHints.colorScheme === Qt.Dark)
    }
    Binding {
        target: Theme
        property: "sunlight"
        value: modes.app.settings.theme === "sunlight"
    }
    Binding {
        target: Theme
        property: "fontScale"
        value: Math.max(0.8, Math.min(2, modes.app.settings.fontScale))
    }
    Binding {
        target: Theme
        property: "leftHanded"
        value: modes.app.settings.leftHanded
    }
    Binding {
        target: Theme
        property: "concealed"
        value: !modes.unlocked
    }
    // Not on the result page: what is read there does not change under the reader's eyes. Wherever photographs are taken.
    Binding {
        target: modes.app.scan
        property: "watched"
        value: modes.unlocked && ([0, 6].includes(modes.page) || modes.app.capture.open)
    }
    Binding {
        target: modes.app.scan
        property: "photographing"
        value: modes.recording || modes.app.capture.open
    }
    // On every other page goods are looked up: that counts nothing.
    Binding {
        target: modes.app.consignment
        property: "counting"
        value: modes.unlocked && modes.page === 6
    }
}
