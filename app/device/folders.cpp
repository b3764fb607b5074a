// SPDX-License-Identifier: Apache-2.0
#include "app/device/folders.h"

#include "core/store/catalogue_browser.h"
#include "core/store/catalogue_reader.h"

#include <cstdlib>
#include <utility>

namespace nqi::device {

namespace {

std::optional<std::filesystem::path> environment(const char *name)
{
    const char *value = std::getenv(name);
    return value && *value ? std::optional<std::filesystem::path>(value) : std::nullopt;
}

} // namespace

Folders folders(const std::optional<std::filesystem::path> &chosen)
{
    if (chosen)
        return {std::filesystem::absolute(*chosen)};
    if (auto data = environment("NQI_DATA"))
        return {std::filesystem::absolute(*data)};
    if (auto data = environment("XDG_DATA_HOME"))
        return {*data / "nqi-inspector"};
    return {environment("HOME").value_or("/") / ".local/share/nqi-inspector"};
}

std::expected<std::unique_ptr<catalog::Browse>, catalog::LookupError> makeBrowse(const Folders &folders)
{
    return store::CatalogueBrowser::open(folders.catalogue()).transform([](store::CatalogueBrowser &&browser) {
        return std::unique_ptr<catalog::Browse>(std::make_unique<store::CatalogueBrowser>(std::move(browser)));
    });
}

std::unique_ptr<inspect::Line> makeLine(const Folders &folders, const Clock &clock)
{
    auto reader = store::CatalogueReader::open(folders.catalogue());
    if (!reader)
        return std::make_unique<inspect::Line>(nullptr, clock, reader.error());
    return std::make_unique<inspect::Line>(std::make_unique<store::CatalogueReader>(*std::move(reader)), clock);
}

} // namespace nqi::device
