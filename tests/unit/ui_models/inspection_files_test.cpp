// SPDX-License-Identifier: Apache-2.0
// Files on their way into the minutes: storing one may take a while, and may fail.
#include "tests/unit/ui_models/inspection_model_fixture.h"

#include <QSignalSpy>

namespace nqi::ui {

namespace {

class InspectionFiles : public InspectionModelTest {
protected:
    void SetUp() override
    {
        begin();
        (void)model->set(u"establishment.name"_s, u"Sao Mai"_s);
        answers();
        model->setCamera([] { return decode::EncodedPicture{decode::Bytes(64), "image/jpeg"}; });
    }
    void sign(const QString &party, const QString &name)
    {
        model->addSignature({{u"party"_s, party}, {u"name"_s, name}}, party.toUtf8(), model->contentDigest());
    }
};

TEST_F(InspectionFiles, ASignatureThatIsBeingStoredIsKeptBeforeItIsClosed)
{
    service.held = true;
    sign(u"teamHead"_s, u"Nguyễn A"_s);
    model->close();
    answers();
    EXPECT_TRUE(model->isOpen());
    EXPECT_TRUE(model->isBusy());
    EXPECT_EQ(model->keptLevel(), u"info");
    service.storeHeld();
    answers();
    EXPECT_FALSE(model->isOpen());
    ASSERT_EQ(last().signatures.size(), 1U);
    EXPECT_EQ(last().signatures.front().person.name, "Nguyễn A");
    EXPECT_TRUE(last().signatures.front().image);
}

TEST_F(InspectionFiles, APhotographThatIsBeingStoredIsKeptBeforeAnotherInspectionIsOpened)
{
    const Inspection other = findings::wholeInspection();
    service.versions.push_back({.number = service.versions.size() + 1,
                                .inspection = other,
                                .keptAt = {},
                                .editor = {},
                                .minutes = std::nullopt});
    const QString id = model->inspectionId();
    service.held = true;
    model->attachFrame(u"Kệ hàng"_s);
    model->resume(QString::fromStdString(other.id.text()));
    answers();
    EXPECT_EQ(model->inspectionId(), id);
    service.storeHeld();
    answers();
    EXPECT_EQ(model->inspectionId(), QString::fromStdString(other.id.text()));
    EXPECT_EQ(QString::fromStdString(last().id.text()), id);
    ASSERT_EQ(last().evidence.size(), 1U);
    EXPECT_EQ(last().evidence.front().label, "Kệ hàng");
}

TEST_F(InspectionFiles, NothingIsSignedWhileAFileIsBeingStored)
{
    model->close();
    answers();
    openWhole();
    for (const QString &party : {u"teamHead"_s, u"inspected"_s, u"witness"_s}) {
        sign(party, party == u"witness" ? u"Phạm D"_s : u"A"_s);
        answers();
    }
    ASSERT_EQ(gapCodes(), QStringList());
    service.held = true;
    model->attachFrame(u"Kệ hàng"_s);
    model->sign();
    answers();
    EXPECT_FALSE(model->isReadOnly());
    service.failure = findings::JournalError::diskFull;
    service.storeHeld();
    answers();
    EXPECT_FALSE(model->isReadOnly()) << "one that could not be stored is not forgotten";
    EXPECT_EQ(model->messageLevel(), u"error");
    EXPECT_FALSE(model->isBusy());
    service.failure.reset();
    model->leaveOut();
    model->sign();
    answers();
    EXPECT_TRUE(model->isReadOnly()) << model->message().toStdString();
}

TEST_F(InspectionFiles, WhatCouldNotBeStoredStaysUntilItIsStored)
{
    const QSignalSpy added(model.get(), &InspectionModel::annexAdded);
    service.failure = findings::JournalError::diskFull;
    sign(u"teamHead"_s, u"Nguyễn A"_s);
    model->attachFrame(u"Kệ hàng"_s);
    answers();
    EXPECT_TRUE(model->unstoredText().contains(u"“Signature”, “Kệ hàng”"_s)) << model->unstoredText().toStdString();
    EXPECT_TRUE(model->unstoredText().contains(u"the disk is full"_s)) << model->unstoredText().toStdString();
    EXPECT_EQ(added.count(), 0);
    model->close();
    answers();
    EXPECT_TRUE(model->isOpen()) << "it would be lost";
    EXPECT_FALSE(model->isBusy());
    EXPECT_FALSE(model->unstoredText().isEmpty());
    service.failure.reset();
    model->storeAgain();
    answers();
    EXPECT_EQ(model->unstoredText(), QString());
    ASSERT_EQ(added.count(), 1);
    EXPECT_EQ(added.front().front().toString(), u"Kệ hàng");
    model->close();
    answers();
    EXPECT_FALSE(model->isOpen());
    EXPECT_EQ(last().signatures.size(), 1U);
    EXPECT_EQ(last().evidence.size(), 2U);
}

TEST_F(InspectionFiles, ASignatureThatIsStoredLateWasGivenWhenItWasGiven)
{
    const Instant given = now;
    service.failure = findings::JournalError::diskFull;
    sign(u"teamHead"_s, u"Nguyễn A"_s);
    answers();
    now += std::chrono::hours(2);
    service.failure.reset();
    model->storeAgain();
    answers();
    ASSERT_EQ(last().signatures.size(), 1U);
    EXPECT_EQ(last().signatures.front().at, given);
}

TEST_F(InspectionFiles, WhoSignsAgainDoesSoInPlaceOfWhatCouldNotBeStored)
{
    service.failure = findings::JournalError::diskFull;
    sign(u"teamHead"_s, u"Nguyễn A"_s);
    sign(u"inspected"_s, u"Trần B"_s);
    answers();
    service.failure.reset();
    sign(u"teamHead"_s, u"Nguyễn A"_s);
    answers();
    EXPECT_FALSE(model->unstoredText().isEmpty()) << "that of the other party still waits";
    model->close();
    answers();
    EXPECT_FALSE(model->isOpen());
    ASSERT_EQ(last().signatures.size(), 2U);
    EXPECT_NE(last().signatures[0].party, last().signatures[1].party);
}

TEST_F(InspectionFiles, ClosingStoresWhatCouldNotBeStoredBefore)
{
    service.failure = findings::JournalError::busy;
    model->attachFrame(u"Kệ hàng"_s);
    answers();
    EXPECT_FALSE(model->unstoredText().isEmpty());
    service.failure.reset();
    model->close();
    answers();
    EXPECT_FALSE(model->isOpen());
    EXPECT_EQ(last().evidence.size(), 1U);
}

TEST_F(InspectionFiles, WhatIsLeftOutKeepsNobody)
{
    service.failure = findings::JournalError::tooLarge;
    model->attachFrame(u"Kệ hàng"_s);
    answers();
    service.failure.reset();
    model->leaveOut();
    EXPECT_EQ(model->unstoredText(), QString());
    model->close();
    answers();
    EXPECT_FALSE(model->isOpen());
    EXPECT_TRUE(last().evidence.empty());
}

TEST_F(InspectionFiles, AFileThatIsNoneAddsNothing)
{
    const QSignalSpy added(model.get(), &InspectionModel::annexAdded);
    model->attach(QUrl::fromLocalFile(folder.filePath(u"nothing.pdf"_s)), u"Hóa đơn"_s);
    answers();
    EXPECT_EQ(added.count(), 0) << "its name stays to try again";
    EXPECT_EQ(model->messageLevel(), u"error");
}

} // namespace

} // namespace nqi::ui
