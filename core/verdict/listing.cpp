// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/listing.h"

#include "core/verdict/certificates.h"
#include "core/verdict/families.h"

#include <algorithm>
#include <tuple>

namespace nqi::verdict {
namespace {

using catalog::Certificate;
using catalog::Declaration;
using catalog::DeclarationKind;
using catalog::DeclarationStatus;

std::string_view listingUrl(const Inputs &inputs)
{
    if (!inputs.context.listingUrl.empty())
        return inputs.context.listingUrl;
    return inputs.item.kind == gs1::ItemKind::website ? std::string_view{inputs.item.url} : std::string_view{};
}

enum class Standing : std::uint8_t { good, expired, withdrawn }; // best first

Standing standingOf(const Declaration &declaration, Date today)
{
    if (declaration.status != DeclarationStatus::active)
        return Standing::withdrawn;
    return declaration.validTo && *declaration.validTo < today ? Standing::expired : Standing::good;
}

struct Found {
    const Declaration *here = nullptr;      ///< at the address, or any when the address is not known
    const Declaration *elsewhere = nullptr; ///< at another address
};

Found bestListing(const Inputs &inputs, std::string_view url)
{
    Found found;
    const auto better = [&](const Declaration &a, const Declaration *b) {
        const auto rank = [&](const Declaration &declaration) {
            return std::tuple(standingOf(declaration, inputs.today), std::string_view(declaration.id));
        };
        return b == nullptr || rank(a) < rank(*b);
    };
    for (const Declaration &declaration : inputs.facts.declarations) {
        if (declaration.kind != DeclarationKind::onlineListing ||
            (declaration.declaredOn && inputs.today < *declaration.declaredOn))
            continue;
        const bool here = url.empty() || bareUrl(declaration.url) == bareUrl(url);
        const Declaration *&best = here ? found.here : found.elsewhere;
        if (better(declaration, best))
            best = &declaration;
    }
    return found;
}

/// The certificate that the listing names, against those of the product.
void checkNamedCertificate(const Inputs &inputs, const Duties &duties, const Declaration &listing, Checks &checks)
{
    if (listing.certificate.empty()) {
        if (duties.certificate)
            checks.add(Reason::onlineListing_noCertificate, {listing.url, catalog::name(*duties.tier)}, &listing);
        return;
    }
    const auto &all = inputs.facts.certificates;
    const auto named = [&](const Certificate &certificate) { return certificate.number == listing.certificate; };
    const auto holding = [&](const Certificate &certificate) {
        return named(certificate) && inForce(certificate, inputs.today);
    };
    if (std::ranges::any_of(all, holding))
        return;
    const auto found = std::ranges::find_if(all, named);
    if (found != all.end())
        checks.add(Reason::onlineListing_voidCertificate, {listing.url, listing.certificate}, &listing, &*found);
    else if (inputs.item.kind == gs1::ItemKind::product && inputs.covered(catalog::Dataset::certificates))
        checks.add(Reason::onlineListing_otherCertificate, {listing.url, listing.certificate}, &listing);
}

} // namespace

std::string_view bareUrl(std::string_view url)
{
    if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos)
        url.remove_prefix(scheme + 3);
    if (url.starts_with("www."))
        url.remove_prefix(4);
    url = url.substr(0, url.find('#'));
    while (url.ends_with('/'))
        url.remove_suffix(1);
    return url;
}

void checkListing(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    if (inputs.context.mode != Mode::online)
        return;
    const std::string_view url = listingUrl(inputs);
    const auto [here, elsewhere] = bestListing(inputs, url);
    if (here == nullptr) {
        if (elsewhere != nullptr)
            checks.add(Reason::onlineListing_otherListing, {url, elsewhere->url}, elsewhere);
        else if (!inputs.covered(catalog::Dataset::declarations))
            checks.add(Reason::onlineListing_notCovered);
        else
            checks.add(Reason::onlineListing_missing);
        return;
    }
    switch (standingOf(*here, inputs.today)) {
    case Standing::good:
        checks.add(Reason::onlineListing_disclosed, {here->platform, here->shop, here->url, here->certificate}, here);
        break;
    case Standing::expired:
        checks.add(Reason::onlineListing_expired, {here->url, dateText(here->validTo)}, here);
        break;
    case Standing::withdrawn:
        checks.add(Reason::onlineListing_withdrawn, {here->url}, here);
        return;
    }
    checkNamedCertificate(inputs, duties, *here, checks);
}

} // namespace nqi::verdict
