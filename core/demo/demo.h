// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"
#include "core/demo/sink.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace nqi::demo {

/// Stands in names and authorities of everything that is generated.
inline constexpr std::string_view mark = "DỮ LIỆU MẪU";

struct Request {
    std::uint64_t products = 10'000; ///< besides those of the scenarios; up to 10 million
    std::uint64_t seed = 1;
    Instant now{}; ///< records are dated around its day in Viet Nam
};

/// Generates a sample national database: every dataset, every state, and the records of the scenarios (scenarios.h).
/// The same request gives the same records in the same order. Products come nearly in order of GTIN. False when the
/// sink stopped it.
[[nodiscard]] bool generate(const Request &request, Sink &sink);

/// What the catalogue says about the generated datasets: all covered, as of `now`, authorities marked as sample.
[[nodiscard]] std::vector<catalog::DatasetInfo> datasets(Instant now);

/// Fills a writer (`core/store`'s CatalogueWriter, or anything with `add`, `set` and `finish` that answer
/// std::expected<void, ...>) and finishes it. Returns the writer's first error.
template <class Writer>
[[nodiscard]] auto writeTo(Writer &writer, const Request &request) -> decltype(writer.finish())
{
    decltype(writer.finish()) result;
    auto sink = makeSink([&](const auto &record) {
        result = writer.add(record);
        return result.has_value();
    });
    if (!generate(request, sink))
        return result;
    for (const catalog::DatasetInfo &info : datasets(request.now)) {
        if (result = writer.set(info); !result)
            return result;
    }
    return writer.finish();
}

} // namespace nqi::demo
