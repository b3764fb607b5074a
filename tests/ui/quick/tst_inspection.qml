// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Mocks

InspectionCase {
    name: "Inspection"

    function test_draftsAndSignedAreListed_data() { return looks(); }
    function test_draftsAndSignedAreListed(look) {
        open(look, 7);
        verify(called("refreshInspections"));
        verify(isShown(t("Bản nháp", "Drafts")));
        verify(isShown(t("Đã ký", "Signed")));
        const row = app.inspections.rows[0];
        mouseClick(find(row.title + ". " + row.stateText + ". " + row.decision));
        verify(called("resume i-3"));
        tryVerify(() => isShown(t("Các bước", "Steps")));
    }
    function test_emptyErrorAndLoadingSayWhatToDo_data() { return looks(); }
    function test_emptyErrorAndLoadingSayWhatToDo(look) {
        open(look, 7, "empty");
        verify(isShown(t("Chưa có đợt kiểm tra", "No inspections yet")));
        click(t("Bắt đầu kiểm tra", "Begin an inspection"));
        verify(called("beginInspection"));
        app.inspection.open = false;
        app.scene = "error";
        settle();
        verify(isShown(app.inspections.errorText));
        app.scene = "busy";
        settle();
        verify(isShown(t("Đang tải các đợt kiểm tra", "Loading inspections")));
    }
    /// The card says which one; who does not see the card hears it with each field.
    function test_aFieldOfARowIsShortToTheEyeAndWholeToTheEar_data() { return looks(); }
    function test_aFieldOfARowIsShortToTheEyeAndWholeToTheEar(look) {
        openStep(look, 0);
        const line = reach(t("Chức vụ thành viên 1", "Position of member 1"));
        compare(line.parent.parent.label, t("Chức vụ", "Position"));
        verify(isShown(t("Thành viên 1", "Member 1")));
    }
    function test_everyStepIsReachedWithoutAFault_data() {
        const all = [];
        for (const look of looks())
            for (let step = 0; step < 8; ++step)
                all.push(Object.assign({}, look, { tag: look.tag + " step " + (step + 1), step: step }));
        return all;
    }
    function test_everyStepIsReachedWithoutAFault(look) {
        openStep(look, 0);
        const rail = find(t("Các bước", "Steps"));
        mouseClick(Probe.find(rail, app.inspection.steps[look.step].title));
        compare(app.inspection.step, look.step);
        settle();
        compare(Probe.faults(root()), []);
    }
    function test_keysGoFromStepToStep() {
        openStep(looks()[0], 3);
        keyClick(Qt.Key_PageDown, Qt.ControlModifier);
        compare(app.inspection.step, 4);
        keyClick(Qt.Key_PageUp, Qt.ControlModifier);
        keyClick(Qt.Key_PageUp, Qt.ControlModifier);
        compare(app.inspection.step, 2);
    }
    function test_whatIsTypedReachesTheInspection_data() { return looks(); }
    function test_whatIsTypedReachesTheInspection(look) {
        openStep(look, 0);
        const number = reach(t("Số quyết định", "Number of the decision"));
        number.selectAll();
        type("77");
        compare(app.inspection.fields["decision.number"], "77");
        click(t("Loại: Khảo sát", "Kind: Survey"));
        compare(app.inspection.fields.kind, "survey");
    }
    function test_aPaperShowsWhatIsStillBeingTyped() {
        openStep(looks()[1], 0);
        app.settings.language = "vi";
        const date = reach("Ngày quyết định");
        date.selectAll();
        type("05/12/2026");
        verify(!called("set decision.date 05/12/2026"), "it is taken when the keyboard leaves");
        window.previewPaper(app.inspection.inspectionId, "minutes");
        const taken = app.calls.indexOf("set decision.date 05/12/2026");
        verify(taken >= 0);
        verify(taken < app.calls.indexOf("open " + app.inspection.inspectionId + " minutes"));
    }
    function test_aDateThatIsNotUnderstoodStaysToBeMended() {
        openStep(looks()[1], 0);
        app.settings.language = "vi";
        const date = reach("Ngày quyết định");
        date.selectAll();
        type("abc");
        keyClick(Qt.Key_Tab);
        verify(isShown("Không hiểu ngày này."));
        compare(date.text, "abc");
        app.inspection.set("decision.scope", "khác");
        compare(date.text, "abc", "another field changes nothing");
        reach("Ngày quyết định").selectAll();
        type("1/12/2026");
        keyClick(Qt.Key_Tab);
        verify(!isShown("Không hiểu ngày này."));
        compare(app.inspection.fields["decision.date"], "1/12/2026");
    }
    function test_aFirmIsFoundAndTakenOver_data() { return looks(); }
    function test_aFirmIsFoundAndTakenOver(look) {
        openStep(look, 0);
        const name = reach(t("Tên cơ sở", "Name of the establishment"));
        name.selectAll();
        type("moc");
        verify(called("findFirm moc"));
        settle();
        reach(t("Lấy thông tin: Công ty CP Mộc Sơn", "Use the details of Công ty CP Mộc Sơn"));
        keyClick(Qt.Key_Return);
        compare(app.inspection.fields["establishment.name"], "Công ty CP Mộc Sơn");
    }
    function test_undoBringsARowBackByKeyAndByToast_data() { return looks(); }
    function test_undoBringsARowBackByKeyAndByToast(look) {
        openStep(look, 0);
        press(t("Bỏ thành viên 2", "Take away member 2"));
        verify(called("remove team 1"));
        tryVerify(() => isShown(t("Hoàn tác", "Undo")));
        keyClick("z", Qt.ControlModifier);
        compare(lastCall(), "undo");
        press(t("Bỏ thành viên 1", "Take away member 1"));
        click(t("Hoàn tác", "Undo"));
        compare(lastCall(), "undo");
    }
    function test_whatWasRefusedOfARowIsNotSaidOfTheNext() {
        openStep(looks()[2], 4);
        app.inspection.add("measures", { kind: "askDocuments", at: "22/11/2026 11:30" });
        settle();
        const at = reach("Measure 1 ordered at");
        at.selectAll();
        type("31/13");
        keyClick(Qt.Key_Return);
        verify(isShown("This date is not understood."));
        reach("Take away measure 1");
        compare(at.text, "31/13", "it stays to be mended");
        keyClick(Qt.Key_Space);
        verify(called("remove measures 0"));
        settle();
        compare(find("Measure 1 ordered at").text, "22/11/2026 11:30");
        verify(!isShown("This date is not understood."));
        reach("Measure 1 ordered at");
        reach("Add a measure");
        compare(app.inspection.lists.measures[0].at, "22/11/2026 11:30");
    }
    function test_partOfTheSamplesIsHandedOver_data() { return looks(); }
    function test_partOfTheSamplesIsHandedOver(look) {
        openStep(look, 3);
        press(t("Bỏ dòng 1.1 của lần giao mẫu", "Take away row 1.1 of the hand-over"));
        verify(called("remove handed:0 0"));
        settle();
        // By key: the offer to undo may lie over them for a while.
        reach(t("Thêm mẫu vào lần giao 1", "Add a sample to hand-over 1"));
        keyClick(Qt.Key_Space);
        verify(called("addHanded 0"));
        reach(t("Thêm lần giao", "Add a hand-over"));
        keyClick(Qt.Key_Space);
        verify(called("addHandOver"));
        compare(app.inspection.lists.handOvers.length, 2);
    }
    function test_aStatementShowsAllThatThePersonIsNamedWith_data() { return looks(); }
    function test_aStatementShowsAllThatThePersonIsNamedWith(look) {
        openStep(look, 5);
        reach(t("Chức vụ của người nêu ý kiến 1", "Position for statement 1"));
        type("Quan ly");
        compare(app.inspection.lists.statements[0].post, "Quan ly");
    }
    function test_aSurveySaysWhatItCannotDo_data() { return looks(); }
    function test_aSurveySaysWhatItCannotDo(look) {
        openStep(look, 4);
        app.inspection.set("kind", "survey");
        settle();
        verify(Probe.find(root(), t("Khảo sát chỉ được yêu cầu", "A survey may ask for documents."), true));
        const kind = reach(t("Loại biện pháp 1: ", "Kind of measure 1: ") + t("Niêm phong hàng hóa", "Seal goods"));
        mouseClick(kind);
        tryVerify(() => isShown(t("Loại biện pháp 1: Tạm dừng bán", "Kind of measure 1: Suspend sale")));
        verify(!find(t("Loại biện pháp 1: Tạm dừng bán", "Kind of measure 1: Suspend sale")).enabled);
        click(t("Loại biện pháp 1: Yêu cầu cung cấp hồ sơ", "Kind of measure 1: Ask for documents"));
        verify(called("setCell measures 0 kind askDocuments"));
    }
    function test_deadlinesAreShownWithTheirBasis_data() { return looks(); }
    function test_deadlinesAreShownWithTheirBasis(look) {
        openStep(look, 4);
        for (const deadline of app.inspection.deadlines) {
            verify(isShown(deadline.text));
            verify(isShown(deadline.leftText));
            verify(isShown(deadline.dueText + " · " + deadline.basis));
        }
        press(t("Đã báo cáo biện pháp 1 bây giờ", "Measure 1 is reported now"));
        verify(called("setCell measures 0 reportedAt 22/11/2026 11:00"));
    }
}
