// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs

/// Asks for a file to read, or for a place and name to write one; the dialogs are made when first needed.
Item {
    id: picker

    required property string openTitle
    required property string saveTitle
    property string filter
    property string suffix

    signal openChosen(url file)
    signal saveChosen(url file)

    function askOpen() {
        source.active = true;
        (source.item as FileDialog).open();
    }
    function askSave() {
        target.active = true;
        (target.item as FileDialog).open();
    }

    Loader {
        id: source

        active: false
        sourceComponent: FileDialog {
            title: picker.openTitle
            nameFilters: [picker.filter, qsTr("All files (*)")]
            onAccepted: picker.openChosen(selectedFile)
        }
    }
    Loader {
        id: target

        active: false
        sourceComponent: FileDialog {
            title: picker.saveTitle
            fileMode: FileDialog.SaveFile
            nameFilters: [picker.filter]
            defaultSuffix: picker.suffix
            onAccepted: picker.saveChosen(selectedFile)
        }
    }
}
