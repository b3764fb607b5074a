// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// What is heard of a code: how its item was judged, or, while a consignment is counted, how its line stands.
Item {
    id: tones

    required property var app
    property bool audible: true
    property bool counting: false

    function found(level: string) {
        if (!counting)
            play(level);
    }
    function play(level: string) {
        if (!audible || !app.settings.sound)
            return;
        sounds.active = true;
        (sounds.item as ItemSound).play(level);
    }

    Loader {
        id: sounds

        active: false
        sourceComponent: ItemSound {}
    }
    Connections {
        target: tones.app.consignment

        function onCounted(level: string) {
            if (tones.counting)
                tones.play(level);
        }
    }
}
