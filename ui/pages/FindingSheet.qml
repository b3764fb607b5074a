// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// Composing a finding of the shown item. "Saved" appears only when the model says that it is durable.
Sheet {
    id: sheet

    required property var app

    readonly property var draft: app.finding
    readonly property bool isSaved: draft.savedId !== ""
    readonly property bool asks: draft.choice.key !== undefined ///< how to go on

    /// A photograph is demanded, and there is neither one nor a reason why not.
    readonly property bool lacksPhoto: !asks && draft.photoRequired && draft.photos.length === 0 && !(draft.photo && draft.photoAvailable) && draft.noPhotoReason.trim() === ""

    readonly property PictureDrop drop: PictureDrop {
        parent: sheet.contentItem
        anchors.fill: parent
        enabled: !sheet.isSaved && !sheet.asks && !sheet.draft.busy
        onFilesDropped: files => files.forEach(file => sheet.draft.addPicture(file, ""))
    }

    property var about: ({}) ///< the verdict as it was when the sheet was opened, whatever is scanned meanwhile

    signal queueAsked()

    // While one is saved nothing else is begun: the sheet shows that one.
    function begin() {
        if (!draft.busy) {
            draft.begin();
            // What was entered before may go on under the verdict of then.
            about = draft.unfinished.find(row => row.shown) ?? shownNow();
        }
        open();
    }

    function shownNow(): var {
        const result = app.result;
        return { title: result.title, identity: result.identity, level: result.level, overallText: result.overallText, asOfText: result.asOfText };
    }

    /// One of the unfinished findings.
    function goOn(row: var) {
        if (!draft.busy) {
            about = { title: row.title, identity: row.identity, level: row.level, overallText: row.overallText, asOfText: row.asOfText };
            draft.goOnWith(row.key);
        }
        open();
    }

    /// The finding that is looked at is replaced by a new one.
    function beginCorrection() {
        if (!draft.busy) {
            const details = app.details;
            about = { title: details.title, level: details.level, overallText: details.overallText, asOfText: qsTr("Replaces the finding %1").arg(details.recordId) };
            details.correct();
        }
        open();
    }

    function save() {
        if (draft.canSave && !draft.busy && !isSaved)
            draft.save();
    }

    title: isSaved ? qsTr("Finding saved") : draft.correction ? qsTr("Correct a finding") : qsTr("Record finding")
    closable: !draft.busy
    closePolicy: draft.busy ? Sheet.NoAutoClose : Sheet.CloseOnEscape
    onClosed: draft.keep()

    UnfinishedFindings {
        draft: sheet.draft
        rows: sheet.draft.unfinished.filter(row => !row.shown && row.key !== sheet.draft.choice.key)
        visible: !sheet.isSaved && (rows.length > 0 || draft.discarded !== "" || draft.discardProblem !== "")
        Layout.fillWidth: true
        onGoOnAsked: row => sheet.goOn(row)
    }
    FindingChoice {
        draft: sheet.draft
        visible: sheet.asks
        Layout.fillWidth: true
        onGoOnAsked: row => sheet.goOn(row)
    }
    FindingForm {
        app: sheet.app
        about: sheet.about
        visible: !sheet.isSaved && !sheet.asks
        Layout.fillWidth: true

        // In the sheet: what lies under a sheet gets no keys.
        ActionKey {
            command: "record"
            enabled: sheet.visible
            onActivated: sheet.save()
        }
        ActionKey {
            command: "undo"
            enabled: sheet.visible && !sheet.draft.busy && (sheet.draft.pictureRemoved || sheet.draft.discarded !== "")
            onActivated: sheet.draft.pictureRemoved ? sheet.draft.restorePicture() : sheet.draft.restoreDiscarded()
        }
    }
    FindingSaved {
        app: sheet.app
        visible: sheet.isSaved
        Layout.fillWidth: true
    }
    footer: [
        ProgressLine {
            text: qsTr("Saving")
            visible: sheet.draft.busy
            Layout.fillWidth: true
        },
        Item {
            visible: !sheet.draft.busy
            Layout.fillWidth: true
        },
        AppButton {
            text: sheet.isSaved ? qsTr("Show findings") : sheet.draft.entered || sheet.asks ? qsTr("Later") : qsTr("Cancel")
            enabled: !sheet.draft.busy
            onClicked: {
                const show = sheet.isSaved;
                sheet.close();
                if (show)
                    sheet.queueAsked();
            }
        },
        ActionButton {
            command: "record"
            text: sheet.isSaved ? qsTr("Done") : sheet.lacksPhoto ? qsTr("Save (1 photo missing)") : qsTr("Save finding")
            iconName: sheet.isSaved ? "" : "save"
            kind: AppButton.Primary
            enabled: sheet.isSaved || (sheet.draft.canSave && !sheet.draft.busy)
            onClicked: sheet.isSaved ? sheet.close() : sheet.save()
        }
    ]
}
