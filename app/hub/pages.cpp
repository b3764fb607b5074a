// SPDX-License-Identifier: Apache-2.0
#include "app/hub/pages.h"

#include "app/hub/minutes_page.h"
#include "app/hub/page_parts.h"
#include "core/protocol/body.h"
#include "core/protocol/messages.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <format>

namespace nqi::app {

namespace {

constexpr Words searchLabel{"Tìm trong phát hiện", "Search findings"};
constexpr Words searchButton{"Tìm", "Search"};
constexpr Words olderLink{"Cũ hơn", "Older"};
constexpr Words nothingFound{"Không có phát hiện nào.", "There are no findings."};
constexpr Words received{"Nhận lúc (UTC)", "Received (UTC)"};
constexpr Words outcome{"Kết quả", "Outcome"};
constexpr Words item{"Mã và sản phẩm", "Item"};
constexpr Words inspectorWord{"Kiểm tra viên", "Inspector"};
constexpr Words place{"Địa điểm", "Place"};
constexpr Words note{"Ghi chú", "Note"};
constexpr Words chainWord{"Chuỗi", "Chain"};
constexpr Words intact{"liền mạch", "intact"};
constexpr Words broken{"có khoảng trống hoặc đứt", "gap or break"};
constexpr Words receiptWord{"Biên nhận", "Receipt"};
constexpr Words signedByUs{"chữ ký của trung tâm này đúng", "signed by this hub, holds"};
constexpr Words notByUs{"không phải của khoá hiện tại", "not by the present key"};
constexpr Words deviceWord{"Thiết bị", "Device"};
constexpr Words sequence{"Số thứ tự", "Sequence"};
constexpr Words savedAt{"Lưu lúc (UTC)", "Saved (UTC)"};
constexpr Words dataOf{"Dữ liệu phiên bản", "Data version"};
constexpr Words checksWord{"Các kiểm tra", "Checks"};
constexpr Words basisWord{"Căn cứ", "Legal basis"};
constexpr Words reasonWord{"Lý do (mã)", "Reason (code)"};
constexpr Words evidenceWord{"Bằng chứng", "Evidence"};
constexpr Words unreadable{"Không đọc được nội dung; bản gốc vẫn được giữ.",
                           "It cannot be read; the original is kept."};
constexpr Words corrects{"Thay cho", "Replaces"};
constexpr Words inspectionWord{"Đợt kiểm tra", "Inspection"};
constexpr Words sameInspection{"mọi phát hiện và biên bản của đợt kiểm tra này", "all findings and minutes of it"};
constexpr Words nameWord{"Tên", "Name"};
constexpr Words roleWord{"Vai trò", "Role"};
constexpr Words enrolledWord{"Đăng ký lúc (UTC)", "Enrolled (UTC)"};
constexpr Words stateWord{"Trạng thái", "State"};
constexpr Words active{"đang dùng", "active"};
constexpr Words revoked{"đã thu hồi", "revoked"};
constexpr Words lastWord{"Nhận gần nhất (UTC)", "Last received (UTC)"};
constexpr Words countWord{"Số phát hiện", "Findings"};
constexpr Words bytesWord{"Bằng chứng (MB)", "Evidence (MB)"};
constexpr Words who{"Ai", "Who"};
constexpr Words what{"Việc", "What"};
constexpr Words when{"Lúc (UTC)", "When (UTC)"};
constexpr Words subject{"Đối tượng", "Subject"};
constexpr Words notThere{"Không có trang này.", "There is no such page."};
constexpr Words notAllowed{"Cần đăng nhập bằng tài khoản phân tích viên.", "An analyst's account is needed."};
constexpr Words unwell{"Trung tâm đang bận, hãy thử lại sau.", "The hub is busy; try again later."};

constexpr std::array<Words, 6> outcomeWords = {Words{"phù hợp", "agrees"},
                                               Words{"không áp dụng", "not applicable"},
                                               Words{"không có dữ liệu", "not covered"},
                                               Words{"cần xác nhận", "possible"},
                                               Words{"thiếu", "missing"},
                                               Words{"khác", "differs"}};
constexpr std::array<Words, 4> roleWords = {Words{"thanh tra", "inspector"}, Words{"hải quan", "customs"},
                                            Words{"phân tích", "analyst"}, Words{"quản trị", "administrator"}};

std::string checksTable(const verdict::Verdict &verdict, Language language)
{
    std::string rows;
    for (const verdict::Check &check : verdict.checks)
        rows += row("td", {breakable(name(check.code)), std::string(wordOf(outcomeWords, check.outcome, language)),
                           breakable(check.reason), shown(check.legalBasis, 300)});
    return table(row("th", {std::string(checksWord.in(language)), std::string(outcome.in(language)),
                            std::string(reasonWord.in(language)), std::string(basisWord.in(language))}),
                 rows);
}

/// Text as a value in an address.
std::string inQuery(std::string_view text)
{
    std::string safe;
    for (const char c : text)
        safe += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                    ? std::string(1, c)
                    : std::format("%{:02X}", static_cast<unsigned char>(c));
    return safe;
}

std::string linkTo(std::string_view device, const Uuid &id)
{
    return std::format("<a href=\"/analyst/findings/{0}/{1}\">{1}</a>", device, id.text());
}

std::string linkToInspection(const Uuid &inspection, Language language)
{
    return std::format("<a href=\"/analyst/?q={0}\">{1}</a>", inspection.text(), sameInspection.in(language));
}

/// Outcome, item, who and where: what the list shows of a link of the chain.
std::vector<std::string> listed(const findings::Draft &draft, Language language)
{
    return {
        chip(draft.verdict.overall, language),
        std::format("{}{}{}", shown(draft.product, 80), draft.product.empty() ? "" : "<br>", shown(draft.item.key, 40)),
        shown(draft.inspector, 60), placeOf(draft.place, language)};
}

std::vector<std::string> listed(const findings::Minutes &minutes, Language language)
{
    const findings::Inspection &of = minutes.inspection;
    const auto head = std::ranges::find(of.team, findings::TeamRole::head, &findings::TeamMember::role);
    return {chip(overallOf(of), language),
            std::format("<strong>{}</strong> {}<br>{}", minutesTitle.in(language), shown(of.decision.number, 60),
                        shown(of.establishment.name, 80)),
            head != of.team.end() ? shown(head->person.name, 60) : std::string(), placeOf(of.place, language)};
}

std::string factsOf(const findings::Draft &draft, std::string_view device, Language language)
{
    std::string facts = fact(language, item, std::format("{} {}", shown(draft.product), shown(draft.item.key)));
    facts += fact(language, inspectorWord, shown(draft.inspector));
    facts += fact(language, place, placeOf(draft.place, language));
    facts += fact(language, note, shown(draft.note, 4096));
    facts += fact(language, dataOf, std::to_string(draft.verdict.catalogueVersion));
    if (draft.inspection)
        facts += fact(language, inspectionWord, linkToInspection(*draft.inspection, language));
    if (draft.corrects)
        facts += fact(language, corrects, linkTo(device, *draft.corrects));
    return facts;
}

std::string factsOf(const findings::Minutes &minutes, std::string_view device, Language language)
{
    std::string facts = minutesFacts(minutes, language);
    facts += fact(language, inspectionWord, linkToInspection(minutes.inspection.id, language));
    if (minutes.corrects)
        facts += fact(language, corrects, linkTo(device, *minutes.corrects));
    return facts;
}

verdict::Overall overallOf(const findings::Draft &draft)
{
    return draft.verdict.overall;
}

std::optional<verdict::Overall> overallOf(const findings::Minutes &minutes)
{
    return findings::overallOf(minutes.inspection);
}

std::string detailsOf(const findings::Draft &draft, std::string_view /*device*/, Language language)
{
    return checksTable(draft.verdict, language);
}

std::string detailsOf(const findings::Minutes &minutes, std::string_view device, Language language)
{
    return minutesTables(minutes.inspection, device, language);
}

} // namespace

std::string findingsPage(const PageContext &context, const hub::FindingQuery &query,
                         const std::vector<hub::ReceivedFinding> &findings)
{
    const Language language = context.language;
    const bool minutesOnly = query.kind == findings::Kind::minutes;
    std::string content =
        std::format("<form method=\"get\" role=\"search\">{}<label>{} <input type=\"search\" name=\"q\" value=\"{}\" "
                    "maxlength=\"200\"></label><button>{}</button></form>\n",
                    minutesOnly ? "<input type=\"hidden\" name=\"kind\" value=\"minutes\">" : "",
                    searchLabel.in(language), escaped(query.text), searchButton.in(language));
    std::string rows;
    for (const hub::ReceivedFinding &finding : findings) {
        const auto body = protocol::decodeBody(finding.body);
        const auto receipt = protocol::decodeReceipt(finding.receipt);
        const std::string link = std::format("<a href=\"/analyst/findings/{}/{}\">{}</a>", finding.device,
                                             finding.id.text(), time(finding.receivedAt));
        if (!body) {
            rows += row("td", {link, "", std::string(unreadable.in(language)), "", "", ""});
            continue;
        }
        auto cells = std::visit([&](const auto &one) { return listed(one, language); }, body->content);
        cells.insert(cells.begin(), link);
        cells.emplace_back((receipt && receipt->chainIntact ? intact : broken).in(language));
        rows += row("td", cells);
    }
    content += findings.empty()
                   ? std::format("<p>{}</p>", nothingFound.in(language))
                   : table(row("th", {std::string(received.in(language)), std::string(outcome.in(language)),
                                      std::string(item.in(language)), std::string(inspectorWord.in(language)),
                                      std::string(place.in(language)), std::string(chainWord.in(language))}),
                           rows);
    if (findings.size() == query.limit)
        content += std::format("<p><a rel=\"next\" href=\"/analyst/?before={}&amp;q={}{}\">{}</a></p>",
                               findings.back().arrival, inQuery(query.text), minutesOnly ? "&amp;kind=minutes" : "",
                               olderLink.in(language));
    return page(context, minutesOnly ? minutesTitle : findingsTitle, content);
}

std::string findingPage(const PageContext &context, const hub::ReceivedFinding &finding, const hub::Device &device,
                        const trust::PublicKey &hubKey, const std::function<bool(const trust::Digest &)> &held)
{
    const Language language = context.language;
    const auto body = protocol::decodeBody(finding.body);
    const auto receipt = protocol::decodeReceipt(finding.receipt);
    const bool ours = receipt && protocol::verifyReceipt(*receipt, hubKey);
    const auto of = [&](const auto &part) {
        return body ? std::visit([&](const auto &one) { return part(one); }, body->content) : std::string();
    };
    std::string content =
        body ? std::format("<p>{}</p>\n", of([&](const auto &one) { return chip(overallOf(one), language); }))
             : std::format("<p>{}</p>\n", unreadable.in(language));
    std::string facts = of([&](const auto &one) { return factsOf(one, finding.device, language); });
    if (body)
        facts += fact(language, savedAt, time(body->savedAt));
    facts += fact(language, received, time(finding.receivedAt));
    facts += fact(language, deviceWord, std::format("{} ({})", shown(device.name, 80), finding.device));
    facts += fact(language, sequence, std::to_string(finding.sequence));
    facts += fact(language, chainWord, (receipt && receipt->chainIntact ? intact : broken).in(language));
    facts += fact(language, receiptWord, (ours ? signedByUs : notByUs).in(language));
    content += std::format("<dl>{}</dl>\n", facts);
    content += of([&](const auto &one) { return detailsOf(one, finding.device, language); });
    if (!finding.evidence.empty())
        content += std::format("<h2>{}</h2>\n{}", evidenceWord.in(language), evidenceOf(finding, held, language));
    const bool minutes = body && body->minutes() != nullptr;
    return page(context, minutes ? minutesTitle : Words{"Phát hiện", "Finding"}, content);
}

// How much there is of how much there may be.
std::string ofBound(const std::string &held, const std::optional<std::string> &most)
{
    return most ? std::format("{} / {}", held, *most) : held;
}

std::string megabytes(std::uint64_t bytes)
{
    constexpr double million = 1e6;
    return std::format("{:.1f}", static_cast<double>(bytes) / million);
}

std::string devicesPage(const PageContext &context, const std::vector<hub::DeviceActivity> &devices)
{
    const Language language = context.language;
    std::string rows;
    for (const hub::DeviceActivity &one : devices) {
        const auto last = protocol::decodeBody(one.lastBody);
        const findings::Draft *const draft = last ? last->finding() : nullptr;
        rows +=
            row("td", {shown(one.device.name, 80), std::format("<code>{}</code>", shown(one.device.id, 40)),
                       std::string(wordOf(roleWords, one.device.role, language)), time(one.device.enrolledAt),
                       std::string((one.device.revoked ? revoked : active).in(language)),
                       ofBound(std::to_string(one.findings),
                               one.quota.findings.transform([](std::uint64_t most) { return std::to_string(most); })),
                       ofBound(megabytes(one.bytes), one.quota.bytes.transform(megabytes)),
                       one.lastReceivedAt ? time(*one.lastReceivedAt) : "",
                       draft != nullptr ? std::to_string(draft->verdict.catalogueVersion) : ""});
    }
    return page(context, devicesTitle,
                table(row("th", {std::string(nameWord.in(language)), "Id", std::string(roleWord.in(language)),
                                 std::string(enrolledWord.in(language)), std::string(stateWord.in(language)),
                                 std::string(countWord.in(language)), std::string(bytesWord.in(language)),
                                 std::string(lastWord.in(language)), std::string(dataOf.in(language))}),
                      rows));
}

std::string auditPage(const PageContext &context, const std::vector<hub::AuditEntry> &entries)
{
    const Language language = context.language;
    std::string rows;
    for (const hub::AuditEntry &entry : entries)
        rows += row("td", {time(entry.at), shown(entry.actor, 80), shown(entry.action, 60), shown(entry.subject, 120)});
    return page(context, auditTitle,
                table(row("th", {std::string(when.in(language)), std::string(who.in(language)),
                                 std::string(what.in(language)), std::string(subject.in(language))}),
                      rows));
}

std::string problemPage(const PageContext &context, int status)
{
    constexpr int unauthorised = 401, tooMany = 429;
    const Words words = status == unauthorised ? notAllowed : status >= tooMany ? unwell : notThere;
    return page(context, {"Không mở được", "Not available"}, std::format("<p>{}</p>", words.in(context.language)));
}

std::string_view styleSheet()
{
    return R"css(:root{color-scheme:light dark;--line:#8884;--good:#1b7f3b;--note:#8a6100;--bad:#b3261e}
body{margin:0;font:16px/1.5 system-ui,"Noto Sans",sans-serif}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;padding:.75rem 1rem;border-bottom:1px solid var(--line)}
nav{display:flex;flex-wrap:wrap;gap:1rem}nav a[aria-current]{font-weight:600;text-decoration:none}.who{margin-left:auto}
main{padding:0 1rem;max-width:80rem;margin:auto}footer{padding:1rem;font-size:.875rem;opacity:.75}
form{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0}input,button{font:inherit;padding:.4rem .6rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5rem;border-bottom:1px solid var(--line);overflow-wrap:break-word}code{font-size:.875rem}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.25rem 1rem}dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
.chip{display:inline-block;padding:.1rem .6rem;border-radius:1rem;border:1px solid currentColor;font-weight:600;white-space:nowrap}
.consistent{color:var(--good)}.attention,.noRecord,.notAProduct{color:var(--note)}.violation,.danger{color:var(--bad)}
figure{display:inline-block;margin:0 1rem 1rem 0;max-width:20rem;vertical-align:top}img{max-width:100%;height:auto}figcaption{font-size:.8rem;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){:root{--good:#7bd88f;--note:#ffce6b;--bad:#ff8a80}}
)css";
}

} // namespace nqi::app
