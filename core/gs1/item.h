// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/gs1/message.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace nqi::gs1 {

enum class ItemKind : std::uint8_t {
    product,      ///< has a GTIN
    logisticUnit, ///< has an SSCC
    location,     ///< has a GLN
    asset,        ///< GRAI, GIAI and the other identification keys
    payment,      ///< a payment QR: not a product
    website,      ///< a URL without a GS1 key
    unidentified, ///< text, or attributes without a key
};

/// Two symbols of one item that say different things about the same AI.
struct Contradiction {
    std::string ai;
    std::string first;
    std::string second;

    bool operator==(const Contradiction &) const = default;
};

/// One physical item: the symbols on it merged into one value. Says nothing about whether the product exists.
struct Item {
    ItemKind kind = ItemKind::unidentified;
    std::string keyAi;              ///< "01", "00", "414", ... or empty
    std::string key;                ///< GTIN as 14 digits; other keys as encoded
    std::uint64_t gtin = 0;         ///< GTIN-14 as a number, 0 when there is none
    std::string lot;                ///< AI 10
    std::string serial;             ///< AI 21 (or 235)
    std::optional<Date> produced;   ///< AI 11
    std::optional<Date> packaged;   ///< AI 13
    std::optional<Date> bestBefore; ///< AI 15
    std::optional<Date> sellBy;     ///< AI 16
    std::optional<Date> expires;    ///< AI 17 (7003 without its time); good through the end of that day
    std::string originCountry;      ///< AI 422, ISO 3166 numeric, three digits
    std::string url;                ///< the Digital Link or URL as scanned
    std::string host;               ///< its host, lower case
    bool checkDigitRight = true;    ///< of the key
    std::vector<Element> elements;  ///< union over the symbols, first come first
    std::vector<Message> messages;  ///< the readings that were merged, in order
    std::vector<Contradiction> contradictions;

    bool operator==(const Item &) const = default;
};

/// Groups the readings of one view into items: the same key is one item; readings that carry no key (lot or date in a
/// symbol of their own) join the only item there is, else stay on their own. Order of first appearance. Any thread.
[[nodiscard]] std::vector<Item> merge(std::span<const Message> messages);
/// As above, with the year that two-digit years are seen from (ParseOptions::currentYear).
[[nodiscard]] std::vector<Item> merge(std::span<const Message> messages, int currentYear);

/// Mandatory and forbidden pairs over all symbols of the item: what one symbol lacks another may hold. Positions are 0.
[[nodiscard]] std::vector<Issue> associationIssues(const Item &item);

/// The readings of an item as text that gives it again when it is read: one a line, with their AIM identifiers. Its
/// elements where that is longer than `most` bytes or a reading has line breaks itself; empty where these are too long,
/// too.
[[nodiscard]] std::string asRead(const Item &item, std::size_t most);

[[nodiscard]] std::string_view name(ItemKind kind);

} // namespace nqi::gs1
