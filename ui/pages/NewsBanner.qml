// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Serious alerts that are new: how many, and the one to read next. It stays until it is read or put away.
NoticeStrip {
    id: banner

    required property var news

    readonly property var first: news.first

    signal alertAsked(string id)
    signal listAsked()
    signal windowAsked()

    visible: news.count > 0
    title: news.title
    text: [first.title ?? "", first.subtitle ?? ""].filter(part => part !== "").join(" · ")
    remark: first.metText ?? ""
    level: first.level ?? "danger"
    moreText: news.count > 1 ? qsTr("All alerts") : ""
    actionText: qsTr("Show the alert")
    awayText: qsTr("Put the new alerts away")
    Accessible.name: [news.title, first.title ?? "", first.metText ?? ""].filter(part => part !== "").join(". ")
    onAction: alertAsked(first.id)
    onMoreAsked: listAsked()
    onAwayAsked: news.dismiss()

    Connections {
        target: banner.news

        function onPressed() {
            banner.windowAsked();
        }
    }
}
