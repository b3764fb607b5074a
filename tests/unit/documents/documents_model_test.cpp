// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/documents/samples.h"
#include "ui/models/documents_model.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <map>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;
using namespace documents;

class Records : public RecordSource {
public:
    void load(const Uuid &id, std::optional<DocumentKind>, bool demo, Loaded answer) override
    {
        const auto found = held.find(id);
        if (found == held.end())
            return answer(std::unexpected(findings::JournalError::notFound));
        Record record = found->second;
        if (auto *inspection = std::get_if<InspectionRecord>(&record))
            inspection->demo = demo;
        answer(std::move(record));
    }
    void check(const findings::RecordCode &code, Checked answer) override
    {
        answer(findings::RecordCheck{
            .code = code, .match = match, .keptAt = samples::now, .withdrawnResult = withdrawnResult});
    }
    std::map<Uuid, Record> held;
    findings::RecordMatch match = findings::RecordMatch::agrees;
    std::optional<findings::WithdrawnResult> withdrawnResult;
};

class Paperless : public Printers {
public:
    QStringList names() const override { return {u"A"_s}; }
    bool print(const Sheet &sheet, const QString &printer) override
    {
        printed += sheet.pages();
        return printer == "A"_L1;
    }
    int printed = 0;
};

class Documents : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        static int count = 1;
        static char program[] = "test_documents_model";
        static char *arguments[] = {program, nullptr};
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Never ended: fonts that were added to it outlive the end of main in an order of their own.
        static const auto *application = new QGuiApplication(count, arguments);
        ASSERT_NE(application, nullptr);
    }
    Documents()
    {
        records.held.emplace(id, samples::richInspection());
        QObject::connect(&model, &DocumentsModel::checked, &model, [this](const QString &text, const QString &level) {
            checkedText = text;
            checkedAs = level;
        });
    }
    void open(const QString &which, const QString &kind = {})
    {
        model.open(which, kind);
        QCoreApplication::processEvents();
    }

    Uuid id = samples::richInspection().inspection.id;
    QString idText = QString::fromStdString(id.text());
    Records records;
    Paperless printers;
    DocumentsModel model{records, printers, [] { return samples::now; }};
    QString checkedText;
    QString checkedAs;
};

TEST_F(Documents, ShowsTheFirstFormOfARecordAndThenTheOneChosen)
{
    open(idText);
    EXPECT_EQ(model.kind(), u"minutes"_s);
    EXPECT_EQ(model.kinds().size(), 4);
    EXPECT_GT(model.pages(), 1);
    EXPECT_TRUE(model.isSignable());
    model.setKind(u"seals"_s);
    EXPECT_EQ(model.pages(), 1);
    EXPECT_FALSE(model.isSignable());
    model.setKind(u"handOver"_s);
    EXPECT_EQ(model.rows(), 1);
    model.setRow(7);
    EXPECT_EQ(model.row(), 0);
    model.setKind(u"nonsense"_s);
    EXPECT_EQ(model.kind(), u"handOver"_s);
}

TEST_F(Documents, SayWhatIsNotThere)
{
    open(u"no id"_s);
    EXPECT_EQ(model.messageLevel(), u"error"_s);
    open(u"0193a1b2-c3d4-7e5f-8a6b-0c1d2e3f4a5b"_s);
    EXPECT_EQ(model.messageLevel(), u"error"_s);
    EXPECT_EQ(model.pages(), 0);
    open(idText, u"findingReport"_s);
    EXPECT_EQ(model.messageLevel(), u"info"_s);
    EXPECT_EQ(model.pages(), 0);
}

TEST_F(Documents, DoNotShowTheAnswerToAnEarlierQuestion)
{
    model.open(idText);
    model.close();
    QCoreApplication::processEvents();
    EXPECT_EQ(model.pages(), 0);
    EXPECT_TRUE(model.kind().isEmpty());
}

TEST_F(Documents, SaveUnderANameThatIsNotTaken)
{
    const QTemporaryDir folder;
    open(idText);
    model.save(QUrl::fromLocalFile(folder.path()));
    EXPECT_EQ(model.messageLevel(), u"success"_s);
    model.save(QUrl::fromLocalFile(folder.path()));
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files).size(), 2);
    model.save(QUrl::fromLocalFile(u"/dev/null/x"_s));
    EXPECT_EQ(model.messageLevel(), u"error"_s);
}

TEST_F(Documents, GoToThePrinterWholeOrSayWhyNot)
{
    open(idText);
    model.lookForPrinters();
    EXPECT_EQ(model.printers(), QStringList{u"A"_s});
    model.print(u"A"_s);
    EXPECT_EQ(model.messageLevel(), u"success"_s);
    EXPECT_EQ(printers.printed, model.pages());
    model.print(u"B"_s);
    EXPECT_EQ(model.messageLevel(), u"error"_s);
}

TEST_F(Documents, TellAScannedPaperByColourAndWords)
{
    const findings::RecordCode code{.kind = findings::RecordKind::minutes, .id = id, .hash = {}};
    for (const auto &[match, level] :
         {std::pair{findings::RecordMatch::agrees, u"success"_s}, std::pair{findings::RecordMatch::differs, u"error"_s},
          std::pair{findings::RecordMatch::unknown, u"info"_s}}) {
        records.match = match;
        model.check(code);
        QCoreApplication::processEvents();
        EXPECT_EQ(checkedAs, level);
    }
    records.match = findings::RecordMatch::agrees;
    records.withdrawnResult = {.at = samples::now, .by = "An", .reason = "đếm sai"};
    model.check(code);
    QCoreApplication::processEvents();
    EXPECT_EQ(checkedAs, u"error"_s) << "its result does not hold";
    EXPECT_TRUE(checkedText.contains(u"đếm sai"_s));
    EXPECT_NE(DocumentsModel::textOf(findings::RecordCodeError::newer),
              DocumentsModel::textOf(findings::RecordCodeError::damaged));
}

} // namespace
} // namespace nqi::ui
