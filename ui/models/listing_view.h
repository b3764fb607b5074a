// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/online_listing.h"

#include <QString>
#include <QVariantMap>

/// An online listing for the pages.
namespace nqi::ui {

/// {url, platform, shop, number, price}
[[nodiscard]] QVariantMap listingView(const findings::OnlineListing &listing);
/// Sets one of these by its name, as it was typed, up to the limit; false when it was so before, or there is none of
/// this name.
bool setListingText(findings::OnlineListing &listing, const QString &name, const QString &text);
/// Without white space around its texts.
[[nodiscard]] findings::OnlineListing trimmed(const findings::OnlineListing &listing);
/// Everything that is known of it, one a line, with its label; empty when nothing is.
[[nodiscard]] QString listingText(const findings::OnlineListing &listing);

} // namespace nqi::ui
