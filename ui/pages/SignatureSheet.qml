// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Nqi.Controls

/// One party signs on the screen, or the reason why it does not is written down.
Sheet {
    id: sheet

    required property var inspection

    property bool sampling: false ///< the sampling minutes are signed, else the minutes
    property bool refusal: false
    property string party: "teamHead"
    property string over ///< what was on the screen when the sheet was opened

    readonly property bool ready: name.text.trim() !== "" && (refusal ? reason.text.trim() !== "" : pad.written)

    function begin(refuses: bool) {
        refusal = refuses;
        over = sampling ? inspection.samplingDigest : inspection.contentDigest;
        choose(refuses ? "inspected" : nextParty());
        reason.text = "";
        pad.clear();
        open();
    }
    /// Who has neither signed nor refused yet.
    function nextParty(): string {
        const there = ((sampling ? inspection.lists.samplingSignatures : inspection.lists.signatures) ?? []).map(one => one.party);
        if (sampling)
            return ["inspected", "sampler", "teamHead"].find(one => !there.includes(one)) ?? "inspected";
        return ["teamHead", "inspected", "secretary"].find(one => !there.includes(one)) ?? "witness";
    }
    function choose(value: string) {
        party = value;
        const person = inspection.personFor(value);
        name.text = person.name;
        post.text = person.post;
        address.text = person.address;
    }
    function accept() {
        const who = { party: party, name: name.text, post: post.text, address: address.text };
        if (sampling && refusal)
            inspection.addSamplingRefusal(who, reason.text);
        else if (sampling)
            inspection.addSamplingSignature(who, pad.png(), over);
        else if (refusal)
            inspection.addRefusal(who, reason.text);
        else
            inspection.addSignature(who, pad.png(), over);
        close();
    }

    title: refusal ? qsTr("Somebody does not sign") : qsTr("Sign on the screen")
    closePolicy: pad.empty ? Sheet.CloseOnEscape : Sheet.NoAutoClose

    PartyPick {
        label: qsTr("Party")
        sampling: sheet.sampling
        current: sheet.party
        Layout.fillWidth: true
        onPicked: value => sheet.choose(value)
    }
    FormGrid {
        Layout.fillWidth: true

        Field {
            id: name

            label: qsTr("Name")
            Layout.fillWidth: true
        }
        Field {
            id: post

            label: qsTr("Position")
            Layout.fillWidth: true
        }
    }
    Field {
        id: address

        label: qsTr("Address")
        visible: sheet.party === "witness" || sheet.party === "localAuthority"
        Layout.fillWidth: true
    }
    NoteField {
        id: reason

        label: qsTr("Why it is not signed")
        placeholder: qsTr("Absent, refuses, disagrees with …")
        lines: 2
        visible: sheet.refusal
        Layout.fillWidth: true
    }
    AppText {
        text: qsTr("A witness or the local authority must sign for it.")
        kind: AppText.Caption
        muted: true
        visible: sheet.refusal && !sheet.sampling
        Layout.fillWidth: true
    }
    Rectangle {
        implicitHeight: 220
        radius: Theme.radius
        color: "#ffffff"
        border.width: 2
        border.color: pad.written ? Theme.colors.good.line : Theme.colors.border
        visible: !sheet.refusal
        Layout.fillWidth: true

        SignaturePad {
            id: pad

            anchors.fill: parent
            anchors.margins: 2
            ink: "#0b1a2b"
            Accessible.role: Accessible.Canvas
            Accessible.name: qsTr("Sign here with finger, pen or mouse")
        }
        Text {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.l
            text: qsTr("Sign here with finger, pen or mouse")
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Theme.body
            color: "#5a6672"
            visible: pad.empty
            Accessible.ignored: true
        }
    }
    AppText {
        text: (sheet.sampling ? qsTr("%1 signs the sampling minutes as they stand: %2") : qsTr("%1 signs the minutes as they stand: %2")).arg(name.text !== "" ? name.text : "…").arg(sheet.over)
        kind: AppText.Caption
        muted: true
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        visible: !sheet.refusal
        Layout.fillWidth: true
    }
    footer: [
        AppButton {
            text: qsTr("Clear")
            iconName: "clear"
            visible: !sheet.refusal
            enabled: !pad.empty
            onClicked: pad.clear()
        },
        Item { Layout.fillWidth: true },
        AppButton {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        },
        AppButton {
            text: sheet.refusal ? qsTr("Write it down") : qsTr("Keep the signature")
            iconName: sheet.refusal ? "note" : "sign"
            kind: AppButton.Primary
            enabled: sheet.ready
            onClicked: sheet.accept()
        }
    ]
}
