// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/schema.h"

#include <utility>

namespace nqi::demo {

template <class Record>
class SinkOf {
public:
    virtual ~SinkOf() = default;
    /// False stops the generator: the medium is full, the user cancelled.
    virtual bool add(const Record &record) = 0;
};

template <class List>
class SinkBase;
template <class... Records>
class SinkBase<catalog::RecordList<Records...>> : public SinkOf<Records>... {
public:
    using SinkOf<Records>::add...;
};

/// Where generated records go: one overload of `add` for each record type.
using Sink = SinkBase<catalog::AllRecords>;

/// A sink made of one generic callable: `bool f(const Record &)`.
template <class F, class List>
class CallSink;
template <class F>
class CallSink<F, catalog::RecordList<>> : public Sink {
public:
    explicit CallSink(F f) : m_f(std::move(f)) {}

protected:
    F m_f;
};
template <class F, class First, class... Rest>
class CallSink<F, catalog::RecordList<First, Rest...>> : public CallSink<F, catalog::RecordList<Rest...>> {
public:
    using CallSink<F, catalog::RecordList<Rest...>>::CallSink;
    using Sink::add;
    bool add(const First &record) final { return this->m_f(record); }
};

/// `makeSink([&](const auto &record) { return writer.add(record).has_value(); })`
template <class F>
[[nodiscard]] auto makeSink(F f)
{
    return CallSink<F, catalog::AllRecords>(std::move(f));
}

} // namespace nqi::demo
