// SPDX-License-Identifier: Apache-2.0
#include "app/hub/pages.h"

#include "core/base/encoding.h"
#include "core/protocol/body.h"
#include "core/protocol/messages.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <format>

namespace nqi::app {

namespace {

/// One text in both languages.
struct Words {
    std::string_view vietnamese;
    std::string_view english;

    [[nodiscard]] std::string_view in(Language language) const
    {
        return language == Language::vietnamese ? vietnamese : english;
    }
};

constexpr Words findingsTitle{"Phát hiện đã nhận", "Findings received"};
constexpr Words devicesTitle{"Thiết bị", "Devices"};
constexpr Words auditTitle{"Nhật ký truy cập", "Audit trail"};
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
constexpr Words notHere{"chưa nhận được", "not received yet"};
constexpr Words unreadable{"Không đọc được nội dung; bản gốc vẫn được giữ.",
                           "It cannot be read; the original is kept."};
constexpr Words corrects{"Thay cho phát hiện", "Corrects the finding"};
constexpr Words nameWord{"Tên", "Name"};
constexpr Words roleWord{"Vai trò", "Role"};
constexpr Words enrolledWord{"Đăng ký lúc (UTC)", "Enrolled (UTC)"};
constexpr Words stateWord{"Trạng thái", "State"};
constexpr Words active{"đang dùng", "active"};
constexpr Words revoked{"đã thu hồi", "revoked"};
constexpr Words lastWord{"Nhận gần nhất (UTC)", "Last received (UTC)"};
constexpr Words countWord{"Số phát hiện", "Findings"};
constexpr Words who{"Ai", "Who"};
constexpr Words what{"Việc", "What"};
constexpr Words when{"Lúc (UTC)", "When (UTC)"};
constexpr Words subject{"Đối tượng", "Subject"};
constexpr Words publishedWord{"Dữ liệu đã phát hành: phiên bản", "Published data: version"};
constexpr Words signedIn{"Người dùng", "Signed in as"};
constexpr Words notThere{"Không có trang này.", "There is no such page."};
constexpr Words notAllowed{"Cần đăng nhập bằng tài khoản phân tích viên.", "An analyst's account is needed."};
constexpr Words unwell{"Trung tâm đang bận, hãy thử lại sau.", "The hub is busy; try again later."};

// As the result card of the app says it: never that something is genuine.
constexpr std::array<Words, 6> overallWords = {Words{"Phù hợp với dữ liệu", "Agrees with the records"},
                                               Words{"Không phải sản phẩm", "Not a product"},
                                               Words{"Chưa có dữ liệu", "No record"},
                                               Words{"Cần lưu ý", "Attention"},
                                               Words{"Không phù hợp", "Not as required"},
                                               Words{"Nguy cơ", "Danger"}};
constexpr std::array<Words, 6> outcomeWords = {Words{"phù hợp", "agrees"},
                                               Words{"không áp dụng", "not applicable"},
                                               Words{"không có dữ liệu", "not covered"},
                                               Words{"cần xác nhận", "possible"},
                                               Words{"thiếu", "missing"},
                                               Words{"khác", "differs"}};
constexpr std::array<Words, 4> roleWords = {Words{"thanh tra", "inspector"}, Words{"hải quan", "customs"},
                                            Words{"phân tích", "analyst"}, Words{"quản trị", "administrator"}};

template <std::size_t size, class Enum>
std::string_view wordOf(const std::array<Words, size> &words, Enum value, Language language)
{
    const auto index = static_cast<std::size_t>(value);
    return index < size ? words.at(index).in(language) : std::string_view("?");
}

std::string time(Instant instant)
{
    std::string text = isoInstant(instant);
    return std::format("{} {}", text.substr(0, 10), text.substr(11, 8));
}

std::string shown(std::string_view text, std::size_t limit = 200)
{
    return escaped(printable(text, limit));
}

/// A code that may go on in the next line where a word of it begins.
std::string breakable(std::string_view code)
{
    std::string text;
    for (const char c : printable(code, 100)) {
        if (c >= 'A' && c <= 'Z')
            text += "<wbr>";
        text += escaped({&c, 1});
        if (c == '.')
            text += "<wbr>";
    }
    return text;
}

std::string page(const PageContext &context, Words title, std::string_view content)
{
    const Language language = context.language;
    const bool vietnamese = language == Language::vietnamese;
    const auto link = [&](std::string_view path, Words words) {
        return std::format("<a href=\"/analyst{}\"{}>{}</a>", path,
                           words.english == title.english ? " aria-current=\"page\"" : "", words.in(language));
    };
    return std::format("<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                       "content=\"width=device-width, initial-scale=1\"><title>{} · NQI</title>"
                       "<link rel=\"stylesheet\" "
                       "href=\"/analyst/style.css\"></head>\n<body>\n<header><strong>NQI</strong><nav>{}{}{}</nav>"
                       "<span class=\"who\">{}: {} · <a href=\"?lang={}\" "
                       "lang=\"{}\">{}</a></span></header>\n<main>\n<h1>{}</h1>\n{}\n"
                       "</main>\n<footer>{} {} · {} UTC</footer>\n</body>\n</html>\n",
                       vietnamese ? "vi" : "en", title.in(language), link("/", findingsTitle),
                       link("/devices", devicesTitle), link("/audit", auditTitle), signedIn.in(language),
                       shown(context.user, 60), vietnamese ? "en" : "vi", vietnamese ? "en" : "vi",
                       vietnamese ? "English" : "Tiếng Việt", title.in(language), content, publishedWord.in(language),
                       context.catalogueVersion, time(context.now));
}

std::string row(std::string_view kind, std::initializer_list<std::string> cells)
{
    std::string text = "<tr>";
    for (const std::string &cell : cells)
        text += std::format("<{0}>{1}</{0}>", kind, cell);
    return text + "</tr>\n";
}

std::string table(std::string_view head, std::string_view rows)
{
    return std::format("<div class=\"wide\"><table><thead>{}</thead><tbody>\n{}</tbody></table></div>\n", head, rows);
}

std::string fact(Language language, Words words, std::string_view value)
{
    return value.empty() ? std::string() : std::format("<dt>{}</dt><dd>{}</dd>\n", words.in(language), value);
}

std::string chip(verdict::Overall overall, Language language)
{
    return std::format("<span class=\"chip {}\">{}</span>", name(overall), wordOf(overallWords, overall, language));
}

std::string placeOf(const findings::Place &where)
{
    std::string text = shown(where.description);
    if (where.latitude && where.longitude)
        text += std::format("{}{:.5f}, {:.5f}", text.empty() ? "" : " · ", *where.latitude, *where.longitude);
    // Shown, never a link: whoever put it there may want it to be opened.
    if (!where.listingUrl.empty())
        text += (text.empty() ? "" : " · ") + shown(where.listingUrl);
    return text;
}

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

std::string evidenceOf(const hub::ReceivedFinding &finding, const std::function<bool(const trust::Digest &)> &held,
                       Language language)
{
    std::string text;
    for (const findings::Evidence &file : finding.evidence) {
        const std::string path =
            std::format("/analyst/findings/{}/{}/{}", finding.device, finding.id.text(), file.digest.text());
        const std::string caption = std::format("{} · {} · {} B · SHA-256 {}…", shown(file.label, 80),
                                                shown(file.mediaType, 60), file.size, file.digest.text().substr(0, 16));
        const bool picture = file.mediaType == "image/jpeg" || file.mediaType == "image/png";
        const std::string content =
            !held(file.digest) ? std::format("<p>{}</p>", notHere.in(language))
            : picture          ? std::format("<a href=\"{0}\"><img src=\"{0}\" alt=\"{1}\" loading=\"lazy\"></a>", path,
                                             shown(file.label, 80))
                               : std::format("<p><a href=\"{}\">{}</a></p>", path, shown(file.label, 80));
        text += std::format("<figure>{}<figcaption>{}</figcaption></figure>\n", content, caption);
    }
    return text;
}

} // namespace

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

std::string findingsPage(const PageContext &context, const hub::FindingQuery &query,
                         const std::vector<hub::ReceivedFinding> &findings)
{
    const Language language = context.language;
    std::string content = std::format("<form method=\"get\" role=\"search\"><label>{} <input type=\"search\" "
                                      "name=\"q\" value=\"{}\" maxlength=\"200\"></label>"
                                      "<button>{}</button></form>\n",
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
        const findings::Draft &draft = body->draft;
        rows += row("td", {link, chip(draft.verdict.overall, language),
                           std::format("{}{}{}", shown(draft.product, 80), draft.product.empty() ? "" : "<br>",
                                       shown(draft.item.key, 40)),
                           shown(draft.inspector, 60), placeOf(draft.place),
                           std::string((receipt && receipt->chainIntact ? intact : broken).in(language))});
    }
    content += findings.empty()
                   ? std::format("<p>{}</p>", nothingFound.in(language))
                   : table(row("th", {std::string(received.in(language)), std::string(outcome.in(language)),
                                      std::string(item.in(language)), std::string(inspectorWord.in(language)),
                                      std::string(place.in(language)), std::string(chainWord.in(language))}),
                           rows);
    if (findings.size() == query.limit)
        content += std::format("<p><a rel=\"next\" href=\"/analyst/?before={}&amp;q={}\">{}</a></p>",
                               findings.back().arrival, escaped(query.text), olderLink.in(language));
    return page(context, findingsTitle, content);
}

std::string findingPage(const PageContext &context, const hub::ReceivedFinding &finding, const hub::Device &device,
                        const trust::PublicKey &hubKey, const std::function<bool(const trust::Digest &)> &held)
{
    const Language language = context.language;
    const auto body = protocol::decodeBody(finding.body);
    const auto receipt = protocol::decodeReceipt(finding.receipt);
    const bool ours = receipt && protocol::verifyReceipt(*receipt, hubKey);
    std::string content = body ? std::format("<p>{}</p>\n", chip(body->draft.verdict.overall, language))
                               : std::format("<p>{}</p>\n", unreadable.in(language));
    std::string facts;
    if (body) {
        const findings::Draft &draft = body->draft;
        facts += fact(language, item, std::format("{} {}", shown(draft.product), shown(draft.item.key)));
        facts += fact(language, inspectorWord, shown(draft.inspector));
        facts += fact(language, place, placeOf(draft.place));
        facts += fact(language, note, shown(draft.note, 4096));
        facts += fact(language, savedAt, time(body->savedAt));
        facts += fact(language, dataOf, std::to_string(draft.verdict.catalogueVersion));
        if (draft.corrects)
            facts += fact(language, corrects,
                          std::format("<a href=\"/analyst/findings/{}/{}\">{}</a>", finding.device,
                                      draft.corrects->text(), draft.corrects->text()));
    }
    facts += fact(language, received, time(finding.receivedAt));
    facts += fact(language, deviceWord, std::format("{} ({})", shown(device.name, 80), finding.device));
    facts += fact(language, sequence, std::to_string(finding.sequence));
    facts += fact(language, chainWord, (receipt && receipt->chainIntact ? intact : broken).in(language));
    facts += fact(language, receiptWord, (ours ? signedByUs : notByUs).in(language));
    content += std::format("<dl>{}</dl>\n", facts);
    if (body)
        content += checksTable(body->draft.verdict, language);
    if (!finding.evidence.empty())
        content += std::format("<h2>{}</h2>\n{}", evidenceWord.in(language), evidenceOf(finding, held, language));
    return page(context, {"Phát hiện", "Finding"}, content);
}

std::string devicesPage(const PageContext &context, const std::vector<hub::DeviceActivity> &devices)
{
    const Language language = context.language;
    std::string rows;
    for (const hub::DeviceActivity &one : devices) {
        const auto last = protocol::decodeBody(one.lastBody);
        rows += row("td", {shown(one.device.name, 80), std::format("<code>{}</code>", shown(one.device.id, 40)),
                           std::string(wordOf(roleWords, one.device.role, language)), time(one.device.enrolledAt),
                           std::string((one.device.revoked ? revoked : active).in(language)),
                           std::to_string(one.findings), one.lastReceivedAt ? time(*one.lastReceivedAt) : "",
                           last ? std::to_string(last->draft.verdict.catalogueVersion) : ""});
    }
    return page(context, devicesTitle,
                table(row("th", {std::string(nameWord.in(language)), "Id", std::string(roleWord.in(language)),
                                 std::string(enrolledWord.in(language)), std::string(stateWord.in(language)),
                                 std::string(countWord.in(language)), std::string(lastWord.in(language)),
                                 std::string(dataOf.in(language))}),
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
