// SPDX-License-Identifier: Apache-2.0
#include "ui/models/typed_time.h"

#include <QRegularExpression>
#include <QTime>

namespace nqi::ui {

using namespace Qt::StringLiterals;

std::optional<Date> parseDate(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})$"_s);
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const int year = match.captured(3).toInt() + (match.capturedLength(3) == 2 ? 2000 : 0);
    const std::chrono::year_month_day day{std::chrono::year(year), std::chrono::month(match.captured(2).toUInt()),
                                          std::chrono::day(match.captured(1).toUInt())};
    return day.ok() ? std::optional<Date>(day) : std::nullopt;
}

std::optional<Instant> parseTime(const QString &text)
{
    static const QRegularExpression form(u"^(.+?)[ ,]+(\\d{1,2})[:hg.](\\d{2})$"_s);
    const auto match = form.match(text.trimmed());
    const auto day = match.hasMatch() ? parseDate(match.captured(1)) : std::nullopt;
    const QTime time(match.captured(2).toInt(), match.captured(3).toInt());
    if (!day || !time.isValid())
        return std::nullopt;
    return Instant(*day) + std::chrono::milliseconds(time.msecsSinceStartOfDay()) - vietNamOffset;
}

} // namespace nqi::ui
