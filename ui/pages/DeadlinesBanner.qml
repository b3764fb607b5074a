// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Clocks that ran out or are about to: how many, and the one to see to next. It stays until that is done or put away.
NoticeStrip {
    id: banner

    required property var deadlines
    property string inFront ///< the inspection that is looked at: it shows its clocks itself

    /// What the inspection in front shows itself gives way to the first of another.
    readonly property var first: (isInFront(deadlines.first) ? deadlines.rows.find(row => !row.away && !isInFront(row)) : null) ?? deadlines.first ?? ({})

    function isInFront(row: var): bool {
        return inFront !== "" && row?.inspection === inFront;
    }

    signal inspectionAsked(string id)
    signal listAsked()
    signal windowAsked()

    visible: deadlines.openCount > 0 && !isInFront(first)
    iconName: "clock"
    title: deadlines.title
    text: [first.title ?? "", first.text ?? "", first.basis ?? ""].filter(part => part !== "").join(" · ")
    level: deadlines.level === "danger" ? "danger" : "attention"
    moreText: deadlines.count > 1 ? qsTr("All deadlines") : ""
    actionText: qsTr("Open the inspection")
    awayText: qsTr("Put the deadlines away")
    Accessible.name: [deadlines.title, first.title ?? "", first.text ?? ""].filter(part => part !== "").join(". ")
    onAction: inspectionAsked(first.inspection)
    onMoreAsked: listAsked()
    onAwayAsked: deadlines.dismiss()

    Connections {
        target: banner.deadlines

        function onPressed() {
            banner.windowAsked();
        }
    }
}
