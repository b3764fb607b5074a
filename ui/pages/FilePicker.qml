// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs

/// Asks for a file or a folder; the dialog is made when first needed.
Item {
    id: picker

    property string kind: "picture"
    property string folderTitle: qsTr("Open a folder of pictures")

    readonly property var pictures: ["*.jpg", "*.jpeg", "*.png", "*.webp", "*.bmp", "*.tif", "*.tiff", "*.gif"]
    readonly property var videos: ["*.mp4", "*.mkv", "*.avi", "*.mov", "*.webm", "*.m4v"]

    signal fileChosen(url file)
    signal folderChosen(url folder)

    /// "picture", "video", "file" (either), "annex" (a picture or a PDF) or "folder".
    function ask(what: string) {
        kind = what;
        if (what === "folder") {
            folder.active = true;
            (folder.item as FolderDialog).open();
        } else {
            file.active = true;
            (file.item as FileDialog).open();
        }
    }
    function filters(): var {
        const every = qsTr("All files (*)");
        if (kind === "video")
            return [qsTr("Videos (%1)").arg(videos.join(" ")), every];
        if (kind === "picture")
            return [qsTr("Pictures (%1)").arg(pictures.join(" ")), every];
        if (kind === "annex")
            return [qsTr("Pictures and PDF (%1)").arg(pictures.concat(["*.pdf"]).join(" ")), every];
        return [qsTr("Pictures and videos (%1)").arg(pictures.concat(videos).join(" ")), every];
    }

    Loader {
        id: file

        active: false
        sourceComponent: FileDialog {
            title: qsTr("Open a file")
            nameFilters: picker.filters()
            onAccepted: picker.fileChosen(selectedFile)
        }
    }
    Loader {
        id: folder

        active: false
        sourceComponent: FolderDialog {
            title: picker.folderTitle
            onAccepted: picker.folderChosen(selectedFolder)
        }
    }
}
