// SPDX-License-Identifier: Apache-2.0
#include "app/hub/minutes_page.h"

#include "app/hub/page_parts.h"

#include <algorithm>
#include <array>
#include <format>
#include <functional>
#include <optional>
#include <vector>

namespace nqi::app {

using namespace findings;

namespace {

constexpr Words kindWord{"Loại", "Kind"};
constexpr Words decisionWord{"Quyết định kiểm tra", "Decision"};
constexpr Words scopeWord{"Nội dung quyết định", "Scope"};
constexpr Words establishmentWord{"Cơ sở được kiểm tra", "Inspected establishment"};
constexpr Words representativeWord{"Người đại diện", "Representative"};
constexpr Words placeWord{"Địa điểm", "Place"};
constexpr Words teamWord{"Đoàn kiểm tra", "Inspection team"};
constexpr Words timeWord{"Thời gian (UTC)", "Time (UTC)"};
constexpr Words revisionWord{"Lần ký", "Revision"};
constexpr Words conclusionWord{"Kết luận", "Conclusion"};
constexpr Words outsideWord{"Ngoài phạm vi quyết định", "Beyond the decision's scope"};
constexpr Words logWord{"Nhật ký thiết bị", "Device log"};
constexpr Words entriesWord{"mục", "entries"};
constexpr Words itemsWord{"Hàng hóa đã kiểm tra", "Goods met"};
constexpr Words contentsWord{"Nội dung kiểm tra", "Inspected contents"};
constexpr Words noPictureWord{"không có ảnh", "no picture"};
constexpr Words samplesWord{"Mẫu đã lấy", "Samples taken"};
constexpr Words sealsWord{"Niêm phong", "Seals"};
constexpr Words handOversWord{"Giao nhận mẫu", "Sample hand-overs"};
constexpr Words measuresWord{"Biện pháp", "Measures"};
constexpr Words statementsWord{"Ý kiến", "Statements"};
constexpr Words signaturesWord{"Chữ ký", "Signatures"};
constexpr Words samplingSignaturesWord{"Chữ ký biên bản lấy mẫu", "Signatures of the sampling minutes"};
constexpr Words productWord{"Sản phẩm", "Product"};
constexpr Words keyWord{"Mã", "Code"};
constexpr Words lotWord{"Số lô", "Lot"};
constexpr Words outcomeWord{"Kết quả", "Outcome"};
constexpr Words timesWord{"Số lần đọc", "Times read"};
constexpr Words findingWord{"Phát hiện", "Finding"};
constexpr Words contentWord{"Nội dung", "Content"};
constexpr Words detailWord{"Chi tiết", "Detail"};
constexpr Words nameWord{"Tên", "Name"};
constexpr Words firmWord{"Cơ sở sản xuất, nhập khẩu", "Manufacturer or importer"};
constexpr Words quantityWord{"Số lượng", "Quantity"};
constexpr Words stockWord{"Tồn tại thời điểm lấy mẫu", "Stock"};
constexpr Words purposeWord{"Mục đích", "Purpose"};
constexpr Words numberWord{"Số", "Number"};
constexpr Words whatWord{"Đối tượng", "What"};
constexpr Words atWord{"Lúc (UTC)", "At (UTC)"};
constexpr Words delivererWord{"Người giao", "Deliverer"};
constexpr Words receiverWord{"Người nhận", "Receiver"};
constexpr Words testsWord{"Chỉ tiêu thử nghiệm", "Test items"};
constexpr Words sealsStateWord{"Tình trạng niêm phong", "State of the seals"};
constexpr Words sealsIntactWord{"còn nguyên", "intact"};
constexpr Words sealsNotIntactWord{"không xác nhận còn nguyên", "not confirmed intact"};
constexpr Words byWord{"Người quyết định", "Ordered by"};
constexpr Words basisWord{"Căn cứ", "Legal basis"};
constexpr Words reportedWord{"Đã báo cáo (UTC)", "Reported (UTC)"};
constexpr Words partyWord{"Bên", "Party"};
constexpr Words personWord{"Người", "Person"};
constexpr Words textWord{"Ý kiến", "Text"};
constexpr Words signedWord{"đã ký", "signed"};
constexpr Words refusedWord{"không ký", "not signed"};
constexpr Words sampleWord{"Mẫu số", "Sample"};

constexpr std::array<Words, 2> kindWords = {Words{"Kiểm tra", "Inspection"}, Words{"Khảo sát chất lượng", "Survey"}};
constexpr std::array<Words, 2> causeWords = {Words{"theo kế hoạch", "planned"}, Words{"đột xuất", "unannounced"}};
constexpr std::array<Words, 4> roleWords = {Words{"trưởng đoàn", "head"}, Words{"thư ký", "secretary"},
                                            Words{"kiểm soát viên", "controller"}, Words{"thành viên", "member"}};
constexpr std::array<Words, 3> resultWords = {Words{"chưa kiểm tra", "not checked"}, Words{"đạt", "meets"},
                                              Words{"không đạt", "does not meet"}};
constexpr std::array<Words, 11> measureWords = {Words{"Yêu cầu cung cấp tài liệu", "Demand documents"},
                                                Words{"Niêm phong hàng hóa", "Seal goods"},
                                                Words{"Tạm dừng bán hàng", "Suspend sale"},
                                                Words{"Tạm giữ tang vật", "Detain evidence"},
                                                Words{"Khắc phục", "Remedy"},
                                                Words{"Tái chế", "Rework"},
                                                Words{"Tái xuất", "Re-export"},
                                                Words{"Tiêu hủy", "Destroy"},
                                                Words{"Đề nghị đình chỉ lưu thông", "Propose to stop circulation"},
                                                Words{"Đề nghị thu hồi", "Propose recall"},
                                                Words{"Đề nghị xử phạt", "Propose sanction"}};
constexpr std::array<Words, 7> partyWords = {Words{"Trưởng đoàn", "Head of the team"},
                                             Words{"Thư ký", "Secretary"},
                                             Words{"Cơ sở được kiểm tra", "Inspected establishment"},
                                             Words{"Cơ quan phối hợp", "Coordinating agency"},
                                             Words{"Người chứng kiến", "Witness"},
                                             Words{"Chính quyền địa phương, công an", "Local authority or police"},
                                             Words{"Người lấy mẫu", "Sampler"}};

/// Parts that say something, with a comma between.
std::string joined(std::initializer_list<std::string_view> parts)
{
    std::string text;
    for (const std::string_view part : parts) {
        if (part.empty())
            continue;
        if (!text.empty())
            text += ", ";
        text += shown(part);
    }
    return text;
}

std::string personOf(const Person &person)
{
    return joined({person.name, person.post, person.unit, person.address});
}

std::string resultOf(const InspectedContent &content, Language language)
{
    std::string text = shown(content.detail, 4096);
    if (!content.noPicture.empty())
        text += std::format("{}{}: {}", text.empty() ? "" : "; ", noPictureWord.in(language),
                            shown(content.noPicture, 1000));
    return text;
}

std::string timeOf(const std::optional<Instant> &at)
{
    return at ? time(*at) : std::string();
}

/// A table with its heading; nothing without rows.
template <class Rows, class Cells>
std::string section(Words title, const std::vector<Words> &head, const Rows &rows, Language language, Cells cells)
{
    if (rows.empty())
        return {};
    std::vector<std::string> names;
    names.reserve(head.size());
    for (const Words &words : head)
        names.emplace_back(words.in(language));
    std::string content;
    std::uint32_t number = 0;
    for (const auto &one : rows)
        content += row("td", cells(one, ++number));
    return std::format("<h2>{}</h2>\n{}", title.in(language), table(row("th", names), content));
}

std::string sealedOf(const Seal &seal, Language language)
{
    return seal.sample == 0 ? shown(seal.what) : std::format("{} {}", sampleWord.in(language), seal.sample);
}

std::string testsOf(const HandOver &handOver, Language language)
{
    std::string text;
    for (const HandedSample &one : handOver.samples)
        text += std::format("{}{} {}: {}", text.empty() ? "" : "<br>", sampleWord.in(language), one.sample,
                            joined({one.testItem, one.standard, one.quantity}));
    return text;
}

} // namespace

std::string minutesFacts(const Minutes &minutes, Language language)
{
    const Inspection &of = minutes.inspection;
    std::string facts =
        fact(language, kindWord,
             std::format("{}, {}", wordOf(kindWords, of.kind, language), wordOf(causeWords, of.cause, language)));
    facts += fact(language, decisionWord,
                  joined({of.decision.number, of.decision.authority,
                          of.decision.date ? isoDate(*of.decision.date) : std::string()}));
    facts += fact(language, scopeWord, shown(of.decision.scope, 4096));
    facts += fact(language, establishmentWord,
                  joined({of.establishment.name, of.establishment.address, of.establishment.companyCode,
                          of.establishment.phone}));
    facts += fact(language, representativeWord, personOf(of.establishment.representative));
    facts += fact(language, placeWord, placeOf(of.place, language));
    facts += fact(language, timeWord, std::format("{} – {}", timeOf(of.startedAt), timeOf(of.endedAt)));
    std::string team;
    for (const TeamMember &one : of.team)
        team += std::format("{}{} ({})", team.empty() ? "" : "; ", personOf(one.person),
                            wordOf(roleWords, one.role, language));
    facts += fact(language, teamWord, team);
    facts += fact(language, revisionWord,
                  std::format("{}{}{}", of.revision, of.reason.empty() ? "" : ": ", shown(of.reason, 1000)));
    facts += fact(language, outsideWord, shown(of.outsideScope, 4096));
    facts += fact(language, conclusionWord, shown(of.conclusion, 4096));
    return facts + fact(language, logWord,
                        std::format("{} {}, SHA-256 {}…", minutes.log.entries, entriesWord.in(language),
                                    minutes.log.hash.text().substr(0, 16)));
}

std::string minutesTables(const Inspection &of, std::string_view device, Language language)
{
    const auto linkTo = [&](const std::optional<Uuid> &finding) {
        return finding ? std::format("<a href=\"/analyst/findings/{}/{}\">{}</a>", device, finding->text(),
                                     findingWord.in(language))
                       : std::string();
    };
    std::string text =
        section(itemsWord, {outcomeWord, productWord, keyWord, lotWord, timesWord, findingWord}, of.items, language,
                [&](const ItemMet &one, std::uint32_t /*number*/) {
                    return std::vector{chip(one.overall, language),   shown(one.product, 80),    shown(one.key, 60),
                                       joined({one.lot, one.serial}), std::to_string(one.times), linkTo(one.finding)};
                });
    text +=
        section(contentsWord, {contentWord, outcomeWord, detailWord}, of.contents, language,
                [&](const InspectedContent &one, std::uint32_t /*number*/) {
                    return std::vector{shown(one.subject, 400), std::string(wordOf(resultWords, one.result, language)),
                                       resultOf(one, language)};
                });
    text += section(samplesWord, {numberWord, nameWord, firmWord, quantityWord, stockWord, lotWord, purposeWord},
                    of.sampling.samples, language, [&](const Sample &one, std::uint32_t number) {
                        return std::vector{std::to_string(number),
                                           shown(one.name),
                                           shown(one.firm, 400),
                                           std::format("{} {}", shown(one.quantity), shown(one.unit)),
                                           shown(one.stock),
                                           shown(one.lot),
                                           std::string(wordOf(kindWords, one.purpose, language))};
                    });
    text += section(sealsWord, {numberWord, whatWord, atWord}, of.seals, language,
                    [&](const Seal &one, std::uint32_t /*number*/) {
                        return std::vector{shown(one.number), sealedOf(one, language), timeOf(one.at)};
                    });
    text += section(handOversWord, {delivererWord, receiverWord, atWord, placeWord, testsWord, sealsStateWord},
                    of.handOvers, language, [&](const HandOver &one, std::uint32_t /*number*/) {
                        return std::vector{
                            personOf(one.deliverer),
                            personOf(one.receiver),
                            timeOf(one.at),
                            shown(one.place),
                            testsOf(one, language),
                            std::format("{} {}", (one.sealsIntact ? sealsIntactWord : sealsNotIntactWord).in(language),
                                        shown(one.state, 400))};
                    });
    text += section(measuresWord, {measuresWord, whatWord, atWord, byWord, basisWord, reportedWord}, of.measures,
                    language, [&](const OrderedMeasure &one, std::uint32_t /*number*/) {
                        return std::vector{std::string(wordOf(measureWords, one.kind, language)),
                                           joined({one.what, one.quantity}),
                                           timeOf(one.at),
                                           personOf(one.by),
                                           shown(one.legalBasis, 300),
                                           timeOf(one.reportedAt)};
                    });
    text += section(statementsWord, {partyWord, personWord, textWord, atWord}, of.statements, language,
                    [&](const Statement &one, std::uint32_t /*number*/) {
                        return std::vector{std::string(wordOf(partyWords, one.party, language)), personOf(one.person),
                                           shown(one.text, 4096), timeOf(one.at)};
                    });
    const auto signatures = [&](Words title, const std::vector<PartySignature> &rows) {
        return section(title, {partyWord, personWord, signaturesWord, atWord}, rows, language,
                       [&](const PartySignature &one, std::uint32_t /*number*/) {
                           return std::vector{
                               std::string(wordOf(partyWords, one.party, language)), personOf(one.person),
                               one.image ? std::string(signedWord.in(language))
                                         : std::format("{}: {}", refusedWord.in(language), shown(one.refusal, 1000)),
                               timeOf(one.at)};
                       });
    };
    return text + signatures(samplingSignaturesWord, of.samplingSignatures) + signatures(signaturesWord, of.signatures);
}

} // namespace nqi::app
