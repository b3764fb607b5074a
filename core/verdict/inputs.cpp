// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/inputs.h"

#include "core/verdict/label_date.h"

namespace nqi::verdict {

Inputs::Inputs(const gs1::Item &theItem, const catalog::Facts &theFacts, const Policy &thePolicy,
               const Context &theContext, Instant theNow)
    : item(theItem), facts(theFacts), policy(thePolicy), context(theContext), now(theNow), today(dateInVietNam(theNow))
{
    const std::optional<Date> produced = readLabelDate(context.labelProduced, today);
    dates.produced = item.produced ? item.produced : produced;
    dates.packaged = item.packaged;
    dates.expires = item.expires ? item.expires : readLabelDate(context.labelExpires, today, dates.produced);
    dates.bestBefore =
        item.bestBefore ? item.bestBefore : readLabelDate(context.labelBestBefore, today, dates.produced);
    for (const catalog::DatasetInfo &held : facts.catalogue.datasets) {
        const auto index = static_cast<std::size_t>(held.dataset);
        if (index < datasets.size() && datasets[index] == nullptr)
            datasets[index] = &held;
    }
}

std::string dateText(const std::optional<Date> &date)
{
    return date ? isoDate(*date) : std::string{};
}

bool isImported(const Inputs &inputs)
{
    const auto foreign = [](std::string_view country) { return !country.empty() && country != "VN"; };
    constexpr std::string_view vietNamNumeric = "704";
    return inputs.context.mode == Mode::border || foreign(inputs.context.labelOrigin) ||
           (inputs.facts.product && foreign(inputs.facts.product->origin)) ||
           (!inputs.item.originCountry.empty() && inputs.item.originCountry != vietNamNumeric);
}

bool isOfConsignment(const Inputs &inputs, const catalog::CustomsLine &line)
{
    const Context &context = inputs.context;
    return context.declaration.empty() || (line.declaration == context.declaration &&
                                           (context.declarationLine == 0 || line.line == context.declarationLine));
}

std::string_view companyName(const catalog::Facts &facts, std::string_view id)
{
    for (const std::optional<catalog::Company> *company : {&facts.licensee, &facts.owner}) {
        if (*company && (*company)->id == id && !(*company)->name.empty())
            return (*company)->name;
    }
    return id;
}

} // namespace nqi::verdict
