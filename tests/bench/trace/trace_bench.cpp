// SPDX-License-Identifier: Apache-2.0
// From the text of an EPCIS document of 10,000 events to the custody of one of its serials: pallets packed, shipped,
// received, unpacked, goods sold. The bound of the product is 50 ms.
#include "core/trace/epcis.h"
#include "core/trace/state.h"

#include <benchmark/benchmark.h>

#include <format>
#include <string>

namespace {

using namespace nqi;
using namespace nqi::trace;

constexpr int pallets = 100;
constexpr int goodsOfOne = 95; // with five events of the pallet itself

std::string serial(int pallet, int item)
{
    return std::format("\"urn:epc:id:sgtin:8936000.000001.{:03}{:03}\"", pallet, item);
}

std::string document()
{
    std::string text = R"({"@context":["https://ref.gs1.org/standards/epcis/epcis-context.jsonld"],)"
                       R"("type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-11-01T00:00:00Z",)"
                       R"("epcisBody":{"eventList":[)";
    bool first = true;
    int minute = 0;
    const auto add = [&](const std::string &type, const std::string &what, std::string_view step,
                         std::string_view disposition, int place) {
        text += std::format(R"({}{{"type":"{}","eventTime":"2026-10-{:02}T{:02}:{:02}:00Z",)"
                            R"("eventTimeZoneOffset":"+07:00",{},"bizStep":"{}","disposition":"{}",)"
                            R"("bizLocation":{{"id":"urn:epc:id:sgln:8936000.{:05}.0"}}}})",
                            first ? "" : ",", type, 1 + minute / 1440, minute / 60 % 24, minute % 60, what, step,
                            disposition, place);
        first = false;
        minute += 1;
    };
    for (int pallet = 0; pallet < pallets; ++pallet) {
        std::string all;
        for (int item = 0; item < goodsOfOne; ++item)
            all += (item == 0 ? "" : ",") + serial(pallet, item);
        const std::string sscc = std::format("\"urn:epc:id:sscc:8936000.{:010}\"", pallet);
        minute = pallet;
        add("ObjectEvent", R"("action":"ADD","epcList":[)" + all + "]", "commissioning", "active", 1);
        add("AggregationEvent", R"("action":"ADD","parentID":)" + sscc + R"(,"childEPCs":[)" + all + "]", "packing",
            "in_progress", 1);
        add("ObjectEvent", R"("action":"OBSERVE","epcList":[)" + sscc + "]", "shipping", "in_transit", 1);
        add("ObjectEvent", R"("action":"OBSERVE","epcList":[)" + sscc + "]", "receiving", "in_progress", 2);
        add("AggregationEvent", R"("action":"DELETE","parentID":)" + sscc + R"(,"childEPCs":[)" + all + "]",
            "unpacking", "in_progress", 2);
        for (int item = 0; item < goodsOfOne; ++item)
            add("ObjectEvent", R"("action":"OBSERVE","epcList":[)" + serial(pallet, item) + "]", "retail_selling",
                "retail_sold", 3);
    }
    return text + "]}}";
}

void documentToCustody(benchmark::State &state)
{
    const std::string text = document();
    std::size_t events = 0;
    std::size_t records = 0;
    for (auto _ : state) {
        const auto read = readEpcis(text);
        if (!read)
            return state.SkipWithError("the document was refused");
        events = read->events.size();
        const auto facts = traceEvents(read->events, "bench");
        if (!facts)
            return state.SkipWithError("too many");
        records = facts->size();
        auto result = stateOf(*facts, {.gtin = 8936000000011, .lot = {}, .serial = "050050"},
                              std::chrono::sys_days(std::chrono::year(2026) / 11 / 20));
        if (!result.custody || result.custody->disposition != "retail_sold")
            return state.SkipWithError("not the custody that the document tells");
        benchmark::DoNotOptimize(result);
    }
    state.counters["events"] = static_cast<double>(events);
    state.counters["records"] = static_cast<double>(records);
    state.counters["MB"] = static_cast<double>(text.size()) / 1e6;
}
BENCHMARK(documentToCustody)->Unit(benchmark::kMillisecond);

void custodyAlone(benchmark::State &state)
{
    const auto read = readEpcis(document());
    const auto facts = traceEvents(read->events, "bench");
    for (auto _ : state) {
        auto result = stateOf(*facts, {.gtin = 8936000000011, .lot = {}, .serial = "050050"},
                              std::chrono::sys_days(std::chrono::year(2026) / 11 / 20));
        benchmark::DoNotOptimize(result);
    }
}
BENCHMARK(custodyAlone)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
