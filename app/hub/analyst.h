// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/blob_store.h"
#include "core/hub/login.h"
#include "core/hub/store.h"
#include "core/trust/keys.h"

#include <httplib.h>

#include <cstdint>
#include <functional>

namespace nqi::app {

/// What an analyst's pages are made of; each must outlive the server.
struct AnalystSources {
    hub::Store &store;
    const hub::BlobStore &blobs;
    hub::Login &login;
    trust::PublicKey hubKey;
    Clock clock;
    std::function<std::uint64_t()> catalogueVersion;
};

/// Adds the pages below /analyst/: for users of the roles analyst and administrator. Every look at a finding is in the
/// audit trail before it is shown.
void addAnalystPages(httplib::Server &server, const AnalystSources &sources);

} // namespace nqi::app
