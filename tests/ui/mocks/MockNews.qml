// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    id: news

    required property var app

    property int count: 0 ///< a test or a picture says how many came
    readonly property string title: app.t("%1 cảnh báo nghiêm trọng mới, 1 về hàng hóa bạn đã ghi nhận", "%1 new serious alerts, 1 about goods that you recorded").arg(count)
    readonly property var first: count === 0 ? ({}) : { id: "vn-stameq:2026-118", title: app.t("Thu hồi mũ bảo hiểm trẻ em Sao Mai SM-02 lô L2603A", "Recall of Sao Mai SM-02 children's helmets of lot L2603A"), subtitle: app.t("21/11/2026 · Thu hồi · Việt Nam", "21/11/2026 · Recall · Viet Nam"), level: "danger", chip: app.t("Khẩn cấp", "Urgent"), metText: app.t("Bạn đã ghi nhận hàng này: phát hiện số 12, 20/11/2026 09:15", "You recorded these goods: finding No. 12, 20/11/2026 09:15") }

    property int away: 0

    signal pressed()
    signal putAway()

    function read(id: string) {
        app.note("news.read " + id);
        count = Math.max(0, count - 1);
    }
    function dismiss() {
        app.note("news.dismiss");
        away = count;
        count = 0;
        putAway();
    }
    function bringBack() {
        app.note("news.bringBack");
        count += away;
    }
}
