// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/enrolment.h"
#include "app/device/folders.h"
#include "core/sync/catalogue_updater.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace nqi::device {

/// The catalogue of these folders as a sink: a new base is put together beside it and in use when it holds together as
/// a database; changes go into its overlay, which becomes part of a new base when it has more than `largeOverlay` rows:
/// a look-up asks it first. A file may only speak of records of its own dataset.
[[nodiscard]] std::unique_ptr<sync::CatalogueSink> makeCatalogueSink(const Folders &folders,
                                                                     std::uint64_t largeOverlay = 250'000);

/// On a line that costs money a dataset for which more is to be fetched waits: an hour's changes are far less.
inline constexpr std::uint64_t mostOnMeteredLine = 2'000'000;
inline constexpr std::uint64_t noLimit = std::numeric_limits<std::uint64_t>::max();

/// Of which datasets this device holds a part alone, "products.food".
[[nodiscard]] std::vector<std::string> chosenParts(const Folders &folders);
/// From the next update on this part is held in place of the dataset, or, for "products", the whole again. False: it
/// cannot be written down.
[[nodiscard]] bool choosePart(const Folders &folders, const std::string &stream);

/// Whether the first root that is met is trusted: the enrolled hub's own is, one on a stick is not.
enum class FirstRoot : std::uint8_t { trust, refuse };

/// Brings the catalogue of these folders up to date from the hub of this enrolment, or from a copy of what it
/// publishes. After the first root only what follows from it is trusted. A hub that publishes nothing is no problem. A
/// device's first catalogue is in use before its products can be found by name: that follows here.
[[nodiscard]] sync::CatalogueReport updateCatalogue(const Folders &folders, const Enrolment &enrolment,
                                                    sync::Transport &transport, const Clock &clock,
                                                    const sync::CatalogueRequest &request = {},
                                                    FirstRoot first = FirstRoot::trust);

} // namespace nqi::device
