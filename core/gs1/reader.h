// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/dictionary.h"
#include "core/gs1/reading.h"

#include <memory>

namespace nqi::gs1 {

class ReadingBuilder;

/// Reads anything scanned or typed, as `parse` does, with buffers that are used again: after the first few inputs,
/// valid data is read and fully checked without any allocation. One thread at a time; make one for each thread.
class Reader {
public:
    explicit Reader(const Dictionary &dictionary = Dictionary::builtIn());
    ~Reader();
    Reader(Reader &&) noexcept;
    Reader &operator=(Reader &&) noexcept;

    /// The input must outlive the use of the reading. `options.dictionary` is not looked at here.
    const Reading &read(std::string_view input, const ParseOptions &options = {});

private:
    std::unique_ptr<ReadingBuilder> m_builder;
};

/// A reading as a plain value.
[[nodiscard]] Message toMessage(const Reading &reading);

/// Readings of an element string without any separator whose last value may hide further elements because one was lost:
/// best first, none when nothing plausible hides there. `parse` calls it.
[[nodiscard]] std::vector<AlternativeReading> alternativeReadings(const Message &message,
                                                                  const ParseOptions &options = {});

} // namespace nqi::gs1
