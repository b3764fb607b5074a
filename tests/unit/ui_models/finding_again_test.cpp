// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/finding_drafts_fixture.h"

namespace nqi::ui {
namespace {

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
