// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/text.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

namespace nqi::documents {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t longestLine = 64uz * 1024;

struct LocalTime {
    std::chrono::year_month_day day;
    std::chrono::hh_mm_ss<std::chrono::milliseconds> time;
};

/// Legal times are those of Viet Nam (UTC+7, no summer time), wherever this machine believes to be.
LocalTime inVietNam(Instant instant)
{
    const auto local = instant + std::chrono::hours(7);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return {.day = day, .time = std::chrono::hh_mm_ss(local - day)};
}

QString two(auto value)
{
    return u"%1"_s.arg(static_cast<int>(value), 2, 10, '0'_L1);
}

/// Signs that no type face of text has: pictures, private signs, halves of pairs. Letters of any script stay.
bool isPrintableSign(char32_t sign)
{
    if (sign < 0x2000)
        return true;
    if (QChar::isLetterOrNumber(sign) || QChar::isMark(sign) || QChar::isSpace(sign))
        return true;
    const bool currency = sign >= 0x20A0 && sign <= 0x20CF;
    const bool punctuation =
        (sign >= 0x2010 && sign <= 0x205E) || (sign >= 0x3000 && sign <= 0x303F) || (sign >= 0xFF01 && sign <= 0xFF65);
    const bool mathematics = (sign >= 0x2100 && sign <= 0x218F) || (sign >= 0x2200 && sign <= 0x22FF);
    return currency || punctuation || mathematics;
}

QString visible(const QString &line)
{
    QString shown;
    shown.reserve(line.size());
    for (const char32_t sign : line.toUcs4()) {
        if (isPrintableSign(sign))
            shown += QString::fromUcs4(&sign, 1);
        else
            shown += u"<U+%1>"_s.arg(QString::number(static_cast<uint>(sign), 16).toUpper());
    }
    return shown;
}

QString cleanOne(std::string_view line)
{
    const std::string safe = printable(line, longestLine);
    return visible(QString::fromStdString(safe).normalized(QString::NormalizationForm_C));
}

template <std::size_t size, class Enum>
QString nameIn(const std::array<QStringView, size> &names, Enum value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < size ? names.at(index).toString() : QString();
}

} // namespace

QString clean(std::string_view utf8)
{
    QStringList lines;
    while (true) {
        const std::size_t end = utf8.find('\n');
        std::string_view line = utf8.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        std::string spaced(line);
        std::ranges::replace(spaced, '\t', ' ');
        lines.append(cleanOne(spaced));
        if (end == std::string_view::npos)
            break;
        utf8.remove_prefix(end + 1);
    }
    return lines.join(u'\n').trimmed();
}

QString cleanLine(std::string_view utf8)
{
    return clean(utf8).replace(u'\n', u"; "_s);
}

QString dateWords(Date date)
{
    const std::chrono::year_month_day day(date);
    return u"%1/%2/%3"_s.arg(two(unsigned(day.day())), two(unsigned(day.month())))
        .arg(static_cast<int>(day.year()), 4, 10, '0'_L1);
}

QString dateWords(const std::optional<Date> &date)
{
    return date ? dateWords(*date) : QString();
}

QString timeWords(Instant instant)
{
    const LocalTime local = inVietNam(instant);
    return u"%1:%2 ngày %3"_s.arg(two(local.time.hours().count()), two(local.time.minutes().count()),
                                  dateWords(Date(local.day)));
}

QString timeWords(const std::optional<Instant> &instant)
{
    return instant ? timeWords(*instant) : QString();
}

QString longDate(const std::optional<Date> &date)
{
    if (!date)
        return u"ngày …… tháng …… năm ………"_s;
    const std::chrono::year_month_day day(*date);
    return u"ngày %1 tháng %2 năm %3"_s.arg(two(unsigned(day.day())), two(unsigned(day.month())))
        .arg(static_cast<int>(day.year()));
}

QString longTime(const std::optional<Instant> &instant)
{
    if (!instant)
        return u"…… giờ …… phút, "_s + longDate({});
    const LocalTime local = inVietNam(*instant);
    return u"%1 giờ %2 phút, %3"_s.arg(two(local.time.hours().count()), two(local.time.minutes().count()),
                                       longDate(Date(local.day)));
}

QString words(verdict::Overall overall)
{
    static constexpr std::array<QStringView, 6> names = {u"Khớp dữ liệu",        u"Không phải mã sản phẩm",
                                                         u"Không có dữ liệu",    u"Cần kiểm tra",
                                                         u"Có dấu hiệu vi phạm", u"Cảnh báo nghiêm trọng"};
    return nameIn(names, overall);
}

QString words(const std::optional<verdict::Overall> &overall)
{
    return overall ? words(*overall) : u"Chưa đối chiếu"_s;
}

QString words(findings::TeamRole role)
{
    static constexpr std::array<QStringView, 4> names = {u"Trưởng đoàn", u"Thư ký", u"Kiểm soát viên chất lượng",
                                                         u"Thành viên"};
    return nameIn(names, role);
}

QString words(findings::ContentResult result)
{
    static constexpr std::array<QStringView, 3> names = {u"Chưa kiểm tra", u"Đáp ứng yêu cầu", u"Không đáp ứng"};
    return nameIn(names, result);
}

QString words(findings::MeasureKind kind)
{
    static constexpr std::array<QStringView, 11> names = {u"Yêu cầu cung cấp tài liệu",
                                                          u"Niêm phong hàng hóa",
                                                          u"Tạm dừng bán hàng",
                                                          u"Tạm giữ tang vật",
                                                          u"Yêu cầu khắc phục",
                                                          u"Tái chế",
                                                          u"Tái xuất",
                                                          u"Tiêu hủy",
                                                          u"Kiến nghị đình chỉ lưu thông",
                                                          u"Kiến nghị thu hồi",
                                                          u"Kiến nghị xử phạt vi phạm hành chính"};
    return nameIn(names, kind);
}

QString words(findings::Party party, findings::InspectionKind kind)
{
    if (party == findings::Party::inspected && kind == findings::InspectionKind::survey)
        return u"Đại diện cơ sở được khảo sát"_s;
    static constexpr std::array<QStringView, 7> names = {
        u"Trưởng đoàn",      u"Thư ký",           u"Đại diện cơ sở được kiểm tra",
        u"Cơ quan phối hợp", u"Người chứng kiến", u"Chính quyền địa phương",
        u"Người lấy mẫu"};
    return nameIn(names, party);
}

QString countWords(std::uint32_t count)
{
    return count == 0 ? u"……"_s : u"%1"_s.arg(count, 2, 10, '0'_L1);
}

QString orDots(const QString &text)
{
    return text.isEmpty() ? u"…………………"_s : text;
}

QString personWords(const findings::Person &person)
{
    QStringList parts;
    for (const std::string *part : {&person.post, &person.unit, &person.address}) {
        if (const QString text = cleanLine(*part); !text.isEmpty())
            parts.append(text);
    }
    const QString who = u"Ông/Bà: "_s + orDots(cleanLine(person.name));
    return parts.isEmpty() ? who : who + u" – "_s + parts.join(u", "_s);
}

QString placeWords(const findings::Place &place)
{
    QStringList parts;
    if (const QString text = cleanLine(place.description); !text.isEmpty())
        parts.append(text);
    const auto addSaid = [&](const QString &label, const std::string &said) {
        if (const QString text = cleanLine(said); !text.isEmpty())
            parts.append(label + text);
    };
    addSaid(u"gian hàng trực tuyến "_s, place.listing.url);
    addSaid(u"nền tảng "_s, place.listing.platform);
    addSaid(u"tên gian hàng "_s, place.listing.shop);
    addSaid(u"mã tin "_s, place.listing.number);
    addSaid(u"giá hiển thị "_s, place.listing.price);
    if (place.latitude && place.longitude)
        parts.append(u"tọa độ %1; %2"_s.arg(*place.latitude, 0, 'f', 6).arg(*place.longitude, 0, 'f', 6));
    return parts.join(u", "_s);
}

Paragraph field(const QString &label, const QString &value)
{
    Paragraph paragraph;
    paragraph.spans = {{.text = label + u": "_s}, {.text = value}};
    paragraph.align = value.isEmpty() ? Align::left : Align::justify;
    paragraph.leader = value.isEmpty();
    return paragraph;
}

Paragraph heading(const QString &text)
{
    return {.spans = {{.text = text, .bold = true}}, .keepNext = true};
}

Paragraph plain(const QString &text)
{
    return {.spans = {{.text = text}}, .align = Align::justify};
}

std::vector<Block> running(std::string_view utf8, int blanks)
{
    const QString text = clean(utf8);
    if (text.isEmpty())
        return {Paragraph{.blanks = blanks}};
    std::vector<Block> blocks;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
        blocks.emplace_back(plain(line));
    return blocks;
}

} // namespace nqi::documents
