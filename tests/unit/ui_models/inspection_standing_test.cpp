// SPDX-License-Identifier: Apache-2.0
// An inspection of which another version is kept while it is shown.
#include "tests/unit/ui_models/inspection_model_fixture.h"

namespace nqi::ui {

namespace {

/// Minutes that everybody has signed, and that are made anew elsewhere: by a result that is given again.
class OutdatedInspection : public InspectionModelTest {
protected:
    void openSigned()
    {
        openWhole();
        for (const QString &party : {u"teamHead"_s, u"inspected"_s, u"witness"_s}) {
            model->addSignature({{u"party"_s, party}, {u"name"_s, party == u"witness" ? u"Phạm D"_s : u"A"_s}},
                                party.toUtf8(), model->contentDigest());
            answers();
        }
        ASSERT_EQ(gapCodes(), QStringList());
    }
    void makeAnew()
    {
        Inspection anew = last();
        findings::dropSignatures(anew);
        anew.conclusion = "Kết quả mới";
        service.versions.push_back(
            {.number = service.versions.size() + 1, .inspection = anew, .keptAt = {}, .editor = {}, .minutes = {}});
    }
    QString conclusion() { return model->fields()[u"conclusion"_s].toString(); }
};

TEST_F(OutdatedInspection, IsReadAgainAndNotOverwrittenByWhatIsShown)
{
    for (const bool told : {true, false}) {
        openWhole();
        makeAnew();
        const auto before = service.versions.size();
        model->meet(sighting("04006381333931", verdict::Overall::noRecord));
        if (told)
            model->readAgain(model->inspectionId());
        else
            model->flush();
        answers();
        EXPECT_EQ(service.versions.size(), before);
        EXPECT_EQ(conclusion(), u"Kết quả mới");
        EXPECT_EQ(model->messageLevel(), u"warning") << "what was met is not in it";
        model->meet(sighting("04006381333931", verdict::Overall::noRecord));
        settle();
        ASSERT_EQ(service.versions.size(), before + 1) << "and it goes on from there";
        EXPECT_EQ(last().conclusion, "Kết quả mới");
        EXPECT_EQ(last().items.back().key, "04006381333931");
        model->close();
        answers();
        service.versions.clear();
    }
}

TEST_F(OutdatedInspection, IsReadAgainWithWhatWasKeptInTime)
{
    openWhole();
    (void)model->set(u"outsideScope"_s, u"Hàng bên cạnh"_s);
    model->readAgain(model->inspectionId());
    (void)model->set(u"conclusion"_s, u"Nhập trong lúc đọc"_s);
    answers();
    EXPECT_EQ(last().outsideScope, "Hàng bên cạnh");
    EXPECT_EQ(last().conclusion, "Nhập trong lúc đọc");
    EXPECT_EQ(conclusion(), u"Nhập trong lúc đọc");
    EXPECT_EQ(model->message(), QString());
}

TEST_F(OutdatedInspection, IsClosedWhenItCannotBeReadAgain)
{
    openWhole();
    (void)model->set(u"conclusion"_s, u"một"_s);
    settle();
    const QString id = model->inspectionId();
    service.unopened = findings::JournalError::busy;
    model->readAgain(id);
    answers();
    EXPECT_FALSE(model->isOpen()) << "nobody goes on with what may be outdated";
    EXPECT_EQ(model->messageLevel(), u"error");
    EXPECT_EQ(settings.openInspection(), id) << "it is opened later";
}

TEST_F(OutdatedInspection, IsNotSigned)
{
    openSigned();
    model->sign();
    makeAnew(); // between the keeping and the signing
    answers();
    EXPECT_FALSE(model->isReadOnly());
    EXPECT_EQ(conclusion(), u"Kết quả mới");
    EXPECT_EQ(model->messageLevel(), u"warning");
    EXPECT_FALSE(service.versions.back().minutes);
}

TEST_F(OutdatedInspection, IsNotGivenUpBeforeItWasShown)
{
    for (const bool entered : {true, false}) {
        openWhole();
        if (entered)
            (void)model->set(u"outsideScope"_s, u"Hàng bên cạnh"_s);
        makeAnew();
        const auto before = service.versions.size();
        model->withdraw();
        answers();
        EXPECT_EQ(service.versions.size(), before);
        ASSERT_TRUE(model->isOpen());
        EXPECT_EQ(conclusion(), u"Kết quả mới");
        EXPECT_EQ(model->messageLevel(), u"warning");
        model->withdraw();
        answers();
        EXPECT_TRUE(service.versions.empty()) << "now it was";
        EXPECT_FALSE(model->isOpen());
        service.versions.clear();
    }
}

TEST_F(OutdatedInspection, AsItWasKeptBeforeIsNotSignedForWhatIsShown)
{
    openSigned();
    service.failure = findings::JournalError::tooLarge;
    model->sign();
    answers();
    EXPECT_FALSE(model->isReadOnly()) << "what is shown was not kept";
    EXPECT_EQ(model->messageLevel(), u"error");
    EXPECT_FALSE(service.versions.back().minutes);
    service.failure.reset();
    model->sign();
    answers();
    EXPECT_TRUE(model->isReadOnly()) << model->message().toStdString();
}

} // namespace

} // namespace nqi::ui
