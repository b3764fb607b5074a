// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/goods.h"
#include "core/demo/random.h"
#include "core/demo/sink.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace nqi::demo {

/// One product and everything that other authorities hold about it. Most products are in order; each way of being out
/// of order occurs in about one of a hundred that could have it.
class ProductRecords {
public:
    /// Who makes it, and who brings it in.
    struct Maker {
        const catalog::Company *company = nullptr;
        std::string_view country;
        std::string brand;
        std::string linkHost;  ///< empty: none declared
        std::string importer;  ///< company id; empty for goods of Viet Nam
        std::size_t group = 0; ///< index into `goods()`
    };

    ProductRecords(Instant now, Dice &dice, Sink &sink);
    [[nodiscard]] bool add(const Maker &maker, std::uint64_t gtin, std::uint64_t number);
    [[nodiscard]] Date today() const { return m_today; }
    [[nodiscard]] static std::size_t groups() { return goods().size(); }

private:
    [[nodiscard]] bool addProduct(const Maker &maker, std::uint64_t gtin, std::uint64_t number);
    [[nodiscard]] bool addStandard();
    [[nodiscard]] bool addConformity();
    [[nodiscard]] bool addCertificate(const Maker &maker);
    [[nodiscard]] bool addImport(const Maker &maker);
    [[nodiscard]] bool addListing();
    [[nodiscard]] bool addTrace();
    [[nodiscard]] bool addLotEvents(std::string_view lot);
    [[nodiscard]] bool addEvent(std::string_view step, std::string_view disposition, int daysAgo);
    [[nodiscard]] bool addAlert();
    void setDeclaration(catalog::DeclarationKind kind, std::string_view idStart, std::uint64_t &counter);

    Instant m_now;
    Date m_today;
    Dice &m_dice;
    Sink &m_sink;
    const Goods *m_group = nullptr;
    catalog::Product m_product;
    catalog::Declaration m_declaration;
    catalog::Certificate m_certificate;
    catalog::TraceEvent m_event;
    std::string m_holder;            ///< who declares: the maker, or its importer
    std::string m_certificateNumber; ///< of the product in hand, empty when it has none
    std::uint64_t m_standards = 0;
    std::uint64_t m_conformities = 0;
    std::uint64_t m_imports = 0;
    std::uint64_t m_listings = 0;
    std::uint64_t m_certificates = 0;
    std::uint64_t m_events = 0;
    std::uint64_t m_alerts = 0;
    std::uint64_t m_customs = 0;
};

} // namespace nqi::demo
