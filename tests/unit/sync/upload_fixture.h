// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/uploader.h"
#include "tests/unit/sync/fake_hub.h"
#include "tests/unit/sync/memory_journal.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace nqi::sync {

using namespace std::chrono_literals;

/// An uploader between a journal and a hub that are both values in memory.
struct Upload : testing::Test {
    MemoryJournal journal;
    FakeHub hub;
    Instant now = hub::noon;
    Uploader uploader{journal, hub, hub.link(), [this] { return now; }, seededRandom(5)};

    UploadReport run() { return uploader.run(); }

    void answer(FakeHub::Answer with, const std::string &method = "PUT")
    {
        hub.before = [with, method](const Request &request) {
            const bool batch = method == "PUT" && request.method == "POST";
            return request.method == method || batch ? std::optional(with) : std::nullopt;
        };
    }
    /// Whatever names this finding is answered so.
    void poison(std::size_t row, FakeHub::Answer with)
    {
        hub.before = [with, id = journal.rows[row].finding.id.text()](const Request &request) {
            const bool named = request.path.contains(id) || request.body.contains(id);
            return named ? std::optional(with) : std::nullopt;
        };
    }
    void add(int findings)
    {
        for (int i = 0; i < findings; ++i)
            journal.add(std::to_string(i));
    }
    std::ptrdiff_t asked(const std::string &what) const { return std::ranges::count(hub.asked, what); }
    void expectPostponed(const std::string &problem)
    {
        const auto report = run();
        EXPECT_EQ(report.received, 0U);
        EXPECT_EQ(journal.rows[0].problem, problem);
        EXPECT_EQ(journal.rows[0].state, findings::State::sent);
        EXPECT_GE(journal.rows[0].next, now);
        EXPECT_FALSE(journal.rows[0].receipt);
        // And nothing is lost: a sound hub gets it.
        hub.before = {};
        now += 24h;
        EXPECT_EQ(run().received, 1U);
        EXPECT_EQ(journal.rows[0].state, findings::State::complete);
    }
};

} // namespace nqi::sync
