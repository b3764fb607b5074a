// SPDX-License-Identifier: Apache-2.0
#include "app/device/catalogue.h"

#include "core/trust/digest.h"

namespace nqi::device {

sync::CatalogueReport updateCatalogue(const Folders &folders, const Enrolment &enrolment, sync::Transport &transport,
                                      const Clock &clock, const sync::CatalogueRequest &request, FirstRoot first)
{
    const auto sink = makeCatalogueSink(folders);
    // Trust belongs to a hub: another hub begins with its own root.
    sync::CatalogueUpdater updater(transport, *sink,
                                   folders.trust() / trust::sha256(enrolment.enrolled.hubKey.bytes).text(), clock);
    if (first == FirstRoot::trust) {
        auto report = updater.trustOnFirstUse(request.stop);
        if (report.problem == "tuf.missing")
            return {};
        if (!report.problem.empty())
            return report;
    }
    return updater.update(request);
}

} // namespace nqi::device
