// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

/// Adds a photograph or a file to the minutes, under the name that these give it.
Item {
    id: source

    required property var app

    property string label ///< of what is being added

    signal added(name: string) ///< it is in the minutes

    function photograph(what: string) {
        label = what;
        camera.active = true;
        (camera.item as CaptureView).open();
    }
    function choose(what: string) {
        label = what;
        picker.ask("annex");
    }
    function attach(files: list<url>, what: string) {
        for (const file of files)
            app.inspection.attach(file, what);
    }
    function paste(what: string) {
        app.inspection.paste(what);
    }

    visible: false

    Connections {
        target: source.app.inspection

        function onAnnexAdded(label: string) {
            source.added(label);
        }
    }
    FilePicker {
        id: picker

        onFileChosen: file => source.attach([file], source.label)
    }
    Loader {
        id: camera

        active: false
        sourceComponent: CaptureView {
            parent: source.Overlay.overlay
            app: source.app
            subject: source.label
            onUsed: source.app.inspection.attachFrame(source.label)
            onFileAsked: picker.ask("annex")
        }
    }
}
