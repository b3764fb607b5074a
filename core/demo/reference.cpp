// SPDX-License-Identifier: Apache-2.0
#include "core/demo/reference.h"

#include "core/demo/demo.h"
#include "core/demo/goods.h"
#include "core/demo/guide_picture.h"
#include "core/demo/words.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <format>
#include <set>
#include <vector>

namespace nqi::demo {

using namespace std::chrono_literals;

namespace {

constexpr auto years(int count)
{
    return std::chrono::days(365 * count);
}

bool addStandards(Date today, Sink &sink)
{
    std::vector<catalog::Standard> standards;
    std::set<std::string_view> seen;
    for (const StandardTitle &title : standardTitles()) {
        seen.insert(title.id);
        standards.push_back({.id = std::string(title.id),
                             .title = std::format("{} ({})", title.title, mark),
                             .validFrom = today - years(5)});
    }
    for (const Goods &group : goods()) {
        if (!group.standard.empty() && seen.insert(group.standard).second)
            standards.push_back({.id = std::string(group.standard),
                                 .title = std::format("Tiêu chuẩn: {} ({})", group.nouns[0], mark),
                                 .validFrom = today - years(6)});
    }
    standards.push_back({.id = "TCVN 5107:2003",
                         .title = std::format("Tiêu chuẩn: Nước mắm, bản cũ ({})", mark),
                         .validFrom = today - years(20),
                         .validTo = today - 300 * std::chrono::days(1),
                         .replacedBy = "TCVN 5107:2018"});
    for (catalog::Standard &standard : standards) {
        if (standard.id == "QCVN 16:2019/BXD") {
            standard.validTo = today - years(1);
            standard.replacedBy = "QCVN 16:2023/BXD";
        }
    }
    std::ranges::sort(standards, {}, &catalog::Standard::id);
    return std::ranges::all_of(standards, [&](const catalog::Standard &standard) { return sink.add(standard); });
}

std::string_view measureOf(catalog::Tier tier)
{
    switch (tier) {
    case catalog::Tier::low:
        return "standardDeclaration";
    case catalog::Tier::medium:
        return "declaration";
    case catalog::Tier::high:
        return "certification";
    }
    return {};
}

bool addRiskLists(Date today, Sink &sink)
{
    int number = 0;
    for (const Goods &group : goods()) {
        ++number;
        if (!group.tier)
            continue;
        catalog::RiskListEntry entry;
        entry.id = std::format("MAU-DM-{:03}", number);
        entry.ministry = group.ministry;
        entry.circular = group.circular;
        entry.hsPrefix = group.hsPrefix;
        entry.category = group.category;
        entry.product = std::format("{} ({})", group.nouns[0], mark);
        entry.regulation = group.regulation;
        entry.tier = *group.tier;
        entry.measure = measureOf(*group.tier);
        entry.validFrom = lawInForce(today);
        if (group.tier == catalog::Tier::high)
            entry.traceableFrom = group.traced ? lawInForce(today) : today + std::chrono::days(180);
        if (!sink.add(entry))
            return false;
    }
    // A row that has ended stays in the data: dates decide, not deletion.
    catalog::RiskListEntry ended;
    ended.id = "MAU-DM-900";
    ended.ministry = "Bộ Công Thương";
    ended.circular = "danh mục cũ";
    ended.hsPrefix = "9403";
    ended.category = "furniture";
    ended.product = std::format("Đồ gỗ, danh mục đã hết hiệu lực ({})", mark);
    ended.tier = catalog::Tier::medium;
    ended.measure = "declaration";
    ended.validFrom = today - years(3);
    ended.validTo = lawInForce(today) - std::chrono::days(1);
    return sink.add(ended);
}

bool addBody(std::size_t number, Date today, Sink &sink)
{
    const bool good = number <= goodBodies;
    const catalog::Body body{
        .id = bodyId(number), .name = std::format("Trung tâm Chứng nhận Mẫu {} ({})", number, mark), .country = "VN"};
    if (!sink.add(body))
        return false;
    std::set<std::string_view> seen;
    for (const Goods &group : goods()) {
        if (group.regulation.empty() || !seen.insert(group.regulation).second)
            continue;
        catalog::BodyScope scope;
        scope.body = body.id;
        scope.regulation = group.regulation;
        scope.role = catalog::BodyRole::accredited;
        scope.decision = std::format("MAU-CN-{:02}/QĐ", number);
        scope.validFrom = today - years(4);
        scope.validTo = today + years(2);
        if (!sink.add(scope))
            return false;
        // The ninth is accredited only; the tenth was designated and lost it.
        if (number == goodBodies + 1)
            continue;
        scope.role = catalog::BodyRole::designated;
        scope.decision = std::format("MAU-CD-{:02}/QĐ", number);
        scope.status = good ? catalog::ScopeStatus::active : catalog::ScopeStatus::withdrawn;
        if (!sink.add(scope))
            return false;
    }
    return true;
}

bool addDeviations(Date today, Sink &sink)
{
    using catalog::DeviationKind;
    const std::vector<catalog::Deviation> list = {
        {.id = "MAU-SL-01",
         .kind = DeviationKind::tightened,
         .country = "CN",
         .importer = {},
         .hsPrefix = "9503",
         .manufacturer = {},
         .reason = "Nhiều lô không đạt trong năm",
         .decision = "MAU-01/QĐ",
         .validFrom = today - years(1),
         .validTo = today + years(1)},
        {.id = "MAU-SL-02",
         .kind = DeviationKind::tightened,
         .country = "MY",
         .importer = {},
         .hsPrefix = "8516",
         .manufacturer = {},
         .reason = "Nước xuất xứ có cảnh báo",
         .decision = "MAU-02/QĐ",
         .validFrom = today - years(1),
         .validTo = today + years(1)},
        {.id = "MAU-SL-03",
         .kind = DeviationKind::reduced,
         .country = "JP",
         .importer = {},
         .hsPrefix = "9018",
         .manufacturer = {},
         .reason = "Ba lần liên tiếp đạt",
         .decision = "MAU-03/QĐ",
         .validFrom = today - years(1),
         .validTo = today + years(1)},
        {.id = "MAU-SL-04",
         .kind = DeviationKind::exempt,
         .country = "DE",
         .importer = {},
         .hsPrefix = "842410",
         .manufacturer = {},
         .reason = "Hàng tạm nhập để trưng bày",
         .decision = "MAU-04/QĐ",
         .validFrom = today - years(1),
         .validTo = today + years(1)},
        {.id = "MAU-SL-05",
         .kind = DeviationKind::tightened,
         .country = {},
         .importer = "9900000007",
         .hsPrefix = {},
         .manufacturer = {},
         .reason = "Doanh nghiệp vi phạm nhiều lần",
         .decision = "MAU-05/QĐ",
         .validFrom = today - years(2),
         .validTo = today - years(1)},
    };
    return std::ranges::all_of(list, [&](const catalog::Deviation &deviation) { return sink.add(deviation); });
}

/// Of the brand that the scenarios' products have.
bool addGuides(Date today, Sink &sink)
{
    using catalog::GuideFeature;
    struct Text {
        GuideFeature feature;
        bool imitation;
        std::string_view text;
    };
    constexpr std::array texts = {
        Text{GuideFeature::whole, false, "Hộp màu xanh lam đậm, nắp sẫm hơn thân, nhãn trắng ở giữa mặt trước."},
        Text{GuideFeature::securityMark, false, "Tem tròn ánh vàng ở góc phải nhãn, vòng trắng hiện rõ khi nghiêng."},
        Text{GuideFeature::securityMark, true, "Hàng từng bị thu giữ: không có tem, chỗ dán tem để trống."},
        Text{GuideFeature::print, true, "Hàng từng bị thu giữ: chữ dưới nhãn in nhòe, không thẳng hàng."},
        Text{GuideFeature::closure, false, "Nắp liền màng co; màng đã rách thì không khôi phục được."},
    };
    std::uint32_t line = 0;
    return std::ranges::all_of(texts, [&](const Text &text) {
        ++line;
        return sink.add(catalog::Guide{.id = std::format("MAU-NB-{:02}", line),
                                       .gtin = 0,
                                       .brand = "Sao Mẫu",
                                       .model = {},
                                       .line = line,
                                       .feature = text.feature,
                                       .imitation = text.imitation,
                                       .text = std::string(text.text),
                                       .picture = guidePicture(text.feature, text.imitation),
                                       .source = std::format("Công ty TNHH Sao Mẫu ({})", mark),
                                       .publishedOn = today - years(1),
                                       .validTo = {}});
    });
}

} // namespace

std::string bodyId(std::size_t number)
{
    return std::format("MAU-VICB-{:02}", number);
}

Date lawInForce(Date today)
{
    constexpr Date tiers = std::chrono::sys_days(2026y / std::chrono::July / 1);
    return std::min(tiers, today - std::chrono::days(30));
}

bool addReferences(Date today, Sink &sink)
{
    if (!addStandards(today, sink) || !addRiskLists(today, sink) || !addDeviations(today, sink) ||
        !addGuides(today, sink))
        return false;
    for (std::size_t number = 1; number <= allBodies; ++number) {
        if (!addBody(number, today, sink))
            return false;
    }
    return addPolicy(today, sink);
}

} // namespace nqi::demo
