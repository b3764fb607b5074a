// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/documents/samples.h"
#include "ui/models/document_page.h"
#include "ui/models/documents_model.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <memory>
#include <thread>

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
        answer(findings::RecordCheck{.code = code,
                                     .match = match,
                                     .keptAt = samples::now,
                                     .replacedAt = replacedAt,
                                     .withdrawnResult = withdrawnResult});
    }
    std::map<Uuid, Record> held;
    findings::RecordMatch match = findings::RecordMatch::agrees;
    std::optional<Instant> replacedAt;
    std::optional<findings::WithdrawnResult> withdrawnResult;
};

class Paperless : public Printers {
public:
    QStringList names() const override { return {u"A"_s}; }
    bool print(const Sheet &sheet, const QString &printer, const Watch &watch) override
    {
        for (int page = 1; page <= sheet.pages(); ++page) {
            watch.reach(page, sheet.pages());
            ++printed;
        }
        while (jammed)
            std::this_thread::yield();
        return printer == "A"_L1;
    }
    std::atomic<int> printed = 0;
    std::atomic<bool> jammed = false;
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
        QObject::connect(model.get(), &DocumentsModel::checked, model.get(),
                         [this](const QString &text, const QString &level) {
                             checkedText = text;
                             checkedAs = level;
                         });
        QObject::connect(model.get(), &DocumentsModel::progressChanged, model.get(), [this] {
            if (const QString said = model->progressText(); !said.isEmpty())
                progress.append(said);
        });
    }
    /// So many goods that its paper takes a while.
    void holdLong() { records.held[id] = samples::longInspection(1'500); }
    [[nodiscard]] bool done()
    {
        return QTest::qWaitFor([this] { return !model->isBusy() && !model->isWorking(); }, 120'000);
    }
    void open(const QString &which, const QString &kind = {})
    {
        model->open(which, kind);
        ASSERT_TRUE(done());
    }
    static QStringList filesIn(const QTemporaryDir &folder)
    {
        return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
    }

    Uuid id = samples::richInspection().inspection.id;
    QString idText = QString::fromStdString(id.text());
    Records records;
    Paperless printers;
    std::unique_ptr<DocumentsModel> model =
        std::make_unique<DocumentsModel>(records, printers, [] { return samples::now; });
    QString checkedText;
    QString checkedAs;
    QStringList progress;
};

TEST_F(Documents, ShowsTheFirstFormOfARecordAndThenTheOneChosen)
{
    open(idText);
    EXPECT_EQ(model->kind(), u"minutes"_s);
    EXPECT_EQ(model->kinds().size(), 4);
    EXPECT_GT(model->pages(), 1);
    EXPECT_TRUE(model->isSignable());
    model->setKind(u"seals"_s);
    ASSERT_TRUE(done());
    EXPECT_EQ(model->pages(), 1);
    EXPECT_FALSE(model->isSignable());
    model->setKind(u"handOver"_s);
    ASSERT_TRUE(done());
    EXPECT_EQ(model->rows(), 1);
    model->setRow(7);
    EXPECT_EQ(model->row(), 0);
    model->setKind(u"nonsense"_s);
    EXPECT_EQ(model->kind(), u"handOver"_s);
}

TEST_F(Documents, SayWhatIsNotThere)
{
    open(u"no id"_s);
    EXPECT_EQ(model->messageLevel(), u"error"_s);
    open(u"0193a1b2-c3d4-7e5f-8a6b-0c1d2e3f4a5b"_s);
    EXPECT_EQ(model->messageLevel(), u"error"_s);
    EXPECT_EQ(model->pages(), 0);
    open(idText, u"findingReport"_s);
    EXPECT_EQ(model->messageLevel(), u"info"_s);
    EXPECT_EQ(model->pages(), 0);
}

TEST_F(Documents, AskForARecordAfterWhatWaitsIsKeptAndSayWhatCouldNotBe)
{
    Record kept = records.held.extract(id).mapped();
    QString caveat;
    QObject::connect(model.get(), &DocumentsModel::aboutToLoad, model.get(), [&] { records.held.emplace(id, kept); });
    model->setCaveat([&](const Uuid &of) { return of == id ? caveat : u"another"_s; });
    open(idText);
    EXPECT_GT(model->pages(), 0) << "it was there when it was asked for";
    EXPECT_EQ(model->caveat(), QString());
    caveat = u"Chưa lưu"_s;
    open(idText);
    EXPECT_EQ(model->caveat(), caveat);
    model->setKind(u"seals"_s);
    ASSERT_TRUE(done());
    EXPECT_EQ(model->caveat(), caveat) << "of every form";
    model->close();
    EXPECT_EQ(model->caveat(), QString());
}

TEST_F(Documents, DoNotShowTheAnswerToAnEarlierQuestion)
{
    model->open(idText);
    model->close();
    QTest::qWait(50);
    EXPECT_EQ(model->pages(), 0);
    EXPECT_TRUE(model->kind().isEmpty());
}

TEST_F(Documents, SaveUnderANameThatIsNotTaken)
{
    const QTemporaryDir folder;
    open(idText);
    model->save(QUrl::fromLocalFile(folder.path()));
    ASSERT_TRUE(done());
    EXPECT_EQ(model->messageLevel(), u"success"_s);
    model->save(QUrl::fromLocalFile(folder.path()));
    ASSERT_TRUE(done());
    EXPECT_EQ(filesIn(folder).size(), 2);
    model->save(QUrl::fromLocalFile(u"/dev/null/x"_s));
    ASSERT_TRUE(done());
    EXPECT_EQ(model->messageLevel(), u"error"_s);
}

TEST_F(Documents, GoToThePrinterWholeOrSayWhyNot)
{
    open(idText);
    model->lookForPrinters();
    EXPECT_EQ(model->printers(), QStringList{u"A"_s});
    model->print(u"A"_s);
    ASSERT_TRUE(done());
    EXPECT_EQ(model->messageLevel(), u"success"_s);
    EXPECT_EQ(printers.printed.load(), model->pages());
    model->print(u"B"_s);
    ASSERT_TRUE(done());
    EXPECT_EQ(model->messageLevel(), u"error"_s);
}

TEST_F(Documents, SayWhichPageIsInHand)
{
    const QTemporaryDir folder;
    open(idText);
    EXPECT_TRUE(progress.contains(u"Preparing page 1"));
    model->save(QUrl::fromLocalFile(folder.path()));
    EXPECT_TRUE(model->isWorking());
    EXPECT_TRUE(model->isStoppable());
    ASSERT_TRUE(done());
    EXPECT_TRUE(progress.contains(u"Saving page 2 of %1"_s.arg(model->pages())));
    model->print(u"A"_s);
    EXPECT_FALSE(model->isStoppable()) << "no printer takes pages back";
    ASSERT_TRUE(done());
    EXPECT_TRUE(progress.contains(u"Printing page 2 of %1"_s.arg(model->pages())));
}

TEST_F(Documents, StopWhileTheyAreMadeAndAreMadeWhenAskedAgain)
{
    holdLong();
    model->open(idText);
    ASSERT_TRUE(QTest::qWaitFor([this] { return progress.contains(u"Preparing page 2"); }, 60'000));
    model->stop();
    EXPECT_FALSE(model->isBusy());
    EXPECT_EQ(model->messageLevel(), u"info"_s);
    QTest::qWait(100);
    EXPECT_EQ(model->pages(), 0) << "what was stopped does not come after all";
    model->setKind(u"minutes"_s);
    ASSERT_TRUE(done());
    EXPECT_GT(model->pages(), 10);
}

TEST_F(Documents, LeaveNothingOfAFileThatWasStopped)
{
    const QTemporaryDir folder;
    holdLong();
    open(idText);
    model->save(QUrl::fromLocalFile(folder.path()));
    model->stop();
    ASSERT_TRUE(done());
    EXPECT_EQ(model->messageLevel(), u"info"_s) << model->message().toStdString();
    EXPECT_EQ(filesIn(folder), QStringList());
    EXPECT_GT(model->pages(), 0) << "it can be saved again";
    model->save(QUrl::fromLocalFile(folder.path()));
    ASSERT_TRUE(done());
    EXPECT_EQ(filesIn(folder).size(), 1);
}

TEST_F(Documents, AreClosedInTheMiddle)
{
    const QTemporaryDir folder;
    holdLong();
    model->open(idText);
    QTest::qWait(20);
    model->close();
    EXPECT_FALSE(model->isBusy());
    open(idText);
    model->save(QUrl::fromLocalFile(folder.path()));
    model->close();
    QTest::qWait(100);
    EXPECT_EQ(model->pages(), 0);
    EXPECT_TRUE(model->message().isEmpty());
    EXPECT_EQ(filesIn(folder), QStringList());
}

TEST_F(Documents, EndWithTheirProgramInTheMiddle)
{
    const QTemporaryDir folder;
    holdLong();
    model->open(idText);
    QTest::qWait(20);
    model.reset();
    model = std::make_unique<DocumentsModel>(records, printers, [] { return samples::now; });
    open(idText);
    model->save(QUrl::fromLocalFile(folder.path()));
    model.reset();
    QTest::qWait(20);
    EXPECT_EQ(filesIn(folder), QStringList());
}

TEST_F(Documents, AreLookedAtWhileTheyArePrinted)
{
    open(idText);
    DocumentPage page;
    page.setWidth(420);
    page.setHeight(594);
    page.setDocument(model.get());
    ASSERT_TRUE(QTest::qWaitFor([&] { return page.picture().width() == 420; }));
    EXPECT_EQ(page.picture().height(), 594);
    printers.jammed = true;
    model->print(u"A"_s);
    EXPECT_TRUE(model->isWorking());
    model->print(u"A"_s);
    printers.jammed = false;
    ASSERT_TRUE(done());
    EXPECT_EQ(printers.printed.load(), model->pages()) << "once";
    page.setPage(1);
    EXPECT_TRUE(page.picture().isNull()) << "never the page before";
    ASSERT_TRUE(QTest::qWaitFor([&] { return !page.picture().isNull(); }));
    model->close();
    EXPECT_TRUE(page.picture().isNull());
}

TEST_F(Documents, PaintNoPageThatNobodyLooksAtAnyMore)
{
    open(idText);
    {
        DocumentPage page;
        page.setWidth(420);
        page.setDocument(model.get());
    }
    DocumentPage page;
    page.setWidth(300);
    page.setDocument(model.get());
    page.setWidth(200);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !page.picture().isNull(); }));
    EXPECT_EQ(page.picture().width(), 200);
}

TEST_F(Documents, TellAScannedPaperByColourAndWords)
{
    const findings::RecordCode code{.kind = findings::RecordKind::minutes, .id = id, .hash = {}};
    for (const auto &[match, level] :
         {std::pair{findings::RecordMatch::agrees, u"success"_s}, std::pair{findings::RecordMatch::differs, u"error"_s},
          std::pair{findings::RecordMatch::unknown, u"info"_s}}) {
        records.match = match;
        model->check(code);
        QCoreApplication::processEvents();
        EXPECT_EQ(checkedAs, level);
    }
    records.match = findings::RecordMatch::agrees;
    model->check(code);
    QCoreApplication::processEvents();
    const QString agreeing = checkedText;
    records.replacedAt = samples::now;
    model->check(code);
    QCoreApplication::processEvents();
    EXPECT_EQ(checkedAs, u"warning"_s) << "later minutes stand in its place";
    EXPECT_GT(checkedText.size(), agreeing.size());
    records.withdrawnResult = {.at = samples::now, .by = "An", .reason = "đếm sai"};
    model->check(code);
    QCoreApplication::processEvents();
    EXPECT_EQ(checkedAs, u"error"_s) << "its result does not hold";
    EXPECT_TRUE(checkedText.contains(u"đếm sai"_s));
    EXPECT_NE(DocumentsModel::textOf(findings::RecordCodeError::newer),
              DocumentsModel::textOf(findings::RecordCodeError::damaged));
}

} // namespace
} // namespace nqi::ui
