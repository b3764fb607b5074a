// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/browse.h"

#include <stop_token>

namespace nqi::catalog {

/// The first page of everything that one typed text may mean.
struct Matches {
    std::string text;                  ///< what was looked for
    std::optional<std::uint64_t> gtin; ///< the text is this number, whose check digit is right, recorded or not
    Page<Product> products;
    Page<Company> companies;
    Page<Licence> licences;
    Page<Certificate> certificates;
    Page<Declaration> declarations;
    Page<Alert> alerts;
    Page<Body> bodies;
    Page<AlertItem> alertLots;  ///< the text is their lot
    Page<TraceCode> traceLots;  ///< the text is their lot
    Page<TraceEvent> eventLots; ///< the text is their lot
    bool namesReady = true;     ///< false: nothing could be found by name
    bool stopped = false;       ///< somebody asked for something else meanwhile: the rest was not looked for
    CatalogueInfo catalogue;    ///< what the answer covers, as of when

    [[nodiscard]] bool empty() const;
    bool operator==(const Matches &) const = default;
};

/// What is looked for: without spaces at its ends, no longer than a line.
[[nodiscard]] std::string askedText(std::string_view typed);
/// The digits of a number that is written with spaces, dots or hyphens; empty for anything else.
[[nodiscard]] std::string askedDigits(std::string_view typed);

/// A number is looked for as a GTIN and its beginning, a company prefix, a tax code; anything as the number of a
/// certificate or declaration, as a lot and as words of a name. `limit` rows of each.
[[nodiscard]] std::expected<Matches, LookupError> find(Browse &browse, std::string_view typed, std::size_t limit,
                                                       const std::stop_token &stop = {});

} // namespace nqi::catalog
