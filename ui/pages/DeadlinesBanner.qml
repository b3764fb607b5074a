// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Clocks that ran out or are about to: how many, and the one to see to next. It stays until that is done or put away.
NoticeStrip {
    id: banner

    required property var deadlines
    property string inFront ///< the inspection or check that is looked at: it shows its clocks itself

    /// What is in front shows its own itself: it gives way to the first of another.
    readonly property var first: (isInFront(deadlines.first) ? deadlines.rows.find(row => !row.away && !isInFront(row)) : null) ?? deadlines.first ?? ({})

    function isInFront(row: var): bool {
        return inFront !== "" && (row?.check ?? row?.inspection) === inFront;
    }

    signal rowAsked(var row)
    signal listAsked()
    signal windowAsked()

    visible: deadlines.openCount > 0 && !isInFront(first)
    iconName: "clock"
    title: deadlines.title
    text: [first.title ?? "", first.text ?? "", first.basis ?? ""].filter(part => part !== "").join(" · ")
    level: deadlines.level === "danger" ? "danger" : "attention"
    moreText: deadlines.count > 1 ? qsTr("All deadlines") : ""
    actionText: first.check ? qsTr("Open the consignment") : qsTr("Open the inspection")
    awayText: qsTr("Put the deadlines away")
    Accessible.name: [deadlines.title, first.title ?? "", first.text ?? ""].filter(part => part !== "").join(". ")
    onAction: rowAsked(first)
    onMoreAsked: listAsked()
    onAwayAsked: deadlines.dismiss()

    Connections {
        target: banner.deadlines

        function onPressed() {
            banner.windowAsked();
        }
    }
}
