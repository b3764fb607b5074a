// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/documents/samples.h"

#include "core/protocol/import_papers.h"
#include "core/protocol/inspection.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace nqi::documents::samples {

namespace {

using namespace findings;

Uuid id(int number)
{
    return *Uuid::parse("0193a1b2-c3d4-7e5f-8a6b-00000000000" + std::to_string(number % 10));
}

Instant at(const char *time)
{
    return *parseIsoInstant(time);
}

/// A hand's curve with a transparent ground, as the signature pad draws it.
std::vector<std::byte> hand(int seed)
{
    QImage image(420, 160, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(20, 30, 120), 5, Qt::SolidLine, Qt::RoundCap));
    QPainterPath path(QPointF(20, 110));
    for (int i = 0; i < 6; ++i)
        path.cubicTo(40 + i * 60, 10 + (seed * 17 + i * 31) % 60, 60 + i * 60, 150 - (seed * 13 + i * 7) % 50,
                     80 + i * 60, 80 + (seed + i) % 20);
    painter.drawPath(path);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    const auto *begin = reinterpret_cast<const std::byte *>(png.constData());
    return {begin, begin + png.size()};
}

void signs(InspectionRecord &record, Party party, const Person &person, int seed)
{
    EvidenceFile file{.digest = {}, .bytes = hand(seed)};
    file.digest = trust::sha256(std::span<const std::byte>(file.bytes));
    record.inspection.evidence.push_back(
        {.digest = file.digest, .size = file.bytes.size(), .mediaType = "image/png", .label = "signature"});
    record.inspection.signatures.push_back({.party = party,
                                            .person = person,
                                            .image = file.digest,
                                            .refusal = {},
                                            .at = at("2026-11-22T05:05:00Z"),
                                            .over = {}});
    record.files.push_back(std::move(file));
}

const Person head{.name = "Nguyễn Thị Thu Hường",
                  .post = "Phó Chi cục trưởng",
                  .unit = "Chi cục Tiêu chuẩn Đo lường Chất lượng Hà Nội",
                  .address = ""};
const Person secretary{.name = "Trần Quốc Đạt",
                       .post = "Chuyên viên",
                       .unit = "Chi cục Tiêu chuẩn Đo lường Chất lượng Hà Nội",
                       .address = ""};
const Person owner{
    .name = "Lê Văn Phước", .post = "Giám đốc", .unit = "Công ty TNHH Đồ chơi Ánh Dương (mẫu)", .address = ""};
const Person witness{
    .name = "Phạm Thị Bưởi", .post = "Tổ trưởng dân phố số 7", .unit = "Phường Hàng Mã", .address = "25 phố Hàng Mã"};

void addSamples(Inspection &inspection)
{
    inspection.sampling = {.number = "02/BBLM-ĐKT",
                           .at = at("2026-11-22T03:20:00Z"),
                           .sampler = secretary,
                           .witness = witness,
                           .method = "TCVN 6238-1:2017; QCVN 3:2019/BKHCN",
                           .units = 3,
                           .copies = 3,
                           .samples = {}};
    inspection.sampling.samples = {{.name = "Xe đồ chơi chạy pin, kiểu XD-102",
                                    .firm = "Công ty TNHH Đồ chơi Ánh Dương, 12 Hàng Mã, Hà Nội",
                                    .unit = "chiếc",
                                    .quantity = "6",
                                    .stock = "140",
                                    .produced = *parseIsoDate("2026-04-02"),
                                    .lot = "L2604-A",
                                    .retention = "90 ngày",
                                    .note = "",
                                    .purpose = InspectionKind::inspection,
                                    .finding = id(3)},
                                   {.name = "Búp bê nhựa, kiểu BB-7",
                                    .firm = "Cơ sở nhựa Hòa Bình, Long Biên, Hà Nội",
                                    .unit = "con",
                                    .quantity = "6",
                                    .stock = "35",
                                    .produced = std::nullopt,
                                    .lot = "",
                                    .retention = "90 ngày",
                                    .note = "Không xác định được lô",
                                    .purpose = InspectionKind::survey,
                                    .finding = std::nullopt}};
    inspection.seals = {{.number = "NP-000121", .sample = 1, .what = "", .at = at("2026-11-22T03:40:00Z")},
                        {.number = "NP-000122", .sample = 2, .what = "", .at = at("2026-11-22T03:45:00Z")},
                        {.number = "NP-000123",
                         .sample = 0,
                         .what = "134 xe đồ chơi kiểu XD-102 trong 6 thùng",
                         .at = at("2026-11-22T04:10:00Z")}};
    inspection.handOvers = {
        {.deliverer = secretary,
         .receiver = {.name = "Đỗ Mỹ Linh",
                      .post = "Nhân viên nhận mẫu",
                      .unit = "Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng 1",
                      .address = ""},
         .at = at("2026-11-23T02:00:00Z"),
         .place = "8 Hoàng Quốc Việt, Cầu Giấy, Hà Nội",
         .samples = {{.sample = 1,
                      .quantity = "3 chiếc",
                      .testItem = "Giới hạn thôi nhiễm chì, cadimi",
                      .standard = "QCVN 3:2019/BKHCN"},
                     {.sample = 1, .quantity = "3 chiếc", .testItem = "An toàn cơ lý", .standard = "TCVN 6238-1:2017"}},
         .sealsIntact = true,
         .state = "Mẫu nguyên vẹn, khô ráo",
         .note = "Mẫu lưu để tại cơ sở"}};
}

} // namespace

InspectionRecord richInspection()
{
    InspectionRecord record;
    record.demo = true;
    Inspection &one = record.inspection;
    one.id = id(1);
    one.number = "31/BB-ĐKT";
    one.copies = 3;
    one.decision = {.number = "118/QĐ-TĐC",
                    .authority = "Chi cục Tiêu chuẩn Đo lường Chất lượng Hà Nội",
                    .date = *parseIsoDate("2026-11-18"),
                    .scope = "chất lượng đồ chơi trẻ em lưu thông trên thị trường"};
    one.establishment = {.name = "Cửa hàng Ánh Dương – Công ty TNHH Đồ chơi Ánh Dương (mẫu)",
                         .address = "12 phố Hàng Mã, phường Hoàn Kiếm, Hà Nội",
                         .companyCode = "0101234567",
                         .phone = "024 3828 0000",
                         .representative = owner};
    one.place = {.description = "12 phố Hàng Mã, phường Hoàn Kiếm, Hà Nội",
                 .latitude = 21.0368,
                 .longitude = 105.8482,
                 .listing = {}};
    one.team = {{.person = head, .role = TeamRole::head}, {.person = secretary, .role = TeamRole::secretary}};
    one.startedAt = at("2026-11-22T01:15:00Z");
    one.endedAt = at("2026-11-22T05:00:00Z");
    one.items = {{.key = "08936001234560",
                  .lot = "L2604-A",
                  .serial = "",
                  .product = "Xe đồ chơi chạy pin XD-102",
                  .overall = verdict::Overall::violation,
                  .times = 12,
                  .finding = id(3)},
                 {.key = "08936001234577",
                  .lot = "",
                  .serial = "SN0099",
                  .product = "Búp bê nhựa BB-7",
                  .overall = verdict::Overall::attention,
                  .times = 1,
                  .finding = std::nullopt}};
    one.contents = {{.subject = "Dấu hợp quy (CR)",
                     .result = ContentResult::doesNotMeet,
                     .detail = "Không có dấu hợp quy trên bao bì của kiểu XD-102"},
                    {.subject = "Ghi nhãn hàng hóa", .result = ContentResult::meets, .detail = ""},
                    {.subject = "Hồ sơ công bố hợp quy",
                     .result = ContentResult::notChecked,
                     .detail = "Cơ sở hẹn cung cấp trong ngày 24/11/2026"}};
    addSamples(one);
    one.measures = {{.kind = MeasureKind::suspendSale,
                     .what = "Xe đồ chơi chạy pin XD-102",
                     .quantity = "134 chiếc",
                     .at = at("2026-11-22T04:00:00Z"),
                     .by = head,
                     .legalBasis = "Luật CLSPHH, Điều 40",
                     .reportedAt = std::nullopt,
                     .finding = id(3)},
                    {.kind = MeasureKind::sealGoods,
                     .what = "Xe đồ chơi chạy pin XD-102",
                     .quantity = "6 thùng",
                     .at = at("2026-11-22T04:10:00Z"),
                     .by = head,
                     .legalBasis = "Luật CLSPHH, Điều 40",
                     .reportedAt = std::nullopt,
                     .finding = id(3)}};
    one.statements = {{.party = Party::inspected,
                       .person = owner,
                       .text = "Tôi nhập hàng từ nhà phân phối, chưa kịp lấy hồ sơ.\nĐề nghị cho bổ sung trong 3 ngày.",
                       .at = at("2026-11-22T04:30:00Z")}};
    one.conclusion = "Một kiểu đồ chơi không có dấu hợp quy.\nĐề nghị tạm dừng bán, chờ kết quả thử nghiệm.";
    one.evidence = {{.digest = trust::sha256(std::string_view("photo")),
                     .size = 245'760,
                     .mediaType = "image/jpeg",
                     .label = "Mặt trước bao bì XD-102"}};
    signs(record, Party::teamHead, head, 1);
    signs(record, Party::secretary, secretary, 2);
    one.signatures.push_back({.party = Party::inspected,
                              .person = owner,
                              .image = std::nullopt,
                              .refusal = "Không đồng ý với kết luận về dấu hợp quy",
                              .at = at("2026-11-22T05:06:00Z"),
                              .over = {}});
    signs(record, Party::witness, witness, 3);
    record.content = protocol::textDigest(one);
    record.link = {.id = id(2),
                   .hash = trust::sha256(std::string_view("link")),
                   .savedAt = at("2026-11-22T05:10:00Z"),
                   .sequence = 42,
                   .device = "d1"};
    return record;
}

InspectionRecord minimalInspection()
{
    InspectionRecord record;
    record.inspection.id = id(1);
    record.inspection.sampling.samples = {Sample{}};
    record.inspection.handOvers = {HandOver{}};
    record.content = protocol::textDigest(record.inspection);
    return record;
}

InspectionRecord longInspection(int items)
{
    InspectionRecord record = richInspection();
    record.inspection.items.clear();
    for (int i = 0; i < items; ++i)
        record.inspection.items.push_back({.key = std::to_string(8'936'000'000'000 + i),
                                           .lot = "LO" + std::to_string(i),
                                           .serial = "",
                                           .product = "Mặt hàng thứ " + std::to_string(i + 1) + " trong kho",
                                           .overall = static_cast<verdict::Overall>(i % 6),
                                           .times = 1,
                                           .finding = std::nullopt});
    return record;
}

InspectionRecord extremeInspection()
{
    InspectionRecord record = richInspection();
    record.link.reset();
    Inspection &one = record.inspection;
    const std::string word(400, 'W');
    std::string statement;
    while (statement.size() < 2'000)
        statement += "Đoạn trình bày rất dài của cơ sở ";
    one.establishment.name = word;
    one.establishment.address = statement;
    one.decision.authority = statement;
    one.items = {{.key = std::string("\x1D\x01\xFF") + word,
                  .lot = "\u202Egnp.exe",
                  .serial = "😀🚀",
                  .product = "مرحبا 你好 שלום " + word,
                  .overall = verdict::Overall::danger,
                  .times = 4'000'000'000,
                  .finding = std::nullopt}};
    one.contents = {{.subject = word,
                     .result = ContentResult::doesNotMeet,
                     .detail = statement + statement + statement + statement + statement}};
    one.statements = {{.party = Party::witness,
                       .person = {.name = word, .post = word, .unit = word, .address = word},
                       .text = statement,
                       .at = std::nullopt}};
    one.conclusion = "<b>không</b> & \"trích dẫn\" \x07 \xC3\x28";
    one.sampling.samples.front().firm = statement;
    one.sampling.samples.front().name = word;
    one.seals.front().number = word;
    one.handOvers.front().state = word;
    one.evidence.push_back({.digest = {}, .size = 9'007'199'254'740'991, .mediaType = word, .label = word});
    for (int i = 0; i < 30; ++i)
        one.signatures.push_back(
            {.party = Party::witness,
             .person = {.name = "Nhân chứng " + std::to_string(i) + " " + word, .post = "", .unit = "", .address = ""},
             .image = std::nullopt,
             .refusal = statement,
             .at = std::nullopt,
             .over = {}});
    // A signature whose picture is none.
    one.signatures.front().image = trust::sha256(std::string_view("broken"));
    record.files.push_back({.digest = trust::sha256(std::string_view("broken")), .bytes = std::vector<std::byte>(20)});
    record.content = protocol::textDigest(one);
    // Pictures of the annex have a test of their own (annex_pictures_test.cpp).
    for (Evidence &file : one.evidence)
        file.mediaType = "application/pdf";
    return record;
}

FindingRecord richFinding()
{
    FindingRecord record;
    Draft &draft = record.draft;
    draft.item.kind = gs1::ItemKind::product;
    draft.item.keyAi = "01";
    draft.item.key = "08936001234560";
    draft.item.gtin = 8936001234560;
    draft.item.lot = "L2604-A";
    draft.item.expires = *parseIsoDate("2027-04-02");
    draft.product = "Xe đồ chơi chạy pin XD-102";
    draft.note = "Bao bì không có dấu CR.\nĐã chụp ảnh mặt trước, mặt sau.";
    draft.inspector = "KSV-0042 Trần Quốc Đạt";
    draft.place.description = "12 phố Hàng Mã, Hà Nội";
    verdict::Verdict &verdict = draft.verdict;
    verdict.overall = verdict::Overall::violation;
    verdict.tier = catalog::Tier::medium;
    verdict.today = *parseIsoDate("2026-11-22");
    verdict.catalogueAsOf = at("2026-11-20T17:00:00Z");
    verdict.demo = true;
    verdict.checks = {{.code = verdict::CheckCode::codeReading,
                       .outcome = verdict::Outcome::agrees,
                       .severity = verdict::Severity::none,
                       .reason = "codeReading.right",
                       .arguments = {},
                       .records = {},
                       .legalBasis = ""},
                      {.code = verdict::CheckCode::prefixLicence,
                       .outcome = verdict::Outcome::differs,
                       .severity = verdict::Severity::violation,
                       .reason = "prefixLicence.revoked",
                       .arguments = {{"prefix", "8936001"},
                                     {"holder", "Công ty Ánh Dương"},
                                     {"since", "2026-03-01"},
                                     {"recordedReason", "không gia hạn"}},
                       .records = {{.dataset = catalog::Dataset::licences,
                                    .key = "8936001",
                                    .authority = "NBC",
                                    .asOf = at("2026-11-20T17:00:00Z")}},
                       .legalBasis = "Nghị định 37/2026/NĐ-CP, Điều 31"},
                      {.code = verdict::CheckCode::expiry,
                       .outcome = verdict::Outcome::notApplicable,
                       .severity = verdict::Severity::none,
                       .reason = "expiry.none",
                       .arguments = {},
                       .records = {},
                       .legalBasis = ""},
                      {.code = verdict::CheckCode::certificate,
                       .outcome = verdict::Outcome::possible,
                       .severity = verdict::Severity::warning,
                       .reason = "of.a.newer.program",
                       .arguments = {},
                       .records = {},
                       .legalBasis = ""}};
    EvidenceFile photo{.digest = {}, .bytes = hand(9)};
    photo.digest = trust::sha256(std::span<const std::byte>(photo.bytes));
    draft.evidence = {{.digest = photo.digest, .size = photo.bytes.size(), .mediaType = "image/png", .label = "frame"}};
    record.files.push_back(std::move(photo));
    record.link = {.id = id(3),
                   .hash = trust::sha256(std::string_view("finding")),
                   .savedAt = at("2026-11-22T03:00:00Z"),
                   .sequence = 41,
                   .device = "d1"};
    return record;
}

FindingRecord minimalFinding()
{
    FindingRecord record;
    record.link = {
        .id = id(4), .hash = trust::sha256(std::string_view("least")), .savedAt = now, .sequence = 1, .device = "d1"};
    record.draft.verdict.today = *parseIsoDate("2026-11-22");
    return record;
}

RegistrationRecord richRegistration()
{
    ImportRegistration one;
    one.id = id(5);
    one.authority = "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia";
    one.number = "25/ĐKKT";
    one.importer = {.name = "Công ty CP Nhập khẩu Biển Đông (mẫu)",
                    .address = "99 Lê Thánh Tông, Hải Phòng",
                    .companyCode = "0209876543",
                    .phone = "0225 300 0000",
                    .representative = {.name = "Vũ Hải Yến", .post = "Giám đốc", .unit = "", .address = ""}};
    one.goods = {{.name = "Ấm đun nước điện, nhãn hiệu SUNNY, kiểu SN-18",
                  .characteristics = "220 V, 1500 W, 1,8 lít",
                  .origin = "Trung Quốc",
                  .manufacturer = "Ningbo Sunny Electric 宁波阳光电器",
                  .quantity = "1.200 chiếc",
                  .gate = "Cảng Hải Phòng",
                  .time = "Tháng 11/2026"}};
    one.storage = "Kho số 4, KCN Đình Vũ, Hải Phòng";
    one.declaration = "105432109876";
    one.certificates = {{.number = "HQ-2026-0451", .body = "QUATEST 1", .date = *parseIsoDate("2026-10-30")}};
    one.photos = true;
    one.subLabel = true;
    one.date = *parseIsoDate("2026-11-21");
    one.demo = true;
    return {.registration = one, .digest = protocol::digestOf(one)};
}

RegistrationRecord minimalRegistration()
{
    const ImportRegistration one;
    return {.registration = one, .digest = protocol::digestOf(one)};
}

NoticeRecord richNotice()
{
    ResultNotice one;
    one.id = id(6);
    one.authority = "Chi cục Tiêu chuẩn Đo lường Chất lượng Hải Phòng";
    one.number = "77/TB-TĐC";
    one.date = *parseIsoDate("2026-11-22");
    one.importer = richRegistration().registration.importer;
    one.registration = "25/ĐKKT";
    one.registrationDate = *parseIsoDate("2026-11-21");
    one.declaration = "105432109876";
    one.goods = richRegistration().registration.goods;
    one.basis = "QCVN 4:2009/BKHCN; Giấy chứng nhận HQ-2026-0451";
    one.result = ImportResult::labelDoesNotMeet;
    one.reason = "Nhãn phụ không ghi tên và địa chỉ tổ chức chịu trách nhiệm về hàng hóa";
    one.signer = {.name = "Hoàng Minh Tuấn", .post = "Chi cục trưởng", .unit = "", .address = ""};
    one.demo = true;
    return {.notice = one, .digest = protocol::digestOf(one)};
}

NoticeRecord minimalNotice()
{
    const ResultNotice one;
    return {.notice = one, .digest = protocol::digestOf(one)};
}

} // namespace nqi::documents::samples
