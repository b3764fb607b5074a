// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/paper.h"

#include <QImage>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// Pictures as paper needs them.
namespace nqi::documents {

/// Upright and opaque, the longer side at most so many pixels; null when the bytes are no picture, or a huge one.
[[nodiscard]] QImage pictureIn(std::span<const std::byte> bytes, int side);

/// A photograph as paper shows it: a JPEG of at most 1200 pixels, upright. What is one already stays as it is. Nothing:
/// the bytes are no picture, or a huge one.
[[nodiscard]] std::optional<std::vector<std::byte>> photoForPaper(std::vector<std::byte> bytes);
[[nodiscard]] std::optional<Photo> photoOf(const std::vector<std::byte> &bytes);

} // namespace nqi::documents
