// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

PageCase {
    name: "FindingsPage"

    function test_everyStateIsSaid_data() { return looks(); }
    function test_everyStateIsSaid(look) {
        open(look, 2);
        verify(app.calls.indexOf("refresh") >= 0);
        const list = find(t("Phát hiện trên thiết bị này", "Findings of this device"));
        const rows = app.findings.rows;
        for (let i = 0; i < rows.length; ++i) {
            list.positionViewAtIndex(i, ListView.Contain);
            settle();
            verify(isShown(rows[i].stateText), rows[i].stateText);
        }
        list.positionViewAtBeginning();
        settle();
        verify(isShown(t("Chờ gửi: 2", "Waiting: 2")));
    }
    function test_refusedFindingSaysWhyAndCanBeRetried() {
        open(looks()[1], 2);
        const row = app.findings.rows[2];
        verify(isShown(row.problemText));
        mouseClick(Probe.find(Probe.find(root(), "Phát hiện 16. ", true), "Thử lại"));
        compare(lastCall(), "retry f-16");
    }
    function test_allAreSentAgain() {
        open(looks()[2], 2);
        click("Send now");
        compare(lastCall(), "retryAll");
    }
    function test_theListIsFilteredAndSaysSo_data() { return looks(); }
    function test_theListIsFilteredAndSaysSo(look) {
        open(look, 2);
        verify(!isShown(t("Bỏ lọc", "Clear filter")));
        mouseClick(find(t("Tìm phát hiện", "Search findings")));
        type("mu");
        compare(app.findings.words, "mu");
        click(t("Trạng thái: Mọi trạng thái", "State: Any state"));
        settle();
        click(t("Trạng thái: Bị từ chối", "State: Refused"));
        compare(app.findings.state, "quarantined");
        click(t("Kết quả: Mọi kết quả", "Outcome: Any outcome"));
        settle();
        click(t("Kết quả: Có dấu hiệu vi phạm", "Outcome: Signs of violation"));
        compare(app.findings.outcome, "violation");
        settle();
        verify(isShown(app.findings.filterText));
        compare(Probe.faults(root()), []);
        click(t("Bỏ lọc", "Clear filter"));
        compare(lastCall(), "clearFilter");
    }
    function test_anUnfinishedFindingIsGoneOnWith_data() { return looks(); }
    function test_anUnfinishedFindingIsGoneOnWith(look) {
        open(look, 2, "empty");
        app.finding.unfinished = [{ key: "41", title: "Ấm Bình Minh", identity: "08938505970011", level: "violation", overallText: "", asOfText: "", shown: true }];
        settle();
        compare(Probe.faults(root()), []);
        verify(!isShown(t("Chưa có phát hiện", "No findings yet")));
        click(t("Tiếp tục: Ấm Bình Minh", "Go on: Ấm Bình Minh"));
        compare(lastCall(), "goOnWith 41");
        tryVerify(() => isShown(t("Lưu phát hiện", "Save finding")));
        verify(isShown("Ấm Bình Minh"));
    }
    function test_aDamagedUnfinishedFindingIsToldAndCanOnlyBeDiscarded_data() { return looks(); }
    function test_aDamagedUnfinishedFindingIsToldAndCanOnlyBeDiscarded(look) {
        open(look, 2, "empty");
        app.finding.unfinished = [{ key: "4-1", title: "", identity: "", level: "attention", overallText: "", asOfText: "", shown: false, damaged: true }];
        app.finding.unkept = true;
        settle();
        compare(Probe.faults(root()), []);
        verify(isShown(t("Một phát hiện chưa xong đã bị hỏng, không đọc được nữa.", "An unfinished finding is damaged and cannot be read any more.")));
        verify(Probe.find(root(), t("Nội dung đang nhập chưa được giữ lại trên thiết bị.", "What you enter could not be kept on this device yet."), true));
        verify(!Probe.find(root(), t("Tiếp tục: ", "Go on: "), true));
        click(t("Bỏ phát hiện bị hỏng", "Discard the damaged finding"));
        compare(lastCall(), "discard 4-1");
        app.finding.discardProblem = t("Chưa bỏ được: bộ nhớ đã đầy. Hãy giải phóng dung lượng rồi bỏ lại.", "Not discarded: the disk is full. Free some space and discard it again.");
        tryVerify(() => isShown(app.finding.discardProblem));
        settle();
        compare(Probe.faults(root()), []);
    }
    function test_emptyOfflineErrorAndLoading_data() { return looks(); }
    function test_emptyOfflineErrorAndLoading(look) {
        open(look, 2, "empty");
        verify(isShown(t("Chưa có phát hiện", "No findings yet")));
        app.scene = "busy";
        verify(isShown(t("Đang tải phát hiện", "Loading findings")));
        verify(!isShown(t("Chưa có phát hiện", "No findings yet")));
        app.scene = "error";
        verify(isShown(app.findings.errorText));
        app.scene = "offline";
        verify(Probe.find(root(), t("Chưa liên lạc được với trung tâm.", "No contact with the hub."), true));
    }
}
