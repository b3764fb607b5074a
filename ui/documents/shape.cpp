// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/shape.h"

#include <QFontMetricsF>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace nqi::documents {

using namespace Qt::StringLiterals;

namespace {

constexpr double leaderGap = dots(1);
constexpr double shortestLeader = dots(18);

Qt::Alignment flag(Align align)
{
    switch (align) {
    case Align::left:
        return Qt::AlignLeft;
    case Align::centre:
        return Qt::AlignHCenter;
    case Align::right:
        return Qt::AlignRight;
    case Align::justify:
        return Qt::AlignJustify;
    }
    return Qt::AlignLeft;
}

/// What no font of this machine can show stands there by its number: a box says nothing. Ours has all of the rest.
QString shown(const QString &text, const QFontMetricsF &metrics)
{
    if (std::ranges::all_of(
            text, [](QChar sign) { return sign.unicode() < 0x250 || (sign >= u'\u1E00' && sign <= u'\u2060'); }))
        return text;
    QString all;
    for (const char32_t sign : text.toUcs4()) {
        if (sign < 0x250 || sign == QChar::LineSeparator || metrics.inFontUcs4(sign))
            all += QString::fromUcs4(&sign, 1);
        else
            all += u"<U+%1>"_s.arg(QString::number(static_cast<uint>(sign), 16).toUpper());
    }
    return all;
}

QString joined(const std::vector<Span> &spans)
{
    QString all;
    for (const Span &span : spans)
        all += span.text;
    return all.replace(u'\n', QChar::LineSeparator);
}

QList<QTextLayout::FormatRange> formats(const std::vector<Span> &spans)
{
    QList<QTextLayout::FormatRange> ranges;
    int start = 0;
    for (const Span &span : spans) {
        QTextLayout::FormatRange range;
        range.start = start;
        range.length = static_cast<int>(span.text.size());
        if (span.bold)
            range.format.setFontWeight(QFont::Bold);
        range.format.setFontItalic(span.italic);
        ranges.append(range);
        start += range.length;
    }
    return ranges;
}

/// Breaks into lines; gives how many characters of the text the first `most` lines hold (all when `most` is 0).
qsizetype breakLines(QTextLayout &layout, double width, int most)
{
    qsizetype held = layout.text().size();
    double y = 0;
    layout.beginLayout();
    for (int count = 1;; ++count) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
        if (count == most)
            held = std::min<qsizetype>(held, line.textStart() + line.textLength());
    }
    layout.endLayout();
    return held;
}

} // namespace

QFont Shaper::font(double points, bool bold, bool italic) const
{
    QFont font(m_family);
    font.setPixelSize(static_cast<int>(std::lround(points * dotsPerInch / 72)));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setBold(bold);
    font.setItalic(italic);
    // A hash is compared letter by letter: no two of them become one sign.
    font.setFeature("liga", 0);
    return font;
}

Shaped Shaper::shape(const Paragraph &paragraph, double width) const
{
    width = std::max(width, dots(4));
    const QFont face = font(paragraph.size);
    std::vector<Span> spans = paragraph.spans;
    for (Span &span : spans)
        span.text = shown(span.text, QFontMetricsF(face));
    QTextOption option(flag(paragraph.align));
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    option.setUseDesignMetrics(true);
    const auto make = [&](const QString &text) {
        auto layout = std::make_shared<QTextLayout>(text, face);
        layout->setTextOption(option);
        layout->setFormats(formats(spans));
        layout->setCacheEnabled(true);
        return layout;
    };
    const QString text = joined(spans);
    auto layout = make(text);
    const qsizetype held = breakLines(*layout, width, paragraph.most);
    if (held < text.size()) {
        // The mark itself may begin a new line: then one sign more goes.
        for (qsizetype kept = held - 1; kept >= 0; --kept) {
            layout = make(text.first(kept).trimmed() + u'…');
            breakLines(*layout, width, 0);
            if (layout->lineCount() <= paragraph.most)
                break;
        }
    }
    Shaped shaped{.text = layout, .lineHeight = QFontMetricsF(face).height() * 1.15, .blanks = paragraph.blanks};
    if (!text.isEmpty() || paragraph.leader) {
        for (int i = 0; i < layout->lineCount(); ++i)
            shaped.heights.push_back(layout->lineAt(i).height());
    }
    if (paragraph.leader && layout->lineCount() > 0) {
        const QTextLine last = layout->lineAt(layout->lineCount() - 1);
        shaped.leaderFrom = last.naturalTextWidth() + leaderGap;
        if (width - shaped.leaderFrom < shortestLeader)
            ++shaped.blanks;
    }
    for (int i = 0; i < shaped.lines(); ++i)
        shaped.height += shaped.heightOf(i);
    return shaped;
}

void putLine(Page &page, const Shaped &shaped, int line, double x, double y, double width)
{
    const double height = shaped.heightOf(line);
    const auto dotted = [&](double from, double baseline) {
        page.emplace_back(
            LineMark{.line = QLineF(x + from, baseline, x + width, baseline), .width = dots(0.25), .dotted = true});
    };
    if (line >= static_cast<int>(shaped.heights.size())) {
        dotted(0, y + height * 0.8);
        return;
    }
    page.emplace_back(TextMark{.text = shaped.text, .line = line, .at = {x, y}});
    const bool last = line + 1 == static_cast<int>(shaped.heights.size());
    if (last && shaped.leaderFrom >= 0 && shaped.leaderFrom < width)
        dotted(shaped.leaderFrom, y + shaped.text->lineAt(line).ascent());
}

void putAll(Page &page, const Shaped &shaped, double x, double y, double width)
{
    for (int line = 0; line < shaped.lines(); ++line) {
        putLine(page, shaped, line, x, y, width);
        y += shaped.heightOf(line);
    }
}

} // namespace nqi::documents
