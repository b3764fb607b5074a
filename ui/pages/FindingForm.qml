// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// What a person adds to the verdict.
ColumnLayout {
    id: form

    required property var app
    required property var about ///< {title, identity, level, overallText, asOfText}

    readonly property var draft: app.finding
    readonly property LevelColors colors: Theme.level(about.level ?? "")

    spacing: Theme.l

    Banner {
        text: form.draft.message
        level: form.draft.messageLevel
        visible: text !== ""
        Layout.fillWidth: true
    }
    Banner {
        text: qsTr("What you enter could not be kept on this device yet. Free some space, or save the finding, before the app is closed.")
        level: "warning"
        visible: form.draft.unkept
        Layout.fillWidth: true
    }
    Banner {
        text: qsTr("Somebody has signed the minutes of this inspection: they will not name this finding. It is kept and sent all the same.")
        level: "warning"
        visible: form.draft.afterSigning
        Layout.fillWidth: true
    }
    Card {
        ground: form.colors.container
        outline: form.colors.line
        padding: Theme.m
        spacing: Theme.xs
        Layout.fillWidth: true

        LevelChip {
            level: form.about.level ?? ""
            text: form.about.overallText ?? ""
            solid: true
            Layout.fillWidth: true
        }
        AppText {
            text: form.about.title ?? ""
            kind: AppText.Strong
            color: form.colors.containerText
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            Layout.fillWidth: true
        }
        AppText {
            text: form.about.identity ?? ""
            color: form.colors.containerText
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            visible: text !== "" && text !== form.about.title
            Layout.fillWidth: true
        }
        AppText {
            text: form.about.asOfText ?? ""
            kind: AppText.Caption
            color: form.colors.containerText
            Layout.fillWidth: true
        }
    }
    NoteField {
        label: qsTr("Note")
        placeholder: qsTr("What you saw, and what is not in the records")
        text: form.draft.note
        lines: 3
        enabled: !form.draft.busy
        Layout.fillWidth: true
        onEdited: text => form.draft.note = text
        picturesFirst: form.app.clipboard.pictureFile
        onOtherPasted: form.draft.paste("")
    }
    Toggle {
        text: qsTr("Attach the picture")
        helper: form.draft.photoAvailable ? qsTr("The frame in which the code was read") : qsTr("There is no picture: the code was typed or scanned by a reader")
        checked: form.draft.photo && form.draft.photoAvailable
        enabled: form.draft.photoAvailable && !form.draft.busy
        Layout.fillWidth: true
        onToggled: form.draft.photo = checked
    }
    Rectangle {
        implicitHeight: 180
        radius: Theme.radius
        color: Theme.night.sunken
        visible: form.draft.photo && form.draft.photoAvailable && preview.source.toString() !== ""
        Layout.fillWidth: true

        Image {
            id: preview

            anchors.fill: parent
            anchors.margins: Theme.xs
            source: form.draft.photoSource ?? ""
            sourceSize.height: 360
            fillMode: Image.PreserveAspectFit
            asynchronous: true
            cache: false
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Preview of the picture")
        }
    }
    FindingPhotos {
        app: form.app
        Layout.fillWidth: true
    }
    Field {
        label: qsTr("Place")
        placeholder: qsTr("Shop, market or warehouse")
        iconName: "place"
        text: form.draft.place
        enabled: !form.draft.busy
        Layout.fillWidth: true
        onEdited: text => form.draft.place = text
        picturesFirst: form.app.clipboard.pictureFile
        onOtherPasted: form.draft.paste("")
    }
    FindingPosition {
        draft: form.draft
        Layout.fillWidth: true
    }
    KeyValue {
        label: qsTr("Online listing")
        value: form.draft.listing.url || qsTr("No address was given")
        visible: form.draft.online
        Layout.fillWidth: true
    }
    ListingFields {
        listing: form.draft.listing
        visible: form.draft.online
        enabled: !form.draft.busy
        Layout.fillWidth: true
        onEdited: (name, text) => form.draft.setListing(name, text)
        picturesFirst: form.app.clipboard.pictureFile
        onOtherPasted: form.draft.paste("")
    }
    Field {
        label: qsTr("Inspector")
        placeholder: qsTr("Name or card number")
        iconName: "person"
        text: form.draft.inspector
        enabled: !form.draft.busy
        Layout.fillWidth: true
        onEdited: text => form.draft.inspector = text
        picturesFirst: form.app.clipboard.pictureFile
        onOtherPasted: form.draft.paste("")
    }
}
