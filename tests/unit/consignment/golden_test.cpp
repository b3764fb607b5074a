// SPDX-License-Identifier: Apache-2.0
// Walks tests/samples/consignment: each .case is a packing list, what happens, and what must come out.
#include "core/consignment/proposal.h"
#include "core/protocol/packing_list.h"
#include "tests/unit/consignment/goods.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <format>
#include <fstream>
#include <sstream>

namespace nqi::consignment {
namespace {

/// "list:" rows of CSV, "events:" one a line, "result:" what the tally says, line by line.
struct Case {
    std::string list;
    std::vector<std::string> events;
    std::string result;
};

Case load(const std::filesystem::path &path)
{
    std::ifstream file(path);
    Case read;
    std::string part;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#'))
            continue;
        if (line == "list:" || line == "events:" || line == "result:")
            part = line;
        else if (part == "list:")
            read.list += line + '\n';
        else if (part == "events:" && !line.empty())
            read.events.push_back(line);
        else if (part == "result:" && !line.empty())
            read.result += line + '\n';
    }
    return read;
}

Entry entryOf(Script &script, const std::string &event)
{
    std::istringstream words(event);
    std::string kind;
    words >> kind;
    const auto rest = [&] {
        std::string text;
        std::getline(words >> std::ws, text);
        return text;
    };
    if (kind == "seen") {
        std::int64_t count = 0;
        words >> count;
        return script.seen(rest(), count);
    }
    std::uint32_t line = 0;
    if (kind != "withdrawn")
        words >> line;
    if (kind == "observed") {
        std::string trait;
        words >> trait;
        return script.observed(line, traitOf(trait).value(), rest());
    }
    std::int64_t count = 0;
    words >> count;
    return script.said(entryKindOf(kind).value(), line, count);
}

std::string described(const Tally &tally)
{
    std::string text;
    for (std::size_t i = 0; i < tally.consignment().lines.size(); ++i) {
        const Line &line = tally.consignment().lines[i];
        const LineTally &now = tally.line(i);
        text += std::format("line {} {} {}/{}", line.number, name(now.state), now.counted, line.quantity);
        if (now.doubt > 0)
            text += std::format(" doubt {}", now.doubt);
        for (const Mismatch &one : now.mismatches)
            text += std::format(" {} {}:{}!={}", name(one.source), name(one.trait), one.declared, one.observed);
        text += '\n';
    }
    for (const UnknownGoods &goods : tally.unknown())
        text += std::format("unknown {} x{}\n", goods.code, goods.units);
    const auto found = differences(tally, {});
    for (const Difference &one : found)
        text += std::format("difference {} {}\n", name(one.kind), one.line);
    return text + std::format("proposal {}\n", name(propose(found)));
}

TEST(Golden, EveryCaseComesOutAsWritten)
{
    int cases = 0;
    for (const auto &entry : std::filesystem::directory_iterator(std::filesystem::path(NQI_SAMPLES) / "consignment")) {
        if (entry.path().extension() != ".case")
            continue;
        ++cases;
        const Case of = load(entry.path());
        const auto list = protocol::readPackingList(of.list);
        ASSERT_TRUE(list) << entry.path();
        EXPECT_TRUE(list->problems.empty()) << entry.path();
        Tally tally(list->consignment);
        Script script;
        for (const std::string &event : of.events)
            tally.add(entryOf(script, event));
        EXPECT_EQ(described(tally), of.result) << entry.path();
    }
    EXPECT_GE(cases, 8);
}

} // namespace
} // namespace nqi::consignment
