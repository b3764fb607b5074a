// SPDX-License-Identifier: Apache-2.0
// Recall, false reads and CPU time over a folder of pictures with truth.tsv, engines interleaved picture by picture:
//     bench_decode FOLDER [--misses] [--ours]
#include "core/decode/decoder.h"
#include "core/decode/source.h"
#include "core/decode/truth.h"
#include "tests/bench/decode/peers.h"

#include <cstdio>
#include <exception>
#include <map>
#include <print>
#include <set>
#include <string>

namespace {

using namespace nqi;
using namespace nqi::decode;

struct Column {
    bench::Peer peer;
    TruthTally tally;
};

bench::Peer ours()
{
    // One decoder for all pictures, as a program would have.
    auto decoder = std::make_shared<Decoder>();
    return {"NQI still", [decoder](const Frame &frame) {
                auto result = decoder->decode(frame);
                return result ? std::move(result->symbols) : std::vector<Symbol>();
            }};
}

int run(const std::filesystem::path &folder, const std::set<std::string> &options)
{
    const auto rows = loadTruth(folder / "truth.tsv");
    if (!rows) {
        std::println(stderr, "{}: {}", (folder / "truth.tsv").string(), name(rows.error()));
        return 1;
    }
    std::vector<Column> columns{{ours(), {}}};
    if (!options.contains("--ours"))
        for (bench::Peer &peer : bench::otherPeers())
            columns.push_back({std::move(peer), {}});
    std::map<std::string_view, int> stages;
    for (const TruthRow &row : *rows) {
        const auto frame = openPicture(folder / row.path, {.keepOriginal = false})->next();
        for (Column &column : columns) {
            if (!frame) {
                column.tally.addUnreadable(row);
                continue;
            }
            const auto begin = bench::cpuTime();
            const std::vector<Symbol> symbols = column.peer.read(*frame);
            const auto elapsed = bench::cpuTime() - begin;
            const Judgement judgement = judge(row, symbols);
            column.tally.add(row, judgement, elapsed);
            if (&column != columns.data())
                continue;
            for (const Symbol &symbol : symbols)
                ++stages[name(symbol.stage)];
            if (options.contains("--misses") && (!judgement.found || judgement.falseRead)) {
                std::println("{} {} {} {} ms",
                             judgement.found       ? "FALSE"
                             : judgement.falseRead ? "WRONG"
                                                   : "miss",
                             row.path, row.expected, elapsed.count() / 1000);
                for (const Symbol &symbol : symbols)
                    std::println("      {} {} {}", name(symbol.stage), name(symbol.symbology), symbol.text);
            }
        }
    }
    for (const Column &column : columns)
        std::println("== {}\n{}", column.peer.title, column.tally.table());
    for (const auto &[stage, count] : stages)
        std::print("{} {}  ", stage, count);
    std::println("");
    return 0;
}

} // namespace

int main(int count, char **arguments)
{
    try {
        if (count < 2) {
            std::println(stderr, "usage: bench_decode FOLDER [--misses] [--ours]");
            return 2;
        }
        return run(arguments[1], {arguments + 2, arguments + count});
    } catch (const std::exception &failure) {
        std::println(stderr, "{}", failure.what());
        return 1;
    }
}
