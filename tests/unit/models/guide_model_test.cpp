// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "tests/unit/models/fake_browse.h"
#include "ui/models/guide_model.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::uint64_t kettle = 8930000000001, helmet = 8930000000018;

catalog::Guide guide(std::uint64_t gtin, std::string text, std::string picture = {})
{
    catalog::Guide row;
    row.id = text;
    row.gtin = gtin;
    row.feature = catalog::GuideFeature::closure;
    row.text = std::move(text);
    row.picture = std::move(picture);
    row.source = "Sao Mai";
    row.publishedOn = parseIsoDate("2026-07-01");
    return row;
}

struct Guides : testing::Test {
    std::shared_ptr<Alerts> catalogue = std::make_shared<Alerts>();
    inspect::BrowseThread thread{[catalogue = catalogue] { return std::make_unique<FakeBrowse>(catalogue); }};
    GuideModel model{&thread, [] { return *parseIsoInstant("2026-11-22T03:00:00Z"); }};

    QStringList texts() const
    {
        QStringList list;
        for (const QVariant &row : model.rows())
            list.append(row.toMap()[u"text"_s].toString());
        return list;
    }
};

TEST_F(Guides, AreThoseOfTheGoodsThatAreShown)
{
    catalogue->guides = {guide(kettle, "one"), guide(helmet, "two")};
    model.show(kettle);
    EXPECT_TRUE(QTest::qWaitFor([&] { return texts() == QStringList{u"one"_s}; }));
    model.show(helmet);
    EXPECT_EQ(texts(), QStringList()) << "those of other goods are gone at once";
    EXPECT_TRUE(QTest::qWaitFor([&] { return texts() == QStringList{u"two"_s}; }));
    model.show(0);
    EXPECT_EQ(texts(), QStringList());
}

TEST_F(Guides, OfGoodsThatAreLeftMeanwhileAreNotShown)
{
    catalogue->guides = {guide(kettle, "one")};
    for (int times = 0; times < 50; ++times) {
        model.show(kettle);
        model.show(helmet);
        QTest::qWait(1);
        EXPECT_EQ(texts(), QStringList());
    }
}

TEST_F(Guides, ComeAnewWithTheCatalogueAndAreQuietWhenNothingChanged)
{
    model.show(kettle);
    catalogue->guides = {guide(kettle, "one")};
    model.refresh();
    EXPECT_TRUE(QTest::qWaitFor([&] { return texts() == QStringList{u"one"_s}; }));
    QSignalSpy changed(&model, &GuideModel::changed);
    model.refresh();
    QTest::qWait(50);
    EXPECT_EQ(changed.count(), 0) << "a picture that somebody has made large stays so";
}

TEST_F(Guides, APictureIsShownOnlyWhenItIsOne)
{
    const std::string png = base64(bytesOf("\x89PNG\r\n\x1A\n and so on"));
    catalogue->guides = {guide(kettle, "good", png), guide(kettle, "bad", "\"><script>"), guide(kettle, "none")};
    model.show(kettle);
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.rows().size() == 3; }));
    EXPECT_EQ(model.rows()[0].toMap()[u"picture"_s].toString(),
              u"data:image/png;base64,"_s + QString::fromStdString(png));
    EXPECT_EQ(model.rows()[1].toMap()[u"picture"_s].toString(), QString());
    EXPECT_EQ(model.rows()[2].toMap()[u"picture"_s].toString(), QString());
    EXPECT_EQ(model.rows()[0].toMap()[u"source"_s].toString(), u"Sao Mai · 01/07/2026"_s);
}

} // namespace
} // namespace nqi::ui
