// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/commands.h"
#include "core/hub/blob_store.h"
#include "core/hub/store.h"
#include "core/trust/keys.h"

#include <expected>
#include <filesystem>
#include <memory>

namespace nqi::app {

struct Opened {
    std::unique_ptr<hub::Store> store;
    std::unique_ptr<hub::BlobStore> blobs;
    trust::KeyPair key;
};

/// Opens it, making what is not there yet. On failure the reason is printed and the exit code given.
[[nodiscard]] std::expected<Opened, ExitCode> open(const Place &place);
/// Prints "nqi-hub: ..." on the error stream and gives the code.
ExitCode complain(ExitCode code, std::string_view message);

} // namespace nqi::app
