// SPDX-License-Identifier: Apache-2.0
// How many inputs one core reads and fully checks in a second. Bars: 1.5 M element strings, 0.8 M Digital Links.
#include "core/gs1/dictionary_builder.h"
#include "core/gs1/message.h"
#include "core/gs1/output.h"
#include "core/gs1/reader.h"

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

namespace nqi::gs1 {
namespace {

constexpr std::string_view allSeparated = "^0109506000134352^17261231^10ABC123^21SER98765";
constexpr std::string_view fewSeparators = "^01095060001343521726123110ABC123^21SER98765";
constexpr std::string_view gtinOnly = "^0109506000134352";
constexpr std::string_view bracketed = "(01)09506000134352(17)261231(10)ABC123(21)SER98765";
constexpr std::string_view scanned = "]d201095060001343521726123110ABC123\x1D"
                                     "21SER98765";
constexpr std::string_view ean = "]E09506000134352";
constexpr std::string_view link = "https://id.gs1.org/01/09506000134352/10/ABC123/21/SER98765?17=261231";
constexpr std::string_view wrongCheckDigit = "^0109506000134353^17261231^10ABC123^21SER98765";
constexpr std::string_view loneLot = "^10ABC123";

void read(benchmark::State &state, std::string_view input)
{
    Reader reader;
    for (auto _ : state) {
        benchmark::DoNotOptimize(input);
        const Reading &reading = reader.read(input);
        benchmark::DoNotOptimize(&reading);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(read, elementString_everySeparator, allSeparated);
BENCHMARK_CAPTURE(read, elementString_fewSeparators, fewSeparators);
BENCHMARK_CAPTURE(read, elementString_gtinOnly, gtinOnly);
BENCHMARK_CAPTURE(read, bracketed, bracketed);
BENCHMARK_CAPTURE(read, scannedDataMatrix, scanned);
BENCHMARK_CAPTURE(read, scannedEan13, ean);
BENCHMARK_CAPTURE(read, digitalLink, link);
BENCHMARK_CAPTURE(read, rejectedCheckDigit, wrongCheckDigit);
BENCHMARK_CAPTURE(read, loneLot, loneLot);

// The convenience call: a plain value with strings of its own.
void parsed(benchmark::State &state, std::string_view input)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(parse(input));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(parsed, elementString, fewSeparators);
BENCHMARK_CAPTURE(parsed, digitalLink, link);

void json(benchmark::State &state, std::string_view input)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(toJson(parse(input)));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(json, elementString, fewSeparators);

// Linear time: twice the bytes, twice the time.
void hostile(benchmark::State &state, std::string_view unit)
{
    Reader reader;
    std::string input;
    while (input.size() < static_cast<std::size_t>(state.range(0)))
        input += unit;
    for (auto _ : state)
        benchmark::DoNotOptimize(&reader.read(input));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(input.size()));
    state.SetComplexityN(state.range(0));
}
BENCHMARK_CAPTURE(hostile, elements, "^99A")->Range(1 << 16, 1 << 20)->Complexity(benchmark::oN);
BENCHMARK_CAPTURE(hostile, brackets, "(99)A")->Range(1 << 16, 1 << 20)->Complexity(benchmark::oN);
BENCHMARK_CAPTURE(hostile, openBrackets, "(99)(")->Range(1 << 16, 1 << 20)->Complexity(benchmark::oN);
BENCHMARK_CAPTURE(hostile, digits, "20")->Range(1 << 16, 1 << 20)->Complexity(benchmark::oN);
BENCHMARK_CAPTURE(hostile, path, "https://a/01/09506000134352")->Range(1 << 16, 1 << 20)->Complexity(benchmark::oN);
BENCHMARK_CAPTURE(hostile, query, "http://a/01/09506000134352?&99=%41")
    ->Range(1 << 16, 1 << 20)
    ->Complexity(benchmark::oN);

void start(benchmark::State &state)
{
    for (auto _ : state) {
        Reader reader;
        benchmark::DoNotOptimize(&reader.read(gtinOnly));
    }
}
BENCHMARK(start);

// What the first reader of a program pays on top: the built-in table becomes a dictionary.
void dictionary(benchmark::State &state)
{
    for (auto _ : state) {
        DictionaryBuilder builder;
        for (const DictionaryRow &row : dictionaryTable())
            benchmark::DoNotOptimize(builder.add(row));
        benchmark::DoNotOptimize(builder.finish(dictionaryRelease));
    }
}
BENCHMARK(dictionary);

} // namespace
} // namespace nqi::gs1

BENCHMARK_MAIN();
