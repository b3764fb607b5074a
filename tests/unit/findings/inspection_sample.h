// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/findings/inspection.h"

#include <string>
#include <utility>
#include <vector>

/// An inspection with something in every member, complete but for its signatures.
namespace nqi::findings {

inline const Instant visit = *parseIsoInstant("2026-07-02T02:00:00.000Z"); ///< a Thursday morning in Viet Nam

inline Evidence evidenceNamed(std::string_view content, std::string label)
{
    return {trust::sha256(content), content.size(), "image/png", std::move(label)};
}

inline Inspection wholeInspection()
{
    using namespace std::chrono_literals;
    Inspection of;
    of.id = Uuid::version7(visit, seededRandom(31));
    of.cause = InspectionCause::unannounced;
    of.decision = {"12/QĐ-KT", "Chi cục TCĐLCL Hà Nội", *parseIsoDate("2026-07-01"), "Sữa và sản phẩm sữa"};
    of.establishment = {"Công ty TNHH Sữa Sạch",
                        "12 Hàng Bông, Hà Nội",
                        "0101234567",
                        "024 1234 567",
                        {"Trần Thị B", "Giám đốc", "Công ty TNHH Sữa Sạch", "Hà Nội"}};
    of.place = {"12 Hàng Bông", 21.0302, 105.8473, {}};
    of.team = {{{"Nguyễn Văn A", "Trưởng phòng", "Chi cục TCĐLCL", ""}, TeamRole::head},
               {{"Lê Văn C", "Chuyên viên", "Chi cục TCĐLCL", ""}, TeamRole::secretary}};
    of.startedAt = visit;
    of.endedAt = visit + 2h;
    of.items = {{"08936017360017", "L1", "S1", "Sữa tươi", verdict::Overall::violation, 3,
                 Uuid::version7(visit, seededRandom(32))},
                {"08936017360024", "", "", "Sữa chua", verdict::Overall::consistent, 1, std::nullopt}};
    of.contents = {{"Nhãn hàng hóa", ContentResult::doesNotMeet, "Thiếu địa chỉ trên nhãn phụ"},
                   {"Công bố hợp quy", ContentResult::meets, ""}};
    of.sampling = {"01/BBLM",
                   visit + 30min,
                   {"Lê Văn C", "Chuyên viên", "Chi cục TCĐLCL", ""},
                   {"Phạm D", "Tổ trưởng", "Tổ dân phố 3", ""},
                   "TCVN 6400:2010",
                   2,
                   3,
                   {{"Sữa tươi 1 L", "Công ty TNHH Sữa Sạch, Hà Nội", "hộp", "6", "120", *parseIsoDate("2026-06-01"),
                     "L1", "30 ngày", "", InspectionKind::inspection, std::nullopt}}};
    of.seals = {{"NP-001", 1, "", visit + 40min}, {"NP-002", 0, "Kho 2, 120 hộp", visit + 50min}};
    of.handOvers = {{{"Lê Văn C", "Chuyên viên", "", ""},
                     {"Đỗ E", "Thử nghiệm viên", "QUATEST 1", ""},
                     visit + 24h,
                     "QUATEST 1",
                     {{1, "2 hộp", "Protein", "QCVN 5-1:2010/BYT"}},
                     true,
                     "tốt",
                     ""}};
    of.measures = {{MeasureKind::suspendSale,
                    "Sữa tươi lô L1",
                    "120 hộp",
                    visit + 1h,
                    {"Nguyễn Văn A", "Trưởng đoàn", "", ""},
                    "Điều 40",
                    std::nullopt,
                    std::nullopt}};
    of.measures.push_back(of.measures[0]);
    of.measures[1].kind = MeasureKind::sealGoods;
    of.measures[1].what = "Kho 2, 120 hộp";
    of.measures[1].at = visit + 50min;
    of.statements = {{Party::inspected, {"Trần Thị B", "Giám đốc", "", ""}, "Chúng tôi sẽ khắc phục", visit + 90min}};
    of.outsideScope = "Giá niêm yết chưa rõ";
    of.conclusion = "Đề nghị khắc phục nhãn";
    of.evidence = {evidenceNamed("kho", "kho hàng")};
    return of;
}

/// Signed by the head, the witness and, with `refused`, not by the inspected party.
inline void signAs(Inspection &of, const trust::Digest &content, bool refused = false)
{
    const auto sign = [&](Party party, const std::string &name, bool signs) {
        PartySignature one{
            .party = party, .person = {name, "", "", ""}, .image = {}, .refusal = {}, .at = visit, .over = content};
        if (signs) {
            of.evidence.push_back(evidenceNamed("signature of " + name, "signature"));
            one.image = of.evidence.back().digest;
        } else {
            one.refusal = "Không đồng ý với kết luận";
        }
        of.signatures.push_back(std::move(one));
    };
    sign(Party::teamHead, "Nguyễn Văn A", true);
    sign(Party::inspected, "Trần Thị B", !refused);
    sign(Party::witness, "Phạm D", true);
}

} // namespace nqi::findings
