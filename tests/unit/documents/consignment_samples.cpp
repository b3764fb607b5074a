// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/filled.h"
#include "core/protocol/import_digest.h"
#include "tests/unit/documents/samples.h"
#include "ui/documents/consignment_papers.h"

#include <string>
#include <string_view>
#include <utility>

namespace nqi::documents::samples {

consignment::KeptCheck finishedCheck()
{
    using consignment::EntryKind;
    const auto line = [](std::uint32_t number, std::string name, std::string model, std::uint64_t gtin,
                         std::uint64_t quantity) {
        return consignment::Line{.number = number,
                                 .hsCode = "85167990",
                                 .description = std::move(name),
                                 .model = std::move(model),
                                 .manufacturer = "Yangben Toys Co., Ltd (DỮ LIỆU MẪU)",
                                 .origin = "CN",
                                 .gtin = gtin,
                                 .lot = "L26C0" + std::to_string(number),
                                 .quantity = quantity,
                                 .unit = "cái"};
    };
    consignment::KeptCheck check;
    check.summary = {.id = *Uuid::parse("0193a1b2-c3d4-7e5f-8a6b-000000000008"),
                     .declaration = "MAU-TK-7",
                     .begunAt = *parseIsoInstant("2026-11-22T01:00:00Z"),
                     .lines = 3};
    check.consignment = {.declaration = "MAU-TK-7",
                         .date = *parseIsoDate("2026-11-20"),
                         .importer = "9999000009",
                         .importerName = "Công ty TNHH Nhập khẩu Mẫu (DỮ LIỆU MẪU)",
                         .lines = {line(1, "Ấm đun nước Sao Mẫu", "SM-101", 6'909'990'010'010, 24),
                                   line(2, "Dây điện bọc nhựa", "SM-102", 6'909'990'010'027, 3),
                                   line(3, "Gạch gốm ốp lát", "", 6'909'990'010'034, 2)},
                         .packages = {{.sscc = "069099900100000010", .contents = {{.line = 1, .quantity = 24}}}}};
    const auto add = [&](EntryKind kind, std::string code, std::int64_t count) {
        check.entries.push_back({.number = check.entries.size() + 1,
                                 .kind = kind,
                                 .at = *parseIsoInstant("2026-11-22T03:00:00Z"),
                                 .by = "Nguyễn Văn An",
                                 .code = std::move(code),
                                 .count = count});
    };
    const auto fill = [&](std::string_view field, std::string value) {
        add(EntryKind::filled, std::string(field), 0);
        check.entries.back().value = std::move(value);
    };
    namespace field = consignment::field;
    fill(field::address, "18 Lê Lợi, Hải Phòng");
    fill(field::certificates, "HQ-2026-0451; QUATEST 1; 30/10/2026\nHQ-2026-0452");
    fill(field::gate, "Cảng Hải Phòng");
    fill(field::registrationAuthority, "Chi cục TCĐLCL Hải Phòng");
    fill(field::registrationNumber, "25/ĐKKT");
    fill(field::registrationDate, "2026-11-21");
    fill(field::photos, "yes");
    fill(field::basis, "QCVN 4:2009/BKHCN");
    fill(field::signerName, "Hoàng Minh Tuấn");
    add(EntryKind::seen, "(00)069099900100000010", 1);
    add(EntryKind::seen, "(01)06909990010027(10)L26C02", 1);
    add(EntryKind::seen, "(01)06909990010034(10)L26C03(422)764", 2);
    add(EntryKind::seen, "(01)06909991010774", 1);
    add(EntryKind::finished, {}, 0);
    check.entries.back().value = "doesNotMeet";
    check.entries.back().reason = "Thiếu hàng, khác xuất xứ.";
    return check;
}

RegistrationRecord consignmentRegistration()
{
    return {.registration = registrationOf(finishedCheck(), true),
            .digest = protocol::registrationDigest(finishedCheck(), true)};
}

NoticeRecord consignmentNotice()
{
    return {.notice = noticeOf(finishedCheck(), true).value(), .digest = protocol::noticeDigest(finishedCheck(), true)};
}

} // namespace nqi::documents::samples
