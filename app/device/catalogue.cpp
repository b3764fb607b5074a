// SPDX-License-Identifier: Apache-2.0
#include "app/device/catalogue.h"

#include "core/store/catalogue_names.h"
#include "core/trust/digest.h"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace nqi::device {

std::vector<std::string> chosenParts(const Folders &folders)
{
    std::ifstream file(folders.parts());
    std::vector<std::string> parts;
    for (std::string line; std::getline(file, line);)
        if (!protocol::partOf(line).empty())
            parts.push_back(line);
    return parts;
}

bool choosePart(const Folders &folders, const std::string &stream)
{
    std::vector<std::string> parts = chosenParts(folders);
    std::erase_if(parts,
                  [&](const std::string &part) { return protocol::datasetOf(part) == protocol::datasetOf(stream); });
    if (!protocol::partOf(stream).empty())
        parts.push_back(stream);
    std::error_code failed;
    std::filesystem::create_directories(folders.root, failed);
    const std::filesystem::path made = folders.root / "parts.new";
    std::ofstream file(made);
    for (const std::string &part : parts)
        file << part << '\n';
    file.close();
    if (!file)
        return false;
    std::filesystem::rename(made, folders.parts(), failed);
    return !failed;
}

sync::CatalogueReport updateCatalogue(const Folders &folders, const Enrolment &enrolment, sync::Transport &transport,
                                      const Clock &clock, const sync::CatalogueRequest &request, FirstRoot first)
{
    const auto sink = makeCatalogueSink(folders);
    // Trust belongs to a hub: another hub begins with its own root.
    sync::CatalogueUpdater updater(transport, *sink,
                                   folders.trust() / trust::sha256(enrolment.enrolled.hubKey.bytes).text(), clock,
                                   chosenParts(folders));
    if (first == FirstRoot::trust) {
        auto report = updater.trustOnFirstUse(request.stop);
        if (report.problem == "tuf.missing")
            return {};
        if (!report.problem.empty())
            return report;
    }
    auto report = updater.update(request);
    // What fails here is made up for by the next update; until then nothing is found by name.
    (void)store::makeMissingNames(folders.catalogue(), {}, request.stop);
    return report;
}

} // namespace nqi::device
