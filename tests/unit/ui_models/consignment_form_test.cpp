// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/filled.h"
#include "tests/unit/ui_models/application.h"
#include "ui/models/consignment_model.h"
#include "ui/models/settings_model.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;
using consignment::Entry;
using consignment::EntryKind;
namespace field = consignment::field;

/// One finished check whose importer's address the records knew; keeps what is added to it.
class Book final : public ConsignmentService {
public:
    consignment::KeptCheck check;

    Book()
    {
        check.summary.id.bytes[0] = std::byte{1};
        check.consignment.lines = {{.number = 1, .gtin = 6'909'990'010'010, .quantity = 10}};
        check.entries = {{.number = 1,
                          .kind = EntryKind::filled,
                          .code = std::string(field::address),
                          .value = "18 Lê Lợi, Hải Phòng"},
                         {.number = 2, .kind = EntryKind::finished, .value = "meets"}};
    }
    void openDeclaration(std::string, std::string, Opened answer) override { open(answer); }
    void openFile(std::string, std::string, Opened answer) override { open(answer); }
    void openPackage(std::string, std::string, Opened answer) override { open(answer); }
    void resume(Uuid, Opened answer) override { open(answer); }
    bool cancelOpening() override { return false; }
    void list(consignment::CheckQuery, Listed answer) override { answer(std::vector<consignment::CheckSummary>()); }
    void append(Uuid, std::vector<Entry> added, Kept answer) override
    {
        check.entries.insert(check.entries.end(), added.begin(), added.end());
        answer({});
    }
    void stopDuties() override {}
    void duties(consignment::Consignment, Judged) override {}
    void finish(Uuid, Entry, std::vector<consignment::LineDuty>, Kept) override {}
    void makeMinutes(Uuid, std::string, std::vector<consignment::LineDuty>, Kept) override {}

private:
    void open(const Opened &answer) { answer(OpenedCheck{.check = check, .problems = {}, .unknownColumns = {}}); }
};

class ConsignmentForm : public testing::Test {
protected:
    ConsignmentForm()
    {
        application();
        open();
    }
    void open()
    {
        model.openDeclaration(u"107462913550"_s);
        QCoreApplication::processEvents();
    }
    QString fill(const QVariantMap &fields)
    {
        QString problem = model.fillIn(fields);
        QCoreApplication::processEvents();
        return problem;
    }

    QTemporaryDir folder;
    Book book;
    SettingsModel settings{folder.filePath(u"settings.ini"_s), folder.path()};
    ConsignmentModel model{&book, settings, [] { return Instant(std::chrono::days(20'000)); }};
};

TEST_F(ConsignmentForm, KeepsWhatIsFilledInAfterTheResultAndGivesItBack)
{
    EXPECT_EQ(model.filledIn(), (QVariantMap{{u"importer.address"_s, u"18 Lê Lợi, Hải Phòng"_s}}));
    EXPECT_EQ(fill({{u"notice.number"_s, u" 77/TB "_s}, {u"registration.date"_s, u"21.11.2026"_s}}), QString());
    model.close();
    open();
    EXPECT_EQ(model.filledIn().value(u"notice.number"_s), u"77/TB"_s);
    EXPECT_EQ(model.filledIn().value(u"registration.date"_s), u"21/11/2026"_s);
    EXPECT_TRUE(model.isFinished());
}

TEST_F(ConsignmentForm, WritesOnlyWhatChanged)
{
    fill({{u"importer.address"_s, u"18 Lê Lợi, Hải Phòng"_s}, {u"nothing"_s, u"x"_s}});
    EXPECT_EQ(book.check.entries.size(), 2U);
    fill({{u"importer.address"_s, QString()}});
    EXPECT_EQ(book.check.entries.size(), 3U);
    EXPECT_TRUE(model.filledIn().isEmpty());
}

TEST_F(ConsignmentForm, KeepsNothingWhileADayIsNotUnderstood)
{
    EXPECT_NE(fill({{u"notice.number"_s, u"77/TB"_s}, {u"registration.date"_s, u"hôm qua"_s}}), QString());
    EXPECT_EQ(book.check.entries.size(), 2U);
}

} // namespace
} // namespace nqi::ui
