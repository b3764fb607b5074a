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
/// together as a database; changes go into its overlay, which becomes part of a new base when it has more than
/// `largeOverlay` rows: a look-up asks it first.
[[nodiscard]] std::unique_ptr<sync::CatalogueSink> makeCatalogueSink(const Folders &folders,
                                                                     std::uint64_t largeOverlay = 250'000);

/// Whether the first root that is met is trusted: the enrolled hub's own is, one on a stick is not.
enum class FirstRoot : std::uint8_t { trust, refuse };

/// Brings the catalogue of these folders up to date from the hub of this enrolment, or from a copy of what it
/// publishes. After the first root only what follows from it is trusted. A hub that publishes nothing is no problem.
[[nodiscard]] sync::CatalogueReport
updateCatalogue(const Folders &folders, const Enrolment &enrolment, sync::Transport &transport, const Clock &clock,
                const std::function<void(const sync::CatalogueProgress &)> &progress, const std::stop_token &stop,
                FirstRoot first = FirstRoot::trust);

} // namespace nqi::device
