// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/catalog/records.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// A consignment as it is declared to customs or listed by who packed it, and what is counted against it. Pure values
/// and functions; any thread.
namespace nqi::consignment {

/// One line of a declaration or packing list, with the match keys of Decree 37/2026 Article 86.3b.
struct Line {
    std::uint32_t number = 0; ///< as the declaration numbers it, unique in the consignment
    std::string hsCode;       ///< digits without dots
    std::string description;
    std::string model;
    std::string manufacturer;
    std::string origin;     ///< ISO 3166 alpha-2
    std::uint64_t gtin = 0; ///< 0: none was declared
    std::string key;        ///< what its code says instead of a GTIN; compared as it is
    std::string lot;        ///< empty: any
    std::vector<std::string> serials;
    std::uint64_t quantity = 0; ///< in whole units
    std::string unit;           ///< as declared: "cái", "PCE"

    bool operator==(const Line &) const = default;
};

struct Content {
    std::uint32_t line = 0; ///< its number
    std::uint64_t quantity = 0;

    bool operator==(const Content &) const = default;
};

/// A logistic unit: pallet, box or container with a number of its own.
struct Package {
    std::string sscc; ///< 18 digits
    std::vector<Content> contents;

    bool operator==(const Package &) const = default;
};

/// A trade item that holds others: a carton with a GTIN of its own.
struct Packaging {
    std::uint64_t gtin = 0;
    std::uint64_t unit = 0; ///< GTIN of what it holds
    std::uint32_t count = 0;

    bool operator==(const Packaging &) const = default;
};

struct Consignment {
    std::string declaration;
    std::optional<Date> date;
    std::string importer; ///< company id
    std::string importerName;
    std::optional<catalog::Channel> channel; ///< as declared; nothing: not stated
    std::vector<Line> lines;
    std::vector<Package> packages;
    std::vector<Packaging> packagings;

    bool operator==(const Consignment &) const = default;
};

/// What the catalogue holds of one declaration. Its channel is the strictest of its lines; the importer's name is the
/// caller's to find. Packages whose number is no SSCC, and contents of lines that there are not, are passed over.
[[nodiscard]] Consignment fromRecords(std::span<const catalog::CustomsLine> lines,
                                      std::span<const catalog::CustomsPackage> packages = {});

/// Puts packages together from rows in any order: the same SSCC is the same package, the same line in it adds up.
class Packing {
public:
    explicit Packing(std::vector<Package> &packages) : m_packages(packages) {}
    void add(const std::string &sscc, Content content);

private:
    std::vector<Package> &m_packages;
    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<std::unordered_map<std::uint32_t, std::size_t>> m_contents; ///< of each package by line
};

/// One of the properties that are compared.
enum class Trait : std::uint8_t { lot, serial, origin, model, manufacturer, hsCode, label };
/// Stable name: the enumerator's.
[[nodiscard]] std::string_view name(Trait trait);
[[nodiscard]] std::optional<Trait> traitOf(std::string_view name);

/// Who says it.
enum class Source : std::uint8_t {
    code,      ///< the code on the goods
    officer,   ///< read from the goods by a person
    catalogue, ///< the record of the product
};
[[nodiscard]] std::string_view name(Source source);

/// Goods that are not what their line declares.
struct Mismatch {
    Trait trait{};
    Source source{};
    std::string declared;
    std::string observed;

    auto operator<=>(const Mismatch &) const = default;
};

} // namespace nqi::consignment
