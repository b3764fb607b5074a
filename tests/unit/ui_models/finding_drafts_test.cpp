// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/models/no_field_service.h"
#include "tests/unit/ui_models/application.h"
#include "ui/models/finding_model.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace nqi::ui {

namespace {

using namespace Qt::StringLiterals;

/// What a disk holds of findings that are being written; saving forgets as the field database does.
class Disk final : public NoFieldService, public FindingDrafts {
public:
    std::map<Uuid, FindingInProgress> held;
    std::vector<Uuid> damaged;
    std::vector<findings::Draft> saved;
    std::vector<std::vector<findings::Attachment>> files;
    bool full = false;
    bool locked = false;
    bool slow = false;                          ///< what is held was read, and is told when the test says so
    std::vector<std::function<void()>> answers; ///< that wait for it
    int writes = 0;

    void save(findings::Draft draft, std::vector<findings::Attachment> photos, std::optional<verdict::Grounds>,
              Saved answer) override
    {
        if (full)
            return answer(std::unexpected(findings::JournalError::diskFull));
        if (draft.unfinished)
            held.erase(*draft.unfinished);
        saved.push_back(std::move(draft));
        files.push_back(std::move(photos));
        answer(findings::Finding{});
    }
    Uuid freshId() override { return Uuid::version7({}, m_random); }
    void keep(FindingInProgress finding, Done answer) override
    {
        ++writes;
        if (full)
            return answer(std::unexpected(findings::JournalError::diskFull));
        const Uuid id = finding.written.id;
        held.insert_or_assign(id, std::move(finding));
        answer({});
    }
    void forget(const Uuid &id, Done answer) override
    {
        if (full)
            return answer(std::unexpected(findings::JournalError::diskFull));
        held.erase(id);
        std::erase(damaged, id);
        answer({});
    }
    void all(std::function<void(std::expected<Kept, findings::JournalError>)> answer) override
    {
        if (locked)
            return answer(std::unexpected(findings::JournalError::locked));
        Kept kept{.findings = {}, .damaged = damaged};
        for (const auto &[id, finding] : held)
            kept.findings.push_back(finding);
        if (slow)
            answers.push_back([answer = std::move(answer), kept = std::move(kept)] { answer(kept); });
        else
            answer(std::move(kept));
    }

private:
    Random m_random = seededRandom(7);
};

/// Goods as they are met: photographed or typed, and judged under what was answered.
struct Met {
    std::string frame{}; ///< empty: typed
    verdict::Context context{};
    verdict::Overall overall = verdict::Overall::attention;
};

class FindingDraftsTest : public testing::Test {
protected:
    QGuiApplication &app = application();
    QTemporaryDir folder;
    Disk disk;
    SettingsModel settings{folder.filePath(u"settings.ini"_s), folder.path()};
    ResultModel result;
    std::unique_ptr<FindingModel> model = started();

    [[nodiscard]] std::unique_ptr<FindingModel> started()
    {
        auto made = std::make_unique<FindingModel>(
            FindingModel::Needs{.service = disk, .result = result, .settings = settings, .drafts = &disk});
        made->offerKept();
        QCoreApplication::processEvents();
        return made;
    }
    /// As a kill does: nothing is asked of the model any more.
    void kill()
    {
        const auto left = disk.held;
        model.reset();
        disk.held = left;
        result.show(std::nullopt);
        model = started();
    }
    void begin(const std::string &key, Met met = {})
    {
        result.forgetAll(); // what was answered is what `met` says
        catalog::Facts facts;
        Sighting one{
            .inspected = {.item = {}, .facts = std::move(facts), .verdict = {}, .rules = nullptr, .judgedAt = {}},
            .photo = met.frame.empty() ? nullptr : frame(met.frame),
            .again = false};
        one.inspected.item.key = key;
        one.inspected.verdict.overall = met.overall;
        one.inspected.context = std::move(met.context);
        result.show(one);
        model->begin();
    }
    [[nodiscard]] static std::shared_ptr<const decode::EncodedPicture> frame(const std::string &content)
    {
        decode::EncodedPicture picture{.bytes = {}, .mediaType = "image/jpeg"};
        for (const char c : content)
            picture.bytes.push_back(static_cast<std::byte>(c));
        return std::make_shared<const decode::EncodedPicture>(std::move(picture));
    }
    [[nodiscard]] static verdict::Context answers(const std::string &owner)
    {
        verdict::Context context;
        context.labelOwner = owner;
        context.labelMarks = {{"name", false}};
        context.confirmedTier = catalog::Tier::high;
        context.tierReason = "Điện áp";
        return context;
    }
    /// What was saved last: each file as label and content.
    [[nodiscard]] std::vector<std::string> savedFiles()
    {
        model->save();
        QCoreApplication::processEvents();
        std::vector<std::string> files;
        for (const findings::Attachment &one : disk.files.back())
            files.push_back(one.label + ' ' +
                            std::string(reinterpret_cast<const char *>(one.bytes.data()), one.bytes.size()));
        return files;
    }
    [[nodiscard]] QUrl picture() const
    {
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::white);
        const QString file = folder.filePath(u"picture.png"_s);
        EXPECT_TRUE(image.save(file));
        return QUrl::fromLocalFile(file);
    }
    [[nodiscard]] QString key(int row) const { return model->unfinished()[row].toMap()[u"key"_s].toString(); }
};

TEST_F(FindingDraftsTest, WhatIsEnteredIsKeptByItselfAndOfferedAfterAKill)
{
    begin("A");
    EXPECT_EQ(disk.writes, 0) << "nothing was entered";
    model->setNote(u"Mũ không"_s);
    model->setNote(u"Mũ không có dấu"_s);
    EXPECT_EQ(disk.writes, 0) << "not with every key";
    ASSERT_TRUE(QTest::qWaitFor([&] { return disk.writes == 1; }, 3000));
    kill();
    ASSERT_EQ(model->unfinished().size(), 1);
    EXPECT_FALSE(model->unfinished()[0].toMap()[u"shown"_s].toBool());
    model->goOnWith(key(0));
    EXPECT_EQ(model->note(), u"Mũ không có dấu");
    model->save();
    QCoreApplication::processEvents();
    EXPECT_EQ(disk.saved.back().item.key, "A");
    EXPECT_TRUE(disk.held.empty()) << "the saving forgets it";
    kill();
    EXPECT_TRUE(model->unfinished().isEmpty());
}

TEST_F(FindingDraftsTest, ClosingTheSheetKeepsAtOnce)
{
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    EXPECT_EQ(disk.writes, 1);
    model->keep();
    EXPECT_EQ(disk.writes, 1) << "nothing has changed";
    model->setNote(u"2"_s);
    model.reset();
    EXPECT_EQ(disk.writes, 2) << "so does the end of the app";
    EXPECT_EQ(disk.held.size(), 1U) << "in place of what was kept before";
    EXPECT_EQ(disk.held.begin()->second.written.draft.note, "2");
}

TEST_F(FindingDraftsTest, ItsPicturesComeBack)
{
    begin("A");
    model->addPicture(picture(), u"front"_s);
    model->setPhoto(false);
    model->keep();
    kill();
    model->goOnWith(key(0));
    ASSERT_EQ(model->photos().size(), 1);
    EXPECT_EQ(model->photos()[0].toMap()[u"label"_s].toString(), u"front");
    EXPECT_FALSE(model->photos()[0].toMap()[u"source"_s].toString().isEmpty());
    model->save();
    QCoreApplication::processEvents();
    ASSERT_EQ(disk.files.back().size(), 1U);
    EXPECT_EQ(disk.files.back()[0].label, "front");
}

TEST_F(FindingDraftsTest, ItReturnsToItsInspectionAndToWhatItCorrects)
{
    const Uuid inspection = Uuid::version7({}, seededRandom(1));
    const Uuid corrected = Uuid::version7({}, seededRandom(2));
    model->setInspection(inspection,
                         {.description = "Chợ Đồng Xuân", .latitude = 21.03, .longitude = 105.85, .listing = {}});
    begin("A");
    model->setNote(u"1"_s);
    findings::Draft before;
    before.item.key = "B";
    before.note = "trước";
    model->beginCorrection(corrected, before);
    model->setNote(u"2"_s);
    model->keep();
    kill();
    ASSERT_EQ(model->unfinished().size(), 2);
    for (const QVariant &row : model->unfinished())
        model->goOnWith(row.toMap()[u"key"_s].toString());
    EXPECT_EQ(model->unfinished().size(), 2) << "the one is put aside for the other";
    for (int i = 0; i < 2; ++i) {
        const QVariantList rows = model->unfinished();
        model->goOnWith(rows[0].toMap()[u"key"_s].toString());
        model->save();
        QCoreApplication::processEvents();
    }
    ASSERT_EQ(disk.saved.size(), 2U);
    const auto of = [&](std::string_view key) {
        return *std::ranges::find(disk.saved, key, [](const auto &one) { return one.item.key; });
    };
    EXPECT_EQ(of("A").inspection, inspection);
    EXPECT_EQ(of("A").place.description, "Chợ Đồng Xuân");
    EXPECT_EQ(of("A").place.latitude, 21.03);
    EXPECT_EQ(of("B").corrects, corrected);
    EXPECT_EQ(of("B").inspection, std::nullopt);
}

TEST_F(FindingDraftsTest, ADiscardedOneIsGoneAndKeptAgainWhenItIsHadBack)
{
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    const QString of = key(0);
    model->discard(of);
    EXPECT_TRUE(disk.held.empty());
    model->restoreDiscarded();
    EXPECT_EQ(disk.held.size(), 1U);
    model->discard(of);
    kill();
    EXPECT_TRUE(model->unfinished().isEmpty());
}

TEST_F(FindingDraftsTest, OneThatCouldNotBeDiscardedIsListedWithTheReason)
{
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    disk.damaged = {Uuid::version7({}, seededRandom(3))};
    kill();
    ASSERT_EQ(model->unfinished().size(), 2);
    disk.full = true;
    for (const int row : {0, 1}) {
        model->discard(key(row));
        QCoreApplication::processEvents();
        EXPECT_EQ(model->discarded(), QString()) << row;
        EXPECT_EQ(model->unfinished().size(), 2) << row;
        EXPECT_FALSE(model->discardProblem().isEmpty()) << row;
    }
    disk.full = false;
    model->discard(key(1));
    model->discard(key(0));
    QCoreApplication::processEvents();
    EXPECT_FALSE(model->discarded().isEmpty());
    EXPECT_EQ(model->discardProblem(), QString());
    EXPECT_TRUE(model->unfinished().isEmpty());
    EXPECT_TRUE(disk.held.empty());
}

TEST_F(FindingDraftsTest, ADiscardedOneDoesNotComeBackWithAnAnswerThatWasUnderWay)
{
    begin("A");
    model->setNote(u"1"_s);
    begin("B");
    model->setNote(u"2"_s);
    model->keep();
    disk.slow = true;
    model->save();
    QCoreApplication::processEvents();
    ASSERT_EQ(disk.answers.size(), 1U) << "asked for with the saving";
    model->discard(key(0));
    QCoreApplication::processEvents();
    ASSERT_EQ(disk.answers.size(), 2U);
    for (const auto &answer : disk.answers) {
        answer();
        QCoreApplication::processEvents();
        EXPECT_TRUE(model->unfinished().isEmpty());
    }
}

TEST_F(FindingDraftsTest, WhatIsDamagedIsSaid)
{
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    disk.held.begin()->second.lost = 2;
    disk.damaged = {Uuid::version7({}, seededRandom(3))};
    kill();
    ASSERT_EQ(model->unfinished().size(), 2);
    EXPECT_TRUE(model->unfinished()[1].toMap()[u"damaged"_s].toBool());
    model->discard(key(1));
    EXPECT_TRUE(disk.damaged.empty());
    ASSERT_EQ(model->unfinished().size(), 1);
    model->goOnWith(key(0));
    EXPECT_EQ(model->messageLevel(), u"warning") << model->message().toStdString();
    EXPECT_EQ(model->note(), u"1");
}

TEST_F(FindingDraftsTest, ThatTheDiskIsFullIsSaidUntilThereIsSpace)
{
    disk.full = true;
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    QCoreApplication::processEvents();
    EXPECT_TRUE(model->isUnkept());
    model->save();
    QCoreApplication::processEvents();
    EXPECT_EQ(model->savedId(), QString());
    disk.full = false;
    model->keep();
    QCoreApplication::processEvents();
    EXPECT_FALSE(model->isUnkept());
    EXPECT_EQ(disk.held.size(), 1U);
}

TEST_F(FindingDraftsTest, NothingIsOfferedBeforeTheDeviceIsUnlocked)
{
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    disk.locked = true;
    kill();
    EXPECT_TRUE(model->unfinished().isEmpty());
    disk.locked = false;
    model->offerKept();
    QCoreApplication::processEvents();
    EXPECT_EQ(model->unfinished().size(), 1);
}

TEST_F(FindingDraftsTest, TheSameGoodsGoOnWithWhatWasKept)
{
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    kill();
    begin("A");
    EXPECT_EQ(model->note(), u"1");
    model->setNote(u"2"_s);
    model->keep();
    EXPECT_EQ(disk.held.size(), 1U) << "it is the same one";
}

TEST_F(FindingDraftsTest, ThePictureStaysWhenTheGoodsAreTypedNow)
{
    begin("A", {.frame = "1"});
    model->setNote(u"1"_s);
    model->keep();
    begin("A");
    EXPECT_TRUE(model->isPhotoAvailable());
    kill();
    begin("A");
    EXPECT_TRUE(model->isPhotoAvailable());
    model->keep();
    ASSERT_TRUE(disk.held.begin()->second.frame) << "nor does the disk lose it";
    EXPECT_EQ(savedFiles(), std::vector<std::string>{"frame 1"});
}

TEST_F(FindingDraftsTest, OfTwoPicturesTheEarlierBecomesAPhotograph)
{
    begin("A", {.frame = "1"});
    model->setNote(u"1"_s);
    model->keep();
    begin("A", {.frame = "1"});
    EXPECT_TRUE(model->photos().isEmpty()) << "the same picture";
    kill();
    begin("A", {.frame = "2"});
    begin("A", {.frame = "2"});
    ASSERT_EQ(model->photos().size(), 1);
    EXPECT_EQ(model->photos()[0].toMap()[u"label"_s].toString(), u"frame");
    EXPECT_EQ(savedFiles(), (std::vector<std::string>{"frame 2", "frame 1"}));
}

TEST_F(FindingDraftsTest, APictureThatWasLeftOutStaysOut)
{
    begin("A", {.frame = "1"});
    model->setPhoto(false);
    begin("A", {.frame = "2"});
    EXPECT_TRUE(savedFiles().empty());
}

TEST_F(FindingDraftsTest, AnswersOfThenStandWithTheirVerdictWhereNoneAreGivenNow)
{
    begin("A", {.frame = "1", .context = answers("Công ty A"), .overall = verdict::Overall::violation});
    model->setNote(u"1"_s);
    model->keep();
    kill();
    begin("A", {.frame = "2"});
    EXPECT_TRUE(model->choice().isEmpty());
    EXPECT_EQ(model->note(), u"1");
    EXPECT_EQ(model->unfinished()[0].toMap()[u"level"_s].toString(), u"violation") << "what the sheet shows of it";
    EXPECT_EQ(savedFiles(), (std::vector<std::string>{"frame 1", "frame 2"})) << "each picture with its scan";
    EXPECT_EQ(disk.saved.back().context, answers("Công ty A"));
    EXPECT_EQ(disk.saved.back().verdict.overall, verdict::Overall::violation);
}

TEST_F(FindingDraftsTest, MoreAnswersThanThenAreThoseOfNow)
{
    begin("A", {.context = answers("Công ty A")});
    model->setNote(u"1"_s);
    verdict::Context more = answers("Công ty A");
    more.labelMarks.push_back({"origin", true});
    more.labelQuantity = "500 g";
    begin("A", {.context = more, .overall = verdict::Overall::danger});
    EXPECT_TRUE(model->choice().isEmpty());
    EXPECT_EQ(model->note(), u"1");
    model->setNoPhotoReason(u"gõ tay"_s);
    EXPECT_TRUE(savedFiles().empty());
    EXPECT_EQ(disk.saved.back().context, more);
    EXPECT_EQ(disk.saved.back().verdict.overall, verdict::Overall::danger);
}

TEST_F(FindingDraftsTest, WhereAnswersDifferAPersonSaysHowToGoOn)
{
    const auto differ = [&] {
        model.reset();
        disk.held.clear();
        result.show(std::nullopt);
        model = started();
        begin("A", {.frame = "1", .context = answers("Công ty A")});
        model->setNote(u"1"_s);
        model->addPicture(picture(), u"front"_s);
        model->keep();
        kill();
        begin("A", {.frame = "2", .context = answers("Công ty B")});
        EXPECT_FALSE(model->choice().isEmpty());
        EXPECT_FALSE(model->canSave());
        EXPECT_EQ(model->note(), QString());
        model->addPicture(picture(), u"back"_s);
        model->keep();
        EXPECT_EQ(disk.held.size(), 1U);
        EXPECT_EQ(disk.held.begin()->second.written.draft.context, answers("Công ty A")) << "nothing is lost meanwhile";
    };
    differ();
    model->goOnWith(model->choice()[u"key"_s].toString());
    EXPECT_TRUE(model->choice().isEmpty());
    EXPECT_EQ(model->note(), u"1");
    EXPECT_EQ(savedFiles().front(), "frame 1");
    EXPECT_EQ(disk.saved.back().context, answers("Công ty A"));

    differ();
    model->goOnWithNewAnswers();
    EXPECT_TRUE(model->choice().isEmpty());
    EXPECT_EQ(model->note(), u"1");
    EXPECT_EQ(model->photos().size(), 2) << "with the picture of then";
    EXPECT_EQ(savedFiles().front(), "frame 2");
    EXPECT_EQ(disk.saved.back().context, answers("Công ty B"));
    EXPECT_TRUE(disk.held.empty());

    differ();
    model->beginAnew();
    EXPECT_TRUE(model->choice().isEmpty());
    EXPECT_TRUE(disk.held.empty());
    EXPECT_EQ(savedFiles(), std::vector<std::string>{"frame 2"}) << "nothing was taken before somebody had chosen";
    EXPECT_EQ(disk.saved.back().note, "");
    EXPECT_EQ(disk.saved.back().context, answers("Công ty B"));

    differ();
    model.reset();
    EXPECT_EQ(disk.held.size(), 1U) << "nobody has chosen";
}

} // namespace

} // namespace nqi::ui
