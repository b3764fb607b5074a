// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/catalogue.h"
#include "core/hub/changes.h"
#include "core/hub/row_order.h"
#include "core/store/catalogue_reader.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>

/// What has to be done to one catalogue so that it becomes another. Private to core/hub.
namespace nqi::hub {

/// Where more than this has changed, fetching it all anew is as good.
inline std::uint64_t mostChanges(std::uint64_t rows)
{
    constexpr std::uint64_t always = 50'000;
    constexpr std::uint64_t share = 4;
    return std::max(always, rows / share);
}

/// What becomes of a table: rows that are new or other are put, and, where the new table is the whole, rows that it
/// does not have are removed. Nothing when either cannot be read.
struct Difference {
    ChangesWriter writer;
    std::int64_t more = 0; ///< rows afterwards less rows before
    std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    bool tooMuch = false;

    template <class Record>
    std::optional<CatalogueError> ofWhole(store::CatalogueReader &before, store::CatalogueReader &now)
    {
        auto old = before.rows<Record>();
        auto next = now.rows<Record>();
        if (!old || !next)
            return !old ? CatalogueError::damaged : CatalogueError::source;
        Record a;
        Record b;
        auto isOld = old->next(a);
        auto isNew = next->next(b);
        while (isOld && isNew && (*isOld || *isNew) && !tooMuch) {
            const auto order = !*isOld   ? std::strong_ordering::greater
                               : !*isNew ? std::strong_ordering::less
                                         : inOrder(a, b);
            if (order < 0) {
                writer.remove(a);
                --more;
            } else if (order > 0) {
                writer.put(b);
                ++more;
            } else if (a != b) {
                writer.put(b);
            }
            if (order <= 0)
                isOld = old->next(a);
            if (order >= 0)
                isNew = next->next(b);
            tooMuch = writer.rows() > most;
        }
        if (!isOld || !isNew)
            return !isOld ? CatalogueError::damaged : CatalogueError::source;
        return {};
    }

    template <class Record>
    std::optional<CatalogueError> ofSome(store::CatalogueReader &before, store::CatalogueReader &now)
    {
        return withEach<Record>(before, now, [&](const Record &record, const std::optional<Record> &known) {
            if (known != record)
                writer.put(record);
            more += known ? 0 : 1;
        });
    }

    /// The rows of `gone` that are there.
    template <class Record>
    std::optional<CatalogueError> ofGone(store::CatalogueReader &before, store::CatalogueReader &gone)
    {
        return withEach<Record>(before, gone, [&](const Record &, const std::optional<Record> &known) {
            if (!known)
                return;
            writer.remove(*known);
            --more;
        });
    }

private:
    /// Each row of `some`, and the row of `before` with the same key.
    template <class Record, class Each>
    static std::optional<CatalogueError> withEach(store::CatalogueReader &before, store::CatalogueReader &some,
                                                  const Each &each)
    {
        auto finder = before.finder<Record>();
        if (!finder)
            return CatalogueError::damaged;
        bool good = true;
        const auto read = some.rows<Record>([&](const Record &record) {
            const auto known = finder->find(record);
            good = known.has_value();
            if (good)
                each(record, *known);
            return good;
        });
        if (!good || !read)
            return !good ? CatalogueError::damaged : CatalogueError::source;
        return {};
    }
};

} // namespace nqi::hub
