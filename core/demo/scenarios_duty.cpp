// SPDX-License-Identifier: Apache-2.0
#include "core/demo/reference.h"
#include "core/demo/scenario_records.h"

#include <chrono>
#include <utility>

namespace nqi::demo {

using std::chrono::days;

void addDutyScenarios(ScenarioSet &set)
{
    Case noStandard = set.right("detergent");
    noStandard.declarations.clear();
    set.add(noStandard, {"standard-missing", "Chưa công bố tiêu chuẩn áp dụng", "Applied standard not declared"},
            {ean13(noStandard)}, "violation", {"standardDeclared.missing"});
    Case withdrawn = set.right("detergent");
    withdrawn.declarations.front().status = catalog::DeclarationStatus::withdrawn;
    set.add(withdrawn, {"standard-withdrawn", "Công bố tiêu chuẩn đã rút", "Standard declaration withdrawn"},
            {ean13(withdrawn)}, "violation", {"standardDeclared.withdrawn"});
    Case outdated = set.right("fishSauce");
    outdated.declarations.front().standard = "TCVN 5107:2003";
    set.add(outdated, {"standard-outdated", "Tiêu chuẩn công bố đã thay thế", "Declared standard replaced"},
            {ean13(outdated)}, "attention", {"standardDeclared.outdated"});
    Case noConformity = set.right("led");
    noConformity.declarations.pop_back();
    set.add(noConformity, {"conformity-missing", "Chưa công bố hợp quy", "Conformity not declared"},
            {ean13(noConformity)}, "violation", {"conformityDeclared.missing"});
    Case expired = set.right("led");
    expired.declarations.back().validTo = set.today() - days(5);
    set.add(expired, {"conformity-expired", "Công bố hợp quy hết hạn", "Conformity declaration expired"},
            {ean13(expired)}, "violation", {"conformityDeclared.expired"});

    const auto listing = [&](Case &item, std::string_view page) {
        catalog::Declaration declaration = item.declarations.front();
        declaration.id = "MAU-TM-S-" + std::string(page);
        declaration.kind = catalog::DeclarationKind::onlineListing;
        declaration.standard.clear();
        declaration.certificate = item.certificates.empty() ? std::string() : item.certificates.front().number;
        declaration.platform = "Sàn Mẫu";
        declaration.shop = "Cửa hàng Sao Mẫu";
        declaration.url = "https://san-mau.example/s/" + std::string(page);
        item.declarations.push_back(declaration);
        return declaration.url;
    };
    Case disclosed = set.right("cable");
    const std::string disclosedUrl = listing(disclosed, "du");
    Scenario &good = set.add(disclosed, {"listing-disclosed", "Bán trực tuyến: công khai đủ", "Listing discloses"},
                             {ean13(disclosed)}, "consistent", {"onlineListing.disclosed"});
    good.mode = "online";
    good.listingUrl = disclosedUrl;
    Case silent = set.right("cable");
    const std::string silentUrl = listing(silent, "thieu");
    silent.declarations.back().certificate.clear();
    Scenario &bad =
        set.add(silent, {"listing-silent", "Bán trực tuyến: không công khai chứng nhận", "Listing is silent"},
                {ean13(silent)}, "violation", {"onlineListing.noCertificate"});
    bad.mode = "online";
    bad.listingUrl = silentUrl;
}

namespace {

template <class Change>
void addSpoiled(ScenarioSet &set, ScenarioSet::Text text, std::string_view overall,
                std::initializer_list<std::string_view> reasons, Change change)
{
    Case item = set.right("cable");
    change(item.certificates.front(), item);
    TestSymbol symbol = ean13(item);
    set.add(std::move(item), text, {std::move(symbol)}, overall, reasons);
}

void addCertificateStates(ScenarioSet &set)
{
    using catalog::Certificate;
    using catalog::CertificateKind;
    using catalog::CertificateStatus;
    const Date today = set.today();
    addSpoiled(set, {"certificate-missing", "Thiếu chứng nhận", "Certificate missing"}, "violation",
               {"certificate.missing", "suspectedQuality.signs"},
               [](Certificate &, Case &item) { item.certificates.clear(); });
    addSpoiled(set, {"certificate-expired", "Chứng nhận hết hạn", "Certificate expired"}, "violation",
               {"certificateValidity.expired"}, [&](Certificate &certificate, Case &) {
                   certificate.issuedOn = today - days(1200);
                   certificate.validTo = today - days(30);
               });
    addSpoiled(set, {"certificate-suspended", "Chứng nhận bị đình chỉ", "Certificate suspended"}, "violation",
               {"certificateStatus.suspended"}, [&](Certificate &certificate, Case &) {
                   certificate.status = CertificateStatus::suspended;
                   certificate.statusSince = today - days(14);
               });
    addSpoiled(set, {"certificate-withdrawn", "Chứng nhận bị thu hồi", "Certificate withdrawn"}, "violation",
               {"certificateStatus.withdrawn"}, [&](Certificate &certificate, Case &) {
                   certificate.status = CertificateStatus::withdrawn;
                   certificate.statusSince = today - days(14);
               });
    addSpoiled(set, {"certificate-self", "Chỉ có tự đánh giá, rủi ro cao", "Self-assessment only, high tier"},
               "violation", {"certificate.selfAssessedOnly"}, [](Certificate &certificate, Case &) {
                   certificate.kind = CertificateKind::selfAssessment;
                   certificate.body.clear();
               });
    addSpoiled(set, {"certificate-report", "Chỉ có phiếu thử nghiệm", "Test report only"}, "violation",
               {"certificate.testReportOnly"},
               [](Certificate &certificate, Case &) { certificate.kind = CertificateKind::testReport; });
}

void addCertificateScopes(ScenarioSet &set)
{
    using catalog::Certificate;
    addSpoiled(set, {"scope-model", "Chứng nhận cho kiểu loại khác", "Certificate of another model"}, "violation",
               {"certificateScope.otherModel"}, [](Certificate &certificate, Case &) { certificate.model = "ZZ-999"; });
    addSpoiled(set, {"scope-regulation", "Chứng nhận theo quy chuẩn khác", "Certificate of another regulation"},
               "violation", {"certificateScope.otherRegulation"},
               [](Certificate &certificate, Case &) { certificate.regulation = "QCVN 19:2019/BKHCN"; });
    addSpoiled(set, {"scope-manufacturer", "Chứng nhận của nhà sản xuất khác", "Certificate of another maker"},
               "violation", {"certificateScope.otherManufacturer"},
               [](Certificate &certificate, Case &) { certificate.manufacturer = "Công ty CP Núi Xa (mẫu)"; });
    addSpoiled(set, {"scope-product", "Khai báo chứng nhận của sản phẩm khác", "Certificate of another product"},
               "violation", {"certificateScope.otherProduct"}, [](Certificate &certificate, Case &item) {
                   certificate.gtin += 10;
                   item.declarations.front().certificate = certificate.number;
               });
    addSpoiled(set, {"body-accredited", "Tổ chức chứng nhận chưa được chỉ định", "Body not designated"}, "violation",
               {"bodyScope.onlyAccredited"},
               [](Certificate &certificate, Case &) { certificate.body = bodyId(goodBodies + 1); });
    addSpoiled(set, {"body-withdrawn", "Chỉ định của tổ chức đã bị hủy", "Designation withdrawn"}, "violation",
               {"bodyScope.withdrawn"},
               [](Certificate &certificate, Case &) { certificate.body = bodyId(goodBodies + 2); });
    addSpoiled(set, {"body-unknown", "Tổ chức chứng nhận không có tên", "Unknown body"}, "violation",
               {"bodyScope.unknownBody"}, [](Certificate &certificate, Case &) { certificate.body = "MAU-VICB-77"; });
}

void addLotCertificates(ScenarioSet &set)
{
    const auto lotCase = [&] {
        Case item = set.right("cement");
        item.certificates.front().method = 7;
        item.certificates.front().lot = "L26M07";
        return item;
    };
    Case same = lotCase();
    set.add(same, {"method7-right", "Phương thức 7: đúng lô", "Method 7: the certified lot"},
            {gs1(Symbology::gs1_128, same, {{"10", "L26M07"}})}, "consistent", {"certificateScope.covers"});
    Case other = lotCase();
    set.add(other, {"method7-other", "Phương thức 7: lô khác", "Method 7: another lot"},
            {gs1(Symbology::gs1_128, other, {{"10", "L26M08"}})}, "violation", {"certificateScope.otherLot"});
    Case unread = lotCase();
    set.add(unread, {"method7-unread", "Phương thức 7: chưa đọc số lô", "Method 7: lot not read"}, {ean13(unread)},
            "attention", {"certificateScope.lotUnread"});
}

} // namespace

void addCertificateScenarios(ScenarioSet &set)
{
    addCertificateStates(set);
    addCertificateScopes(set);
    addLotCertificates(set);
}

void addImportScenarios(ScenarioSet &set)
{
    using catalog::Declaration;
    using catalog::DeclarationKind;
    Case missing = set.imported("kettle");
    std::erase_if(missing.declarations,
                  [](const Declaration &row) { return row.kind == DeclarationKind::importRegistration; });
    set.add(missing, {"import-missing", "Nhập khẩu: chưa đăng ký kiểm tra", "Import not registered"}, {ean13(missing)},
            "violation", {"importInspection.missing"});
    Case rejected = set.imported("kettle");
    rejected.declarations.back().status = catalog::DeclarationStatus::rejected;
    set.add(rejected, {"import-rejected", "Nhập khẩu: kết quả không đạt", "Import registration rejected"},
            {ean13(rejected)}, "violation", {"importInspection.rejected"});
    Case tightened = set.imported("toy");
    set.add(tightened, {"import-tightened", "Cửa khẩu: tăng cường kiểm tra", "Border: tightened check"},
            {gs1(Symbology::gs1DataMatrix, tightened, {{"10", tightened.lot}})}, "attention",
            {"importDeviation.tightened", "customsDeclaration.found"})
        .mode = "border";
    Case model = set.imported("kettle");
    model.customs.front().model = "ZZ-999";
    set.add(model, {"customs-differs", "Cửa khẩu: tờ khai khác kiểu loại", "Border: declared model differs"},
            {ean13(model)}, "attention", {"customsDeclaration.differs"})
        .mode = "border";
    Case none = set.imported("beverage");
    none.customs.clear();
    set.add(none, {"customs-missing", "Cửa khẩu: không thấy tờ khai", "Border: no customs declaration"}, {ean13(none)},
            "attention", {"customsDeclaration.missing"})
        .mode = "border";
}

} // namespace nqi::demo
