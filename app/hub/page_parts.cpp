// SPDX-License-Identifier: Apache-2.0
#include "app/hub/page_parts.h"

#include "core/base/encoding.h"

#include <format>

namespace nqi::app {

namespace {

constexpr Words publishedWord{"Dữ liệu đã phát hành: phiên bản", "Published data: version"};
constexpr Words signedIn{"Người dùng", "Signed in as"};
constexpr Words platformWord{"nền tảng", "platform"};
constexpr Words shopWord{"gian hàng", "shop"};
constexpr Words listingWord{"mã tin", "listing number"};
constexpr Words priceWord{"giá hiển thị", "price shown"};
constexpr Words notHere{"chưa nhận được", "not received yet"};

// As the result card of the app says it: never that something is genuine.
constexpr std::array<Words, 6> overallWords = {Words{"Phù hợp với dữ liệu", "Agrees with the records"},
                                               Words{"Không phải sản phẩm", "Not a product"},
                                               Words{"Chưa có dữ liệu", "No record"},
                                               Words{"Cần lưu ý", "Attention"},
                                               Words{"Không phù hợp", "Not as required"},
                                               Words{"Nguy cơ", "Danger"}};
constexpr Words notCompared{"Chưa đối chiếu", "Not compared"};

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

std::string time(Instant instant)
{
    std::string text = isoInstant(instant);
    return std::format("{} {}", text.substr(0, 10), text.substr(11, 8));
}

std::string shown(std::string_view text, std::size_t limit)
{
    return escaped(printable(text, limit));
}

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
    const auto link = [&](std::string_view path, const Words &words) {
        return std::format("<a href=\"/analyst{}\"{}>{}</a>", path,
                           words.english == title.english ? " aria-current=\"page\"" : "", words.in(language));
    };
    return std::format("<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                       "content=\"width=device-width, initial-scale=1\"><title>{} · NQI</title>"
                       "<link rel=\"stylesheet\" "
                       "href=\"/analyst/style.css\"></head>\n<body>\n<header><strong>NQI</strong><nav>{}{}{}{}</nav>"
                       "<span class=\"who\">{}: {} · <a href=\"?lang={}\" "
                       "lang=\"{}\">{}</a></span></header>\n<main>\n<h1>{}</h1>\n{}\n"
                       "</main>\n<footer>{} {} · {} UTC</footer>\n</body>\n</html>\n",
                       vietnamese ? "vi" : "en", title.in(language), link("/", findingsTitle),
                       link("/?kind=minutes", minutesTitle), link("/devices", devicesTitle), link("/audit", auditTitle),
                       signedIn.in(language), shown(context.user, 60), vietnamese ? "en" : "vi",
                       vietnamese ? "en" : "vi", vietnamese ? "English" : "Tiếng Việt", title.in(language), content,
                       publishedWord.in(language), context.catalogueVersion, time(context.now));
}

std::string row(std::string_view kind, const std::vector<std::string> &cells)
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

std::string chip(std::optional<verdict::Overall> overall, Language language)
{
    if (!overall)
        return std::format("<span class=\"chip\">{}</span>", notCompared.in(language));
    return std::format("<span class=\"chip {}\">{}</span>", name(*overall), wordOf(overallWords, *overall, language));
}

std::string placeOf(const findings::Place &where, Language language)
{
    std::string text = shown(where.description);
    const auto add = [&](std::string_view part) { text += std::format("{}{}", text.empty() ? "" : " · ", part); };
    const auto addSaid = [&](const Words &words, std::string_view said) {
        if (!said.empty())
            add(std::format("{}: {}", words.in(language), shown(said)));
    };
    if (where.latitude && where.longitude)
        add(std::format("{:.5f}, {:.5f}", *where.latitude, *where.longitude));
    // Shown, never a link: whoever put it there may want it to be opened.
    if (!where.listing.url.empty())
        add(shown(where.listing.url));
    addSaid(platformWord, where.listing.platform);
    addSaid(shopWord, where.listing.shop);
    addSaid(listingWord, where.listing.number);
    addSaid(priceWord, where.listing.price);
    return text;
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

} // namespace nqi::app
