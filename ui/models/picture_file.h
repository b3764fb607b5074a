// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/journal.h"

#include <QMimeData>
#include <QString>
#include <QUrl>

#include <cstdint>
#include <expected>

namespace nqi::ui {

/// Bytes that journal and hub take of one file: core/protocol's limit, and a test holds them together.
inline constexpr std::int64_t largestPicture = 64LL * 1024 * 1024;

/// A picture file as it is, for evidence: its kind is told by its content. Otherwise a sentence that says why not.
[[nodiscard]] std::expected<findings::Attachment, QString> readPicture(const QUrl &file, const QString &label);

/// The same of a picture or a PDF.
[[nodiscard]] std::expected<findings::Attachment, QString> readAnnex(const QUrl &file, const QString &label);

/// Whether what was copied is a picture, or one file that may hold one. Nothing is opened.
[[nodiscard]] bool holdsPicture(const QMimeData *copied);

/// The picture, or the one picture file, that was copied. Otherwise a sentence that says why not.
[[nodiscard]] std::expected<findings::Attachment, QString> pastedPicture(const QMimeData *copied, const QString &label);

/// The same of a picture or a PDF.
[[nodiscard]] std::expected<findings::Attachment, QString> pastedAnnex(const QMimeData *copied, const QString &label);

/// A small copy of a picture, at most `side` pixels long, as a data URL for looking at; empty when it cannot be read.
[[nodiscard]] QString smallPicture(const std::vector<std::byte> &bytes, int side = 480);

} // namespace nqi::ui
