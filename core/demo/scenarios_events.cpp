// SPDX-License-Identifier: Apache-2.0
#include "core/demo/scenario_records.h"

#include <chrono>

namespace nqi::demo {

using std::chrono::days;

void addAlertScenarios(ScenarioSet &set)
{
    Case whole = set.right("confectionery");
    set.addAlert(whole, "vn-stameq");
    set.addAlertItem(whole);
    set.add(whole, {"recall-product", "Trùng cảnh báo: thu hồi sản phẩm", "Recall of the product"}, {ean13(whole)},
            "danger", {"recall.match", "suspectedQuality.signs"});
    Case lot = set.right("confectionery");
    set.addAlert(lot, "safety-gate");
    set.addAlertItem(lot, "L26M11");
    set.add(lot, {"recall-lot", "Trùng cảnh báo: thu hồi đúng lô", "Recall of this lot"},
            {gs1(Symbology::gs1DataMatrix, lot, {{"10", "L26M11"}})}, "danger", {"recall.match"});
    Case other = set.right("confectionery");
    set.addAlert(other, "safety-gate");
    set.addAlertItem(other, "L26M11");
    set.add(other, {"recall-other-lot", "Cảnh báo cùng sản phẩm, khác lô", "Recall of another lot"},
            {gs1(Symbology::gs1DataMatrix, other, {{"10", "L26M12"}})}, "attention", {"recall.otherLot"});
    Case unread = set.right("confectionery");
    set.addAlert(unread, "openfda");
    set.addAlertItem(unread, "L26M11");
    set.add(unread, {"recall-lot-unread", "Cảnh báo theo lô: chưa đọc số lô", "Recall of a lot, lot not read"},
            {ean13(unread)}, "attention", {"recall.lotUnread"});
    Case lifted = set.right("confectionery");
    set.addAlert(lifted, "vn-stameq").status = catalog::AlertStatus::withdrawn;
    set.addAlertItem(lifted);
    set.add(lifted, {"recall-lifted", "Cảnh báo đã gỡ", "Recall withdrawn"}, {ean13(lifted)}, "consistent",
            {"recall.withdrawn"});
    Case information = set.right("cosmetic");
    catalog::Alert &note = set.addAlert(information, "asean");
    note.level = catalog::AlertLevel::information;
    note.measure = "warning";
    set.addAlertItem(information);
    set.add(information, {"alert-information", "Cảnh báo để biết", "Alert for information"}, {ean13(information)},
            "attention", {"recall.warning"});
    Case possible = set.right("furniture");
    set.addAlert(possible, "cpsc").model = "XX-1; " + possible.product->model;
    set.add(possible,
            {"alert-possible", "Nghi trùng cảnh báo: nhãn hiệu và kiểu loại", "Possible alert: brand and model"},
            {ean13(possible)}, "attention", {"possibleAlert.brandModel"});
    Case counterfeit = set.right("cosmetic");
    set.addAlert(counterfeit, "who").counterfeit = true;
    set.addAlertItem(counterfeit);
    set.add(counterfeit, {"alert-counterfeit", "Cảnh báo có hàng giả mạo", "Alert of a counterfeit"},
            {ean13(counterfeit)}, "danger", {"recall.match", "suspectedBrand.signs"});
}

namespace {

/// As labels write it: day, month, year.
std::string labelDate(Date date)
{
    const std::string iso = isoDate(date);
    return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

} // namespace

void addDateScenarios(ScenarioSet &set)
{
    const Date today = set.today();
    Case expired = set.right("milk");
    set.add(expired, {"expired", "Hết hạn sử dụng", "Expired"},
            {gs1(Symbology::gs1_128, expired, {{"17", gs1Date(today - days(3))}, {"10", "L26M13"}})}, "violation",
            {"expiry.expired"});
    Case best = set.right("rice");
    set.add(best, {"past-best-before", "Quá “Sử dụng tốt nhất trước”", "Past best before"},
            {gs1(Symbology::gs1DataMatrix, best, {{"15", gs1Date(today - days(9))}})}, "attention",
            {"bestBefore.passed"});
    Case future = set.right("milk");
    set.add(future, {"produced-in-future", "Ngày sản xuất ở tương lai", "Produced in the future"},
            {gs1(Symbology::gs1DataMatrix, future,
                 {{"11", gs1Date(today + days(20))}, {"17", gs1Date(today + days(200))}})},
            "attention", {"dateOrder.inFuture"});
    Case order = set.right("milk");
    set.add(
        order, {"date-order", "Ngày sản xuất sau hạn sử dụng", "Produced after its expiry"},
        {gs1(Symbology::gs1DataMatrix, order, {{"11", gs1Date(today - days(2))}, {"17", gs1Date(today - days(40))}})},
        "violation", {"dateOrder.afterExpiry", "expiry.expired"});
    Case overprinted = set.right("milk");
    set.add(overprinted, {"label-date-differs", "Hạn trên nhãn khác trong mã", "Expiry on the label differs"},
            {gs1(Symbology::gs1DataMatrix, overprinted, {{"17", gs1Date(today + days(30))}})}, "attention",
            {"labelDate.differs"})
        .labelExpires = labelDate(today + days(300));
}

void addPackageScenarios(ScenarioSet &set)
{
    Case unlabelled = set.right("toy");
    set.add(unlabelled, {"label-incomplete", "Nhãn thiếu cảnh báo", "Label without its warnings"}, {ean13(unlabelled)},
            "violation", {"labelContent.missing"})
        .labelMissing = "warnings";
    Case light = set.right("rice");
    light.product->netContent = "5 kg";
    set.add(light, {"short-measure", "Thiếu định lượng", "Less inside than stated"}, {ean13(light)}, "violation",
            {"netQuantity.farTooLittle", "suspectedQuality.signs"})
        .measuredQuantity = "4.7 kg";
    Case tested = set.right("milk");
    Scenario &report =
        set.add(tested, {"lab-far-below", "Chỉ tiêu không quá 70 % mức công bố", "Laboratory value far below declared"},
                {ean13(tested)}, "violation", {"labResult.farBelow", "suspectedQuality.signs"});
    report.labIndicator = "Đạm (g/100 ml)";
    report.labDeclared = "3.2";
    report.labMeasured = "2.1";
}

namespace {

/// A helmet of serial 000200 that was made and shipped in order.
Case helmet(ScenarioSet &set)
{
    Case item = set.right("helmet");
    set.addEvent(item, "000200", "commissioning", "active", 60, 4);
    set.addEvent(item, "000200", "shipping", "in_transit", 55, 4);
    return item;
}

TestSymbol serialSymbol(const Case &item, std::string_view serial = "000200")
{
    return gs1(Symbology::gs1DataMatrix, item, {{"10", item.lot}, {"21", std::string(serial)}});
}

void addStateScenario(ScenarioSet &set, ScenarioSet::Text text, std::string_view step, std::string_view disposition,
                      std::string_view overall, std::string_view reason)
{
    Case item = helmet(set);
    set.addEvent(item, "000200", step, disposition, 20, 0);
    TestSymbol symbol = serialSymbol(item);
    set.add(std::move(item), text, {std::move(symbol)}, overall, {reason});
}

} // namespace

void addTraceScenarios(ScenarioSet &set)
{
    Case missing = set.right("helmet");
    missing.codes.clear();
    missing.events.clear();
    set.add(missing, {"trace-missing", "Thiếu mã truy xuất nguồn gốc", "Traceability code missing"},
            {gs1(Symbology::gs1DataMatrix, missing, {{"10", "L26M14"}})}, "violation",
            {"traceCode.missing", "traceEvents.missing"});
    Case suspended = helmet(set);
    suspended.codes.front().status = catalog::TraceCodeStatus::suspended;
    set.add(suspended, {"trace-suspended", "Mã truy xuất bị tạm dừng", "Traceability code suspended"},
            {serialSymbol(suspended)}, "violation", {"traceCode.suspended"});
    addStateScenario(set, {"trace-recalled", "Truy xuất: đã thu hồi", "Recorded as recalled"}, "holding", "recalled",
                     "danger", "traceState.recalled");
    addStateScenario(set, {"trace-stolen", "Truy xuất: bị trộm cắp", "Recorded as stolen"}, "inspecting", "stolen",
                     "danger", "traceState.stolen");
    addStateScenario(set, {"trace-destroyed", "Truy xuất: đã tiêu hủy", "Recorded as destroyed"}, "destroying",
                     "destroyed", "danger", "traceState.destroyed");
    addStateScenario(set, {"trace-sold", "Truy xuất: đã bán", "Recorded as sold"}, "retail_selling", "retail_sold",
                     "attention", "traceState.sold");
    Case outside = set.right("helmet");
    outside.codes.front().serialTo = "000150";
    set.addEvent(outside, "000200", "commissioning", "active", 60, 4);
    set.addEvent(outside, "000200", "shipping", "in_transit", 55, 4);
    set.add(outside, {"serial-outside", "Số sê-ri ngoài dải đã khai", "Serial outside the declared range"},
            {serialSymbol(outside)}, "attention", {"serialRange.outside"});
    Case never = set.right("helmet");
    set.addEvent(never, "000201", "receiving", "in_progress", 30, 0);
    set.add(never, {"serial-never-made", "Sê-ri chưa từng được khởi tạo mã", "Serial never commissioned"},
            {serialSymbol(never, "000201")}, "attention", {"traceEvents.noCommission"});
    Case fast = helmet(set);
    set.addEvent(fast, "000200", "storing", "sellable_accessible", 20.0, 0);
    set.addEvent(fast, "000200", "storing", "sellable_accessible", 19.99, 4);
    set.add(fast, {"serial-too-fast", "Trùng sê-ri ở hai nơi xa nhau", "One serial in two distant places"},
            {serialSymbol(fast)}, "attention", {"traceEvents.tooFast", "suspectedBrand.signs"});
}

void addOtherSymbolScenarios(ScenarioSet &set)
{
    const auto bare = [&](ScenarioSet::Text text, TestSymbol symbol, std::string_view overall,
                          std::string_view reason) { set.add({}, text, {std::move(symbol)}, overall, {reason}); };
    bare({"in-store", "Mã nội bộ cửa hàng", "In-store number"}, plain(Symbology::ean13, "2012345012349"), "noRecord",
         "restrictedNumber.inStore");
    bare({"demonstration", "Mã minh họa 952", "Demonstration number 952"}, plain(Symbology::ean13, "9521234543213"),
         "attention", "restrictedNumber.demonstration");
    bare({"book", "Sách: ISBN", "Book: ISBN"}, plain(Symbology::ean13, "9786041234567"), "noRecord",
         "prefixLicence.publication");
    bare({"payment", "Mã thanh toán VietQR", "Payment code VietQR"},
         plain(Symbology::qrCode,
               "00020101021238540010A00000072701240006970436011010175956000208QRIBFTTA530370454061800005802VN6223"
               "0819thanh toan don hang630470FA"),
         "notAProduct", "notAProduct.payment");
    bare({"website", "Trang mạng, không phải mã sản phẩm", "Website, not a product code"},
         plain(Symbology::qrCode, "https://mau.example/khuyen-mai"), "notAProduct", "notAProduct.website");
    bare({"text", "Văn bản thường", "Plain text"}, plain(Symbology::pdf417, "DU LIEU MAU - van ban thuong"),
         "notAProduct", "notAProduct.text");
    bare({"sscc", "Đơn vị vận chuyển: SSCC", "Logistic unit: SSCC"},
         plain(Symbology::gs1_128, "(00)389399900100000016"), "notAProduct", "notAProduct.logisticUnit");
    bare({"location", "Địa điểm: GLN", "Location: GLN"}, plain(Symbology::gs1DataMatrix, "(414)8939990010008"),
         "notAProduct", "notAProduct.location");
    bare({"asset", "Tài sản: GRAI", "Asset: GRAI"}, plain(Symbology::gs1_128, "(8003)08939990010008A1"), "notAProduct",
         "notAProduct.asset");
    Case outer = set.right("noodles");
    set.add(outer, {"case-itf14", "Thùng hàng: ITF-14", "Case: ITF-14"}, {plain(Symbology::itf14, outer.gtin14)},
            "consistent", {"productDeclared.declared"});
}

} // namespace nqi::demo
