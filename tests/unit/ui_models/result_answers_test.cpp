// SPDX-License-Identifier: Apache-2.0
// What the inspector said of items, for as long as the session lasts.
#include "tests/unit/ui_models/application.h"
#include "ui/models/result_model.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

#include <utility>

namespace nqi::ui {

namespace {

using namespace Qt::StringLiterals;

Sighting sighting(const std::string &key)
{
    Sighting one{.inspected = {.item = {},
                               .facts = std::unexpected(catalog::LookupError::unavailable),
                               .verdict = {},
                               .rules = nullptr,
                               .judgedAt = {}},
                 .photo = nullptr,
                 .again = false};
    one.inspected.item.key = key;
    return one;
}

class ResultAnswersTest : public testing::Test {
protected:
    ResultAnswersTest()
    {
        application();
        result.show(sighting("A"));
        result.setLabelOwner(u"Hãng A"_s);
        result.show(sighting("B"));
        result.setLabelOwner(u"Hãng B"_s);
        result.forgetAll();
    }
    QString ownerOf(const std::string &key)
    {
        result.show(sighting(key));
        return result.labelOwner();
    }

    ResultModel result;
};

TEST_F(ResultAnswersTest, GoWithTheListThatIsClearedAndComeBackWithIt)
{
    EXPECT_TRUE(result.isEmpty());
    EXPECT_EQ(ownerOf("A"), QString());
    QSignalSpy asked(&result, &ResultModel::judgementAsked);
    result.restoreAll();
    EXPECT_EQ(result.labelOwner(), u"Hãng A") << "it is shown, and nothing was said of it since";
    EXPECT_EQ(asked.size(), 1);
    EXPECT_EQ(ownerOf("B"), u"Hãng B");
}

TEST_F(ResultAnswersTest, OfTodayAreNotReplacedByThoseThatComeBack)
{
    EXPECT_EQ(ownerOf("A"), QString());
    result.setLabelOwner(u"Hãng khác"_s);
    result.restoreAll();
    EXPECT_EQ(result.labelOwner(), u"Hãng khác");
    EXPECT_EQ(ownerOf("B"), u"Hãng B");
    EXPECT_EQ(ownerOf("A"), u"Hãng khác");
    result.setLabelOwner({});
    EXPECT_EQ(ownerOf("B"), u"Hãng B");
    EXPECT_EQ(ownerOf("A"), QString()) << "what is taken back does not come again";
}

TEST_F(ResultAnswersTest, ThatAreHalfGivenWhenOtherGoodsFollowAreOfTheGoodsBefore)
{
    result.show(sighting("A"));
    QString typed = u"Hãng đang gõ"_s;
    QObject::connect(&result, &ResultModel::aboutToShowOthers, &result, [&] {
        if (!typed.isEmpty())
            result.setLabelOwner(std::exchange(typed, {}));
    });
    QSignalSpy leaving(&result, &ResultModel::aboutToShowOthers);
    result.show(sighting("A"));
    EXPECT_EQ(leaving.size(), 0) << "the same goods again";
    EXPECT_EQ(ownerOf("B"), QString());
    EXPECT_EQ(leaving.size(), 1);
    EXPECT_EQ(ownerOf("A"), u"Hãng đang gõ");
}

TEST_F(ResultAnswersTest, AreNotThePapersThatGoodsAreLookedUpUnder)
{
    QSignalSpy answered(&result, &ResultModel::answered);
    QSignalSpy asked(&result, &ResultModel::judgementAsked);
    result.setPapers("107462913550", 12);
    EXPECT_EQ(asked.size(), 1);
    EXPECT_TRUE(answered.isEmpty()) << "minutes do not follow what nobody said";
    result.setDeclarationLine(13);
    EXPECT_EQ(answered.size(), 1);
}

} // namespace

} // namespace nqi::ui
