// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/country.h"
#include "core/verdict/families.h"

#include <algorithm>
#include <array>

namespace nqi::verdict {
namespace {

/// The country that each source gives, two letters, "" when it gives none.
struct Origins {
    std::string_view label;
    std::string_view declared;
    std::string_view code;
    std::string customs; ///< several are separated by ", ", in order
    std::string_view certificate;

    [[nodiscard]] std::vector<std::string_view> known() const
    {
        std::vector<std::string_view> all;
        for (const std::string_view origin : {label, declared, code, std::string_view(customs), certificate}) {
            if (!origin.empty())
                all.push_back(origin);
        }
        return all;
    }

    [[nodiscard]] std::string sources() const
    {
        const std::array<std::pair<std::string_view, std::string_view>, 5> all = {
            {{label, "label"},
             {declared, "declared"},
             {code, "code"},
             {customs, "customs"},
             {certificate, "certificateOfOrigin"}}};
        std::string text;
        for (const auto &[origin, source] : all) {
            if (origin.empty())
                continue;
            text += text.empty() ? "" : ", ";
            text += source;
        }
        return text;
    }
};

std::vector<const catalog::CustomsLine *> linesOfLot(const Inputs &inputs)
{
    std::vector<const catalog::CustomsLine *> lines;
    for (const catalog::CustomsLine &line : inputs.facts.customsLines) {
        if (!isOfConsignment(inputs, line))
            continue;
        const bool ofLot = line.lot.empty() || inputs.item.lot.empty() || line.lot == inputs.item.lot;
        if (ofLot && !line.origin.empty())
            lines.push_back(&line);
    }
    return lines;
}

std::string originsOf(const std::vector<const catalog::CustomsLine *> &lines)
{
    std::vector<std::string_view> all;
    all.reserve(lines.size());
    for (const catalog::CustomsLine *line : lines)
        all.emplace_back(line->origin);
    std::ranges::sort(all);
    const auto repeated = std::ranges::unique(all);
    all.erase(repeated.begin(), repeated.end());
    std::string text;
    for (const std::string_view origin : all) {
        text += text.empty() ? "" : ", ";
        text += origin;
    }
    return text;
}

} // namespace

void checkOrigin(const Inputs &inputs, Checks &checks)
{
    const catalog::Product *const product = pointerTo(inputs.facts.product);
    const std::vector<const catalog::CustomsLine *> lines = linesOfLot(inputs);
    const Origins origins{inputs.context.labelOrigin, product == nullptr ? std::string_view{} : product->origin,
                          alpha2OfNumeric(inputs.item.originCountry), originsOf(lines),
                          inputs.context.certificateOrigin};
    const std::vector<std::string_view> known = origins.known();
    if (known.size() < 2)
        return;
    const bool agree = std::ranges::adjacent_find(known, std::ranges::not_equal_to{}) == known.end();
    const std::size_t check =
        agree ? checks.add(Reason::suspectedOrigin_agrees, {known.front(), origins.sources()}, product)
              : checks.add(Reason::suspectedOrigin_differs,
                           {origins.label, origins.declared, origins.code, origins.customs, origins.certificate,
                            "certificateOfOrigin, customsDeclaration, invoice", "photoLabel, documents"},
                           product);
    for (const catalog::CustomsLine *line : lines)
        checks.read(check, keyOf(*line));
}

} // namespace nqi::verdict
