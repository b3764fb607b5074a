// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/ui_models/application.h"
#include "ui/models/consignment_model.h"
#include "ui/models/settings_model.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using consignment::Entry;
using consignment::EntryKind;

/// A declaration of two lines, ten and twenty units.
inline consignment::KeptCheck declared()
{
    consignment::KeptCheck check;
    check.summary.id.bytes[0] = std::byte{1};
    check.consignment.declaration = "107462913550";
    check.consignment.lines = {{.number = 1, .gtin = 6'909'990'010'010, .quantity = 10},
                               {.number = 2, .gtin = 6'909'990'010'027, .quantity = 20}};
    return check;
}

/// Opens one check, and answers the rest when it is told to.
class FakeConsignments final : public ConsignmentService {
public:
    consignment::KeptCheck kept = declared();
    std::vector<Entry> entries; ///< that were kept
    Kept finished;              ///< the answer that a result waits for
    Judged judged;
    std::vector<Uuid> resumed;
    std::vector<Uuid> mended;                      ///< their minutes were made
    int stopped = 0;                               ///< what the records say
    std::optional<consignment::BookError> failure; ///< of what is kept
    bool goesOn = false;
    consignment::CheckQuery listed; ///< what was asked for last
    std::size_t there = 0;          ///< checks
    std::vector<catalog::PolicyEntry> rules;

    void openDeclaration(std::string, std::string, Opened answer) override { open(answer); }
    void openFile(std::string, std::string, Opened answer) override { open(answer); }
    void openPackage(std::string, std::string, Opened answer) override { open(answer); }
    void resume(Uuid check, Opened answer) override
    {
        resumed.push_back(check);
        open(answer);
    }
    bool cancelOpening() override { return false; }
    void list(consignment::CheckQuery query, Listed answer) override
    {
        listed = query;
        answer(std::vector<consignment::CheckSummary>(std::min<std::size_t>(there, query.limit)));
    }
    void append(Uuid, std::vector<Entry> added, Kept answer) override
    {
        if (failure)
            return answer(std::unexpected(*failure));
        entries.insert(entries.end(), added.begin(), added.end());
        answer({});
    }
    void stopDuties() override { ++stopped; }
    void duties(consignment::Consignment, Judged answer) override { judged = std::move(answer); }
    void finish(Uuid, Entry, std::vector<consignment::LineDuty>, Kept answer) override { finished = std::move(answer); }
    void makeMinutes(Uuid check, std::string, std::vector<consignment::LineDuty>, Kept answer) override
    {
        mended.push_back(check);
        answer({});
    }

private:
    void open(const Opened &answer)
    {
        answer(OpenedCheck{.check = kept, .problems = {}, .unknownColumns = {}, .goesOn = goesOn, .rules = rules});
    }
};

class ConsignmentModelTest : public testing::Test {
protected:
    ConsignmentModelTest()
    {
        application();
        model.openDeclaration(u"107462913550"_s);
        QCoreApplication::processEvents();
        model.setCounting(true);
    }
    void scan(const std::string &code)
    {
        inspect::Inspected one;
        one.item.messages = {gs1::parse(code)};
        model.onScanned({one});
        QCoreApplication::processEvents();
    }
    std::uint64_t countedOf(std::size_t line) const { return model.tally()->line(line).counted; }

    QTemporaryDir folder;
    FakeConsignments service;
    SettingsModel settings{folder.filePath(u"settings.ini"_s), folder.path()};
    ConsignmentModel model{&service, settings, [] { return Instant(std::chrono::days(20'000)); }};
};

} // namespace nqi::ui
