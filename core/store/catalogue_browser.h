// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/browse.h"
#include "core/store/catalogue_reader.h"

#include <filesystem>
#include <memory>

namespace nqi::store {

/// `catalog::Browse` over base and overlay, on a handle of its own: looking around never makes an inspection wait.
class CatalogueBrowser final : public catalog::Browse {
public:
    /// As CatalogueReader::open. The default memory suits a reader that is idle most of the time.
    [[nodiscard]] static Result<CatalogueBrowser> open(const std::filesystem::path &folder,
                                                       const CatalogueReading &reading = {.cacheKiB = 16 * 1024});
    CatalogueBrowser(CatalogueBrowser &&) noexcept;
    CatalogueBrowser &operator=(CatalogueBrowser &&) noexcept;
    ~CatalogueBrowser() override;

    /// False: open a new one.
    [[nodiscard]] bool isCurrent() const;

    [[nodiscard]] Result<catalog::CatalogueInfo> info() override;
    [[nodiscard]] Result<std::vector<catalog::PolicyEntry>> policy() override;
    [[nodiscard]] bool namesReady() override;
    [[nodiscard]] Result<catalog::Facts> factsOf(std::uint64_t gtin, std::string_view lot) override;
    [[nodiscard]] Result<std::optional<catalog::Product>> product(std::uint64_t gtin) override;
    [[nodiscard]] Result<std::optional<catalog::Company>> company(std::string_view id) override;
    [[nodiscard]] Result<std::optional<catalog::Body>> body(std::string_view id) override;
    [[nodiscard]] Result<std::optional<catalog::Alert>> alert(std::string_view id) override;
    [[nodiscard]] Result<std::vector<catalog::BodyScope>> scopesOf(std::string_view body) override;
    [[nodiscard]] Result<std::vector<catalog::Guide>> guidesFor(std::uint64_t gtin, Date day) override;

    [[nodiscard]] Result<catalog::Page<catalog::Product>> productsNamed(std::string_view text,
                                                                        const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::Page<catalog::Company>> companiesNamed(std::string_view text,
                                                                         const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::Page<catalog::Body>> bodiesNamed(std::string_view text,
                                                                   const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::Page<catalog::Alert>> alertsNamed(std::string_view text,
                                                                    const catalog::PageRequest &request) override;

    [[nodiscard]] Result<catalog::Page<catalog::Product>>
    productsNumbered(std::string_view digits, const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::Page<catalog::Company>>
    companiesNumbered(std::string_view start, const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::Page<catalog::Licence>>
    licencesNumbered(std::string_view digits, const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::Page<catalog::Certificate>>
    certificatesNumbered(std::string_view start, const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::Page<catalog::Declaration>>
    declarationsNumbered(std::string_view start, const catalog::PageRequest &request) override;

    [[nodiscard]] Result<std::optional<catalog::Licence>> licenceFor(std::string_view digits) override;
    [[nodiscard]] Result<std::vector<catalog::Licence>> licencesOf(std::string_view company) override;
    [[nodiscard]] Result<catalog::Page<catalog::Certificate>>
    certificatesOf(std::string_view company, const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::Page<catalog::Certificate>>
    certificatesBy(std::string_view body, const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::Page<catalog::Declaration>>
    declarationsUnder(std::string_view digits, const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::Page<catalog::AlertItem>>
    alertItemsUnder(std::string_view digits, const catalog::PageRequest &request) override;

    [[nodiscard]] Result<catalog::Page<catalog::AlertItem>>
    alertItemsOfLot(std::string_view lot, const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::Page<catalog::TraceCode>>
    traceCodesOfLot(std::string_view lot, const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::Page<catalog::TraceEvent>>
    traceEventsOfLot(std::string_view lot, const catalog::PageRequest &request) override;

    [[nodiscard]] Result<catalog::Page<catalog::Alert>> alerts(const catalog::AlertFilter &filter,
                                                               const catalog::PageRequest &request) override;
    [[nodiscard]] Result<catalog::AlertGroups> alertGroups() override;
    [[nodiscard]] Result<std::vector<catalog::AlertItem>> itemsOf(std::string_view alert) override;

private:
    struct Lists;
    explicit CatalogueBrowser(CatalogueReader reader);
    /// Rows of the GTINs that begin with digits; `ask` reads those between two, from a position on.
    template <class Record, class Ask>
    [[nodiscard]] Result<catalog::Page<Record>> under(std::string_view digits, const catalog::PageRequest &request,
                                                      Ask &&ask);
    [[nodiscard]] Result<std::string> categoryOf(std::uint64_t gtin);
    [[nodiscard]] Result<bool> passes(const catalog::AlertFilter &filter, const catalog::Alert &alert);

    CatalogueReader m_reader;
    std::unique_ptr<Lists> m_lists; ///< after the reader: statements go first
};

} // namespace nqi::store
