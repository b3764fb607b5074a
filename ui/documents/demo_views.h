// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/consignment.h"
#include "ui/documents/demo_sheet.h"

#include <QImage>
#include <QStringList>

#include <expected>
#include <span>

/// Goods before a camera: pictures of 1920 by 1080 with the symbols of each view, marked DỮ LIỆU MẪU, and a film of
/// them. Needs a QGuiApplication (offscreen will do); GUI thread.
namespace nqi::ui {

[[nodiscard]] std::expected<QImage, SheetError> pictureOf(const demo::ConsignmentView &view,
                                                          const SheetOptions &options);

/// view-1.png, view-2.png, ... and film.avi, in which each view is held for three seconds by a hand that is not quite
/// still, into a folder, which is made when absent. Returns the files.
[[nodiscard]] std::expected<QStringList, SheetError> writeViews(std::span<const demo::ConsignmentView> views,
                                                                const SheetOptions &options, const QString &folder);

} // namespace nqi::ui
