// SPDX-License-Identifier: Apache-2.0
#include "ui/models/listing_view.h"

#include "ui/models/item_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using findings::OnlineListing;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Listing)
};

struct Named {
    QStringView name;
    std::string OnlineListing::*member;
};

constexpr auto texts = std::to_array<Named>({{u"url", &OnlineListing::url},
                                             {u"platform", &OnlineListing::platform},
                                             {u"shop", &OnlineListing::shop},
                                             {u"number", &OnlineListing::number},
                                             {u"price", &OnlineListing::price}});

} // namespace

QVariantMap listingView(const OnlineListing &listing)
{
    QVariantMap view;
    for (const Named &one : texts)
        view.insert(one.name.toString(), QString::fromStdString(listing.*one.member));
    return view;
}

bool setListingText(OnlineListing &listing, const QString &name, const QString &text)
{
    const auto found = std::ranges::find(texts, name, &Named::name);
    if (found == texts.end())
        return false;
    constexpr auto most = static_cast<qsizetype>(findings::listingCharacters);
    const bool isUrl = found->member == &OnlineListing::url;
    const std::string value = (isUrl ? text : text.left(most)).toStdString();
    return std::exchange(listing.*found->member, value) != value;
}

OnlineListing trimmed(const OnlineListing &listing)
{
    OnlineListing clean;
    for (const Named &one : texts)
        clean.*one.member = QString::fromStdString(listing.*one.member).trimmed().toStdString();
    return clean;
}

QString listingText(const OnlineListing &listing)
{
    QStringList lines;
    const auto add = [&](const QString &label, const std::string &value) {
        if (!value.empty())
            lines.append(label.arg(text(value)));
    };
    add(u"%1"_s, listing.url);
    add(Words::tr("Platform: %1"), listing.platform);
    add(Words::tr("Shop: %1"), listing.shop);
    add(Words::tr("Number of the listing: %1"), listing.number);
    add(Words::tr("Price shown: %1"), listing.price);
    return lines.join(u'\n');
}

} // namespace nqi::ui
