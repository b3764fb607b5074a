// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Nqi.Controls

/// Step 8: what is missing, what was signed, and the making of the minutes.
ScrollPage {
    id: step

    required property var inspection
    property bool wide: true
    property string clockText ///< what is wrong with the clock, if anything

    readonly property var fields: inspection.fields
    readonly property var lists: inspection.lists
    readonly property var results: ({ notChecked: qsTr("Not checked"), meets: qsTr("Meets the rules"), doesNotMeet: qsTr("Does not meet the rules") })
    readonly property string listing: ["Platform", "Shop", "Number"].map(name => fields["place.listing" + name]).filter(part => part).join(" · ")

    /// The merger connects it with the forms: "minutes".
    signal documentAsked(string kind)
    /// An older version, as it was signed.
    signal minutesAsked(string id)

    Banner {
        level: "error"
        title: step.inspection.withdrawnResult
        text: step.inspection.readOnly ? qsTr("These minutes rest on a result that does not hold any more. Finish the check of the consignment again: it begins their revision. Or revise them below.") : qsTr("This draft rests on a result that does not hold any more. Finish the check of the consignment again before it is signed.")
        visible: step.inspection.withdrawnResult !== ""
        Layout.fillWidth: true
    }
    Banner {
        level: "warning"
        title: qsTr("The clock is wrong")
        text: step.clockText
        visible: text !== "" && !step.inspection.readOnly
        Layout.fillWidth: true
    }
    Banner {
        level: "warning"
        text: qsTr("The minutes do not name %n finding(s) of this inspection. They name the last finding of each of the goods listed, as far as it was recorded before anybody signed.", "", step.inspection.unnamedFindings)
        visible: step.inspection.unnamedFindings > 0
        Layout.fillWidth: true
    }
    Card {
        visible: !step.inspection.readOnly
        Layout.fillWidth: true

        SectionHeader {
            text: step.inspection.gaps.length > 0 ? qsTr("Still missing") : qsTr("Complete: it can be signed")
            iconName: step.inspection.gaps.length > 0 ? "attention" : "good"
            level: step.inspection.gaps.length > 0 ? "attention" : "good"
            count: step.inspection.gaps.length > 0 ? step.inspection.gaps.length : -1
            Layout.fillWidth: true
        }
        Repeater {
            model: step.inspection.gaps

            GapRow {
                required property var modelData

                gap: modelData
                Layout.fillWidth: true
                onClicked: step.inspection.step = modelData.step
            }
        }
        SectionHeader {
            text: qsTr("Look again before it is signed")
            iconName: "possible"
            visible: step.inspection.reminders.length > 0
            Layout.fillWidth: true
        }
        Repeater {
            model: step.inspection.reminders

            GapRow {
                required property var modelData

                gap: modelData
                Layout.fillWidth: true
                onClicked: step.inspection.step = modelData.step
            }
        }
        ActionButton {
            command: "sign"
            text: qsTr("Make the minutes and send them")
            iconName: "sign"
            kind: AppButton.Primary
            enabled: step.inspection.gaps.length === 0 && !step.inspection.busy
            Layout.alignment: Theme.leftHanded ? Qt.AlignLeft : Qt.AlignRight
            onClicked: step.inspection.sign()
        }
        AppText {
            text: qsTr("After that the minutes do not change; a revision with its reason can follow.")
            kind: AppText.Caption
            muted: true
            Layout.fillWidth: true
        }
    }
    Deadlines {
        inspection: step.inspection
        Layout.fillWidth: true
    }
    AdditionsCard {
        inspection: step.inspection
        wide: step.wide
        Layout.fillWidth: true
        onDocumentAsked: step.documentAsked("handOver")
    }
    ReviseCard {
        inspection: step.inspection
        visible: step.inspection.readOnly
        Layout.fillWidth: true
    }
    VersionsCard {
        versions: step.inspection.versions
        visible: versions.rows.length > 0 || versions.errorText !== ""
        Layout.fillWidth: true
        onMinutesAsked: id => step.minutesAsked(id)
    }
    Card {
        Layout.fillWidth: true

        SectionHeader {
            text: qsTr("In short")
            iconName: "inspection"
            Layout.fillWidth: true
        }
        Repeater {
            model: [
                { label: qsTr("Establishment"), value: step.fields["establishment.name"] ?? "" },
                { label: qsTr("Decision"), value: [step.fields["decision.number"], step.fields["decision.date"], step.fields["decision.authority"]].filter(part => part).join(", ") },
                { label: qsTr("Place"), value: [step.fields["place.description"], step.fields["place.listingUrl"], step.listing, step.fields["place.listingPrice"]].filter(part => part).join("\n") },
                { label: qsTr("Time"), value: [step.fields.startedAt, step.fields.endedAt].filter(part => part).join(" – ") },
                { label: qsTr("Team"), value: (step.lists.team ?? []).map(one => one.name).join(", ") },
                { label: qsTr("Goods"), value: step.inspection.items.groups.map(one => one.text + ": " + one.count).join("\n") },
                { label: qsTr("Contents"), value: (step.lists.contents ?? []).map(one => [one.subject, step.results[one.result]].filter(part => part).join(": ")).join("\n") },
                { label: qsTr("Samples"), value: (step.lists.samples ?? []).map(one => one.name).join("\n") },
                { label: qsTr("Seals"), value: (step.lists.seals ?? []).map(one => one.number).join(", ") },
                { label: qsTr("Measures"), value: (step.lists.measures ?? []).map(one => [step.inspection.measureKinds.find(kind => kind.value === one.kind)?.text, one.what].filter(part => part).join(": ")).join("\n") },
                { label: qsTr("Statements"), value: (step.lists.statements ?? []).map(one => [one.name, one.text].filter(part => part).join(": ")).join("\n") },
                { label: qsTr("Signatures"), value: (step.lists.signatures ?? []).map(one => one.image ? one.name : qsTr("%1: not signed").arg(one.name)).join("\n") },
                { label: qsTr("Conclusion"), value: step.fields.conclusion ?? "" }
            ]

            KeyValue {
                required property var modelData

                label: modelData.label
                value: modelData.value !== "" ? modelData.value : "–"
                Layout.fillWidth: true
            }
        }
        ActionButton {
            command: "paper"
            text: qsTr("Minutes as a document")
            iconName: "findings"
            onClicked: step.documentAsked("minutes")
        }
    }
    AppButton {
        text: (step.fields.revision ?? 1) > 1 ? qsTr("Give up this revision") : qsTr("Discard this draft")
        iconName: "remove"
        kind: AppButton.Plain
        visible: !step.inspection.readOnly
        enabled: !step.inspection.busy
        onClicked: withdrawal.open()
    }

    WithdrawSheet {
        id: withdrawal

        inspection: step.inspection
        wide: step.wide
        parent: Overlay.overlay
    }
}
