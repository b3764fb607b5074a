// SPDX-License-Identifier: Apache-2.0
#include "core/demo/numbers.h"
#include "core/demo/reference.h"
#include "core/demo/scenario_records.h"

#include <chrono>

namespace nqi::demo {

using std::chrono::days;

void addConsistentScenarios(ScenarioSet &set)
{
    Case milk = set.right("milk");
    set.add(milk, {"consistent-low", "Khớp dữ liệu: sữa, rủi ro thấp", "Consistent: milk, low tier"}, {ean13(milk)},
            "consistent",
            {"prefixLicence.issued", "productDeclared.declared", "productStatus.active", "riskTier.unlisted",
             "standardDeclared.declared", "recall.none", "catalogueAge.fresh"});

    Case detergent = set.right("detergent");
    set.add(detergent,
            {"consistent-low-listed", "Khớp dữ liệu: bột giặt, có trong danh mục", "Consistent: detergent, listed"},
            {gs1(Symbology::gs1_128, detergent, {{"17", gs1Date(set.today() + days(300))}, {"10", "L26M02"}})},
            "consistent", {"riskTier.inferred", "expiry.within", "certificate.notRequired"});

    Case lamp = set.right("led");
    lamp.certificates.front().body = bodyId(goodBodies + 1); // accredited is enough for this tier
    set.add(lamp, {"consistent-medium", "Khớp dữ liệu: đèn LED, rủi ro trung bình", "Consistent: lamp, medium tier"},
            {gs1(Symbology::gs1DataMatrix, lamp, {{"10", "L26M03"}, {"21", "A1001"}})}, "consistent",
            {"conformityDeclared.declared", "certificate.held", "certificateValidity.valid", "certificateScope.covers",
             "bodyScope.accredited"});

    Case toy = set.right("toy");
    set.addEvent(toy, "000123", "commissioning", "active", 60, 4);
    set.addEvent(toy, "000123", "shipping", "in_transit", 55, 4);
    set.addEvent(toy, "000123", "receiving", "sellable_accessible", 52, 0);
    set.add(toy, {"consistent-high", "Khớp dữ liệu: đồ chơi, rủi ro cao", "Consistent: toy, high tier"},
            {gs1(Symbology::gs1DataMatrix, toy, {{"10", toy.lot}, {"21", "000123"}})}, "consistent",
            {"bodyScope.designated", "traceCode.active", "traceEvents.consistent", "traceState.normal",
             "serialRange.inside", "possibleAlert.none"});

    Case kettle = set.imported("kettle");
    set.add(kettle, {"consistent-import", "Khớp dữ liệu: hàng nhập khẩu", "Consistent: imported kettle"},
            {gs1(Symbology::gs1QrCode, kettle, {{"10", "L26M04"}})}, "consistent",
            {"foreignAuthorised.authorised", "importInspection.registered", "customsDeclaration.found",
             "traceCode.notYet"});

    Case rice = set.right("rice", Firm::good, 9);
    set.add(rice, {"consistent-weight", "Khớp dữ liệu: gạo, cân theo khối lượng", "Consistent: rice, variable weight"},
            {gs1(Symbology::dataBarExpanded, rice, {{"3103", "005025"}, {"15", gs1Date(set.today() + days(200))}})},
            "consistent", {"bestBefore.within"});
}

namespace {

void addLicenceScenarios(ScenarioSet &set)
{
    Case undeclared = set.number(Firm::good);
    set.add(undeclared, {"undeclared", "Chưa khai báo VNPC: đầu mã 893 hợp lệ", "Undeclared: prefix 893 is valid"},
            {ean13(undeclared)}, "attention", {"prefixLicence.issued", "productDeclared.undeclared"});

    Case revoked = set.right("noodles", Firm::revoked);
    set.add(revoked, {"prefix-revoked", "Mã đã thu hồi", "Prefix revoked"}, {ean13(revoked)}, "violation",
            {"prefixLicence.revoked"});
    Case transferred = set.right("noodles", Firm::transferred);
    set.add(transferred, {"prefix-transferred", "Mã đã chuyển giao", "Prefix transferred"}, {ean13(transferred)},
            "attention", {"prefixLicence.transferred"});
    Case lapsed = set.right("noodles", Firm::lapsed);
    set.add(lapsed, {"prefix-expired", "Giấy chứng nhận sử dụng mã đã hết hạn", "Prefix licence has ended"},
            {ean13(lapsed)}, "violation", {"prefixLicence.expired"});

    Case unissued;
    unissued.gtin = withCheckDigit(893'999'900'017);
    appendDigits(unissued.gtin14, unissued.gtin, 14);
    set.add(unissued, {"prefix-unissued", "Mã chưa cấp", "Prefix never issued"}, {ean13(unissued)}, "violation",
            {"prefixLicence.unissued", "productDeclared.noRecord"});
}

void addForeignScenarios(ScenarioSet &set)
{
    Case madeHere = set.right("cosmetic", Firm::chineseBare);
    madeHere.product->origin = "VN";
    set.add(madeHere,
            {"foreign-made-here", "Mã nước ngoài trên hàng Việt Nam, chưa ủy quyền",
             "Foreign code on goods made here, not authorised"},
            {ean13(madeHere)}, "attention", {"foreignAuthorised.madeHere"});
    Case revoked = set.right("cosmetic", Firm::korean);
    set.add(revoked, {"foreign-revoked", "Ủy quyền mã nước ngoài đã thu hồi", "Foreign authorisation revoked"},
            {ean13(revoked)}, "violation", {"foreignAuthorised.revoked"});
    Case unknown;
    unknown.gtin = withCheckDigit(885'999'900'020);
    appendDigits(unknown.gtin14, unknown.gtin, 14);
    set.add(unknown, {"foreign-unknown", "Không có dữ liệu: mã nước ngoài", "No record: foreign code"},
            {ean13(unknown)}, "noRecord",
            {"prefixLicence.foreign", "foreignAuthorised.noRecord", "productDeclared.noRecord"});
    Case upc = set.imported("beverage", Firm::american);
    set.add(upc, {"consistent-upc", "Khớp dữ liệu: mã UPC, được ủy quyền", "Consistent: authorised UPC"},
            {{.symbology = Symbology::upcA, .data = upc.gtin14.substr(2), .text = upc.gtin14.substr(2)}}, "consistent",
            {"foreignAuthorised.authorised"});
}

void addOwnerScenarios(ScenarioSet &set)
{
    Case label = set.right("coffee");
    set.add(label, {"owner-mismatch", "Chủ mã không khớp nhãn", "Licensee differs from label"}, {ean13(label)},
            "attention", {"ownerMatchesLabel.differs", "suspectedBrand.signs"})
        .labelOwner = "Công ty Cổ phần Núi Xa";
    Case same = set.right("coffee");
    set.add(same, {"owner-matches", "Chủ mã khớp nhãn", "Licensee is who the label names"}, {ean13(same)}, "consistent",
            {"ownerMatchesLabel.matches"})
        .labelOwner = nameOf(Firm::good);
    Case other = set.right("fishSauce");
    other.product->owner = idOf(Firm::other);
    set.add(other, {"other-holder", "Sản phẩm do đơn vị khác khai báo", "Declared by another firm"}, {ean13(other)},
            "attention", {"productDeclared.otherHolder"});
    Case inactive = set.right("beverage");
    inactive.product->status = catalog::ProductStatus::inactive;
    set.add(inactive, {"product-inactive", "Sản phẩm đã ngừng hoạt động", "Product inactive"}, {ean13(inactive)},
            "attention", {"productStatus.inactive"});
    Case discontinued = set.right("beverage");
    discontinued.product->status = catalog::ProductStatus::discontinued;
    set.add(discontinued, {"product-discontinued", "Sản phẩm ngừng sản xuất", "Product discontinued"},
            {ean13(discontinued)}, "attention", {"productStatus.discontinued"});
    Case origin = set.right("clothing");
    set.add(origin, {"origin-differs", "Xuất xứ trên nhãn khác khai báo", "Origin on the label differs"},
            {ean13(origin)}, "attention", {"suspectedOrigin.differs"})
        .labelOrigin = "CN";
}

void addReadingScenarios(ScenarioSet &set)
{
    Case dates = set.right("confectionery");
    set.add(dates, {"contradiction", "Hai mã trên một sản phẩm mâu thuẫn", "Two symbols contradict each other"},
            {gs1(Symbology::gs1_128, dates, {{"17", gs1Date(set.today() + days(100))}, {"10", "L26M05"}}),
             gs1(Symbology::gs1DataMatrix, dates, {{"17", gs1Date(set.today() + days(465))}, {"10", "L26M05"}})},
            "attention", {"contradiction.symbols"});
    Case agree = set.right("confectionery");
    set.add(agree, {"symbols-agree", "Hai mã trên một sản phẩm khớp nhau", "Two symbols agree"},
            {ean13(agree), gs1(Symbology::gs1DataMatrix, agree, {{"10", "L26M06"}})}, "consistent",
            {"contradiction.none"});
    Case digit = set.right("rice");
    std::string wrong = digit.gtin14;
    wrong.back() = wrong.back() == '9' ? '0' : static_cast<char>(wrong.back() + 1);
    set.add(digit, {"check-digit", "Sai số kiểm tra", "Wrong check digit"},
            {plain(Symbology::qrCode, "https://id.gs1.org/01/" + wrong)}, "attention", {"codeReading.checkDigit"});
    Case link = set.right("milk");
    set.add(link, {"link-declared", "Digital Link: đúng tên miền đã khai báo", "Digital Link: the declared host"},
            {plain(Symbology::qrCode, "https://id.sao-mau.example/01/" + link.gtin14 + "/10/L26M09")}, "consistent",
            {"linkHost.declared"});
    Case neutral = set.right("milk");
    set.add(neutral, {"link-neutral", "Digital Link: cổng chung", "Digital Link: common resolver"},
            {plain(Symbology::aztec, "https://id.gs1.org/01/" + neutral.gtin14)}, "consistent", {"linkHost.neutral"});
    Case elsewhere = set.right("milk");
    set.add(elsewhere, {"link-elsewhere", "Digital Link: sai tên miền", "Digital Link: another host"},
            {plain(Symbology::qrCode, "https://sao-mau-khuyen-mai.example/01/" + elsewhere.gtin14)}, "attention",
            {"linkHost.differs", "suspectedBrand.signs"});
}

} // namespace

void addIdentityScenarios(ScenarioSet &set)
{
    addLicenceScenarios(set);
    addForeignScenarios(set);
    addOwnerScenarios(set);
    addReadingScenarios(set);
}

} // namespace nqi::demo
