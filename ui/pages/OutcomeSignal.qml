// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// What is heard and felt of a code: how its item was judged, or, while a consignment is counted, how its line stands.
Item {
    id: outcome

    required property var app
    property bool audible: true   ///< false where there is nobody to hear: tests
    property bool withheld: false ///< neither heard nor felt
    property bool counting: false

    function found(level: string) {
        if (!counting)
            play(level);
    }
    function play(level: string) {
        if (withheld)
            return;
        if (app.settings.vibration)
            app.haptics.play(level);
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
        target: outcome.app.consignment

        function onCounted(level: string) {
            if (outcome.counting)
                outcome.play(level);
        }
    }
}
