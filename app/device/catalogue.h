// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/enrolment.h"
#include "app/device/folders.h"
#include "core/sync/catalogue_updater.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace nqi::device {

/// Puts a downloaded base together from the files of core/hub/catalogue_files.h and switches to it when it holds
/// together as a database; changes go into its overlay, which becomes part of a new base when it has grown large.
[[nodiscard]] std::unique_ptr<sync::CatalogueSink> makeCatalogueSink(const Folders &folders);

/// Brings the catalogue of these folders up to date from the hub of this enrolment. The hub's first root is trusted at
/// the first contact, and from then on only what follows from it. A hub that publishes nothing is no problem.
[[nodiscard]] sync::CatalogueReport
updateCatalogue(const Folders &folders, const Enrolment &enrolment, sync::Transport &transport, const Clock &clock,
                const std::function<void(const sync::CatalogueProgress &)> &progress, const std::stop_token &stop);

} // namespace nqi::device
