// SPDX-License-Identifier: Apache-2.0
#include "ui/models/item_text.h"

#include "core/base/encoding.h"
#include "core/findings/record_code.h"
#include "ui/models/typed_time.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

#include <array>
#include <format>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ItemText)
};

} // namespace

QString text(std::string_view utf8)
{
    return QString::fromStdString(printable(utf8));
}

QString dateText(Date date)
{
    const std::chrono::year_month_day day(date);
    return u"%1/%2/%3"_s.arg(static_cast<unsigned>(day.day()), 2, 10, '0'_L1)
        .arg(static_cast<unsigned>(day.month()), 2, 10, '0'_L1)
        .arg(static_cast<int>(day.year()), 4, 10, '0'_L1);
}

QString timeText(Instant instant)
{
    return QString::fromStdString(
        std::format("{:%d/%m/%Y %H:%M}", std::chrono::floor<std::chrono::minutes>(instant + vietNamOffset)));
}

QString dueTimeText(Instant due)
{
    const Instant here = due + vietNamOffset;
    if (here != std::chrono::floor<std::chrono::days>(here))
        return timeText(due);
    return Words::tr("the end of %1").arg(dateText(dateInVietNam(due - std::chrono::minutes(1))));
}

QString ageText(Instant then, Instant now)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(now - then).count();
    if (minutes < 1)
        return Words::tr("just now");
    if (minutes < 60)
        return Words::tr("%n minute(s) ago", nullptr, static_cast<int>(minutes));
    if (minutes < 60L * 24)
        return Words::tr("%n hour(s) ago", nullptr, static_cast<int>(minutes / 60));
    return Words::tr("%n day(s) ago", nullptr, static_cast<int>(minutes / (60L * 24)));
}

QString keyText(const gs1::Item &item)
{
    if (item.gtin != 0)
        return u"GTIN %1"_s.arg(text(item.key));
    if (!item.key.empty())
        return u"(%1) %2"_s.arg(text(item.keyAi), text(item.key));
    const QString raw = rawText(item);
    return raw.size() > 60 ? raw.left(59) + u"…"_s : raw;
}

QString identityText(const gs1::Item &item)
{
    if (item.key.empty())
        return {};
    QStringList parts{keyText(item)};
    const auto add = [&](std::string_view ai, const QString &value) {
        if (!value.isEmpty())
            parts.append(elementTitle(ai) + u' ' + value);
    };
    add("10", text(item.lot));
    add("21", text(item.serial));
    for (const auto &[ai, date] : {std::pair("11", item.produced), std::pair("17", item.expires)})
        add(ai, date ? dateText(*date) : QString());
    if (!item.expires && item.bestBefore)
        add("15", dateText(*item.bestBefore));
    return parts.join(u" · "_s);
}

QString titleOf(const inspect::Inspected &inspected)
{
    if (inspected.facts && inspected.facts->product)
        return text(inspected.facts->product->name);
    using enum gs1::ItemKind;
    switch (inspected.item.kind) {
    case product:
        return Words::tr("Product without a record");
    case logisticUnit:
        return Words::tr("Logistic unit (SSCC)");
    case location:
        return Words::tr("Location (GLN)");
    case asset:
        return Words::tr("Asset or document");
    case payment:
        return Words::tr("Payment code");
    case website:
        return Words::tr("Web address");
    case unidentified:
        if (findings::recordCodeOf(inspected.item))
            return Words::tr("Printed paper of this app");
        return Words::tr("Code without a product number");
    }
    return {};
}

QString subtitleOf(const inspect::Inspected &inspected)
{
    if (!inspected.facts || !inspected.facts->product)
        return {};
    const auto &product = *inspected.facts->product;
    QStringList parts{text(product.brand),
                      inspected.facts->owner ? text(inspected.facts->owner->name) : text(product.manufacturer)};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString readingText(const gs1::Item &item)
{
    QStringList lines;
    for (const gs1::Element &element : item.elements) {
        const QString title = elementTitle(element.ai);
        lines.append(title.isEmpty() ? u"(%1) %2"_s.arg(text(element.ai), text(element.value))
                                     : u"(%1) %2: %3"_s.arg(text(element.ai), title, text(element.value)));
    }
    return lines.join(u'\n');
}

QString rawText(const gs1::Item &item)
{
    // The account in a payment code is nobody's business here.
    if (item.kind == gs1::ItemKind::payment)
        return Words::tr("(payment details are not kept)");
    QStringList lines;
    for (const gs1::Message &message : item.messages) {
        const QString id = text(message.symbologyId);
        const QString input = text(message.input);
        lines.append(id.isEmpty() || input.startsWith(id) ? input : id + u' ' + input);
    }
    return lines.join(u'\n');
}

} // namespace nqi::ui
