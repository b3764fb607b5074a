// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/application.h"
#include "ui/models/consignment_model.h"
#include "ui/models/settings_model.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

/// Answers an opening when it is told to.
class Service final : public ConsignmentService {
public:
    std::vector<std::string> declarations;
    std::vector<std::string> packages;
    Opened opening;       ///< that waits for its answer
    bool tooLate = false; ///< to cancel

    void openDeclaration(std::string number, std::string, Opened answer) override
    {
        declarations.push_back(std::move(number));
        opening = std::move(answer);
    }
    void openFile(std::string, std::string, Opened answer) override { opening = std::move(answer); }
    void openPackage(std::string sscc, std::string, Opened answer) override
    {
        packages.push_back(std::move(sscc));
        opening = std::move(answer);
    }
    void resume(Uuid, Opened answer) override { opening = std::move(answer); }
    bool cancelOpening() override
    {
        if (!tooLate)
            opening = {};
        return !tooLate;
    }
    void list(consignment::CheckQuery, Listed answer) override { answer(std::vector<consignment::CheckSummary>()); }
    void append(Uuid, std::vector<consignment::Entry>, Kept answer) override { answer({}); }
    void stopDuties() override {}
    void duties(consignment::Consignment, Judged) override {}
    void finish(Uuid, consignment::Entry, std::vector<consignment::LineDuty>, Kept) override {}
    void makeMinutes(Uuid, std::string, std::vector<consignment::LineDuty>, Kept) override {}
};

class ConsignmentOpening : public testing::Test {
protected:
    ConsignmentOpening()
    {
        application();
        model.setCounting(true);
    }
    void scan(const std::string &code) { model.onScanned({itemOf(code)}); }
    /// The camera sees these, so many seconds after it began.
    void see(const std::vector<std::string> &codes, int second)
    {
        inspect::View view;
        view.frame.time = Instant(std::chrono::seconds(second));
        view.symbols.resize(codes.size());
        for (const std::string &code : codes)
            view.items.push_back(itemOf(code));
        model.onView(view);
    }
    void opens()
    {
        OpenedCheck opened;
        opened.check.summary.id.bytes[0] = std::byte{1};
        opened.check.consignment.lines = {{.number = 1, .gtin = 6'909'990'010'010, .quantity = 10}};
        std::exchange(service.opening, {})(std::move(opened));
        QCoreApplication::processEvents();
    }
    void fails(const std::string &problem)
    {
        std::exchange(service.opening, {})(std::unexpected(problem));
        QCoreApplication::processEvents();
    }

    QTemporaryDir folder;
    Service service;
    SettingsModel settings{folder.filePath(u"settings.ini"_s), folder.path()};
    ConsignmentModel model{&service, settings, [] { return Instant(); }};
    const std::string pallet = "069099910000000010";

private:
    static inspect::Inspected itemOf(const std::string &code)
    {
        inspect::Inspected one;
        one.item.messages = {gs1::parse(code)};
        return one;
    }
};

TEST_F(ConsignmentOpening, AScannedPalletOpensItsConsignment)
{
    scan("]C100" + pallet);
    EXPECT_EQ(service.packages, std::vector{pallet});
    opens();
    EXPECT_TRUE(model.isOpen());
    scan("(00)069099910000000027");
    EXPECT_EQ(service.packages.size(), 1U) << "while a check is open, pallets are counted";
}

TEST_F(ConsignmentOpening, AnSsccIsFoundWhateverStandsBesideIt)
{
    model.openNumber(u"]C100069099910000000010"_s + u'\x1D' + u"400PO-17"_s);
    ASSERT_EQ(service.packages, std::vector{pallet});
    fails("notListed");
    model.openNumber(u" (00)069099910000000010(02)06909990010010(37)40 "_s);
    EXPECT_EQ(service.packages, std::vector({pallet, pallet}));
    fails("notListed");
    model.openNumber(u" 107462913550 "_s);
    EXPECT_EQ(service.declarations, std::vector<std::string>{"107462913550"});
}

TEST_F(ConsignmentOpening, OfAnythingElseItIsSaidWhatItIs)
{
    scan("(01)06909990010010(10)L17");
    EXPECT_TRUE(service.packages.empty());
    EXPECT_TRUE(model.message().startsWith(u"(01)06909990010010(10)L17"_s));
    EXPECT_EQ(model.messageLevel(), u"info");
    const QString goods = model.message();
    scan("https://example.com/advert");
    EXPECT_FALSE(model.message().isEmpty());
    EXPECT_NE(model.message(), goods);
    scan("(00)" + pallet);
    EXPECT_TRUE(model.message().isEmpty()) << "it is being opened";
}

TEST_F(ConsignmentOpening, NothingIsOfferedWhileAnotherPageIsInFront)
{
    model.setCounting(false);
    scan("(00)" + pallet);
    see({"(00)" + pallet}, 0);
    EXPECT_TRUE(service.packages.empty());
    EXPECT_TRUE(model.message().isEmpty());
}

TEST_F(ConsignmentOpening, TheCameraOffersAPalletOnceWhileItIsInSight)
{
    see({"(01)06909990010010", "(00)" + pallet}, 0);
    EXPECT_EQ(service.packages.size(), 1U) << "a pallet goes before the goods on it";
    fails("notListed");
    see({"(01)06909990010010", "(00)" + pallet}, 1);
    see({"(00)" + pallet}, 3);
    EXPECT_EQ(service.packages.size(), 1U) << "it lies there still";
    see({"(01)06909990010010"}, 5);
    see({"(00)" + pallet}, 9);
    EXPECT_EQ(service.packages.size(), 2U) << "it is shown again";
}

TEST_F(ConsignmentOpening, WhatLiesBeforeTheCameraDoesNotOpenAgainWhatIsClosed)
{
    see({"(00)" + pallet}, 0);
    opens();
    for (int second = 1; second < 10; ++second)
        see({"(00)" + pallet}, second);
    QCoreApplication::processEvents();
    model.close();
    see({"(00)" + pallet}, 10);
    EXPECT_EQ(service.packages.size(), 1U);
    EXPECT_FALSE(model.isOpen());
}

TEST_F(ConsignmentOpening, MayBeCancelledAndLeavesNothing)
{
    model.cancelOpening();
    EXPECT_TRUE(model.message().isEmpty()) << "nothing is being opened";
    model.openNumber(u"107462913550"_s);
    EXPECT_TRUE(model.isOpening());
    model.cancelOpening();
    EXPECT_FALSE(model.isOpening());
    EXPECT_FALSE(model.isBusy());
    EXPECT_FALSE(model.isOpen());
    EXPECT_FALSE(model.message().isEmpty());
    scan("(00)" + pallet);
    EXPECT_EQ(service.packages.size(), 1U) << "another may be opened at once";
}

TEST_F(ConsignmentOpening, ThatWasGoneThroughWithIsNotCancelled)
{
    service.tooLate = true;
    model.openNumber(u"107462913550"_s);
    model.cancelOpening();
    EXPECT_TRUE(model.isOpening()) << "its answer is on the way";
    opens();
    EXPECT_FALSE(model.isOpening());
    EXPECT_TRUE(model.isOpen());
}

} // namespace
} // namespace nqi::ui
