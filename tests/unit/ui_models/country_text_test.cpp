// SPDX-License-Identifier: Apache-2.0
#include "ui/models/country_text.h"

#include <QStringList>
#include <QVariantMap>

#include <gtest/gtest.h>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

QStringList codes(const QVariantList &countries)
{
    QStringList list;
    for (const QVariant &one : countries)
        list.append(one.toMap()[u"value"_s].toString());
    return list;
}

TEST(Country, IsFoundByAnyPartOfItsName)
{
    EXPECT_EQ(codes(countriesNamed(u"LAND"_s)).join(u' ').toStdString(), "FI IS IE NL NZ PL CH TH");
    EXPECT_EQ(codes(countriesNamed(u"turkiye"_s)), QStringList{u"TR"_s}) << "accents do not matter";
    EXPECT_TRUE(countriesNamed(u" "_s).isEmpty());
    EXPECT_TRUE(countriesNamed(u"nowhere"_s).isEmpty());
}

TEST(Country, WhoseCodeWasTypedComesFirst)
{
    const QStringList found = codes(countriesNamed(u"in"_s));
    ASSERT_GT(found.size(), 2);
    EXPECT_EQ(found.front(), u"IN"_s);
    EXPECT_TRUE(found.contains(u"ID"_s)) << "Indonesia";
}

TEST(Country, IsTakenByItsCodeItsNameOrWhatNoOtherHas)
{
    EXPECT_EQ(countryOf(u" vn "_s), u"VN"_s);
    EXPECT_EQ(countryOf(u"zz"_s), u"ZZ"_s) << "a country without a name here";
    EXPECT_EQ(countryOf(u"viet nam"_s), u"VN"_s);
    EXPECT_EQ(countryOf(u"Vietnam"_s), u"VN"_s);
    EXPECT_EQ(countryOf(u"india"_s), u"IN"_s);
    EXPECT_EQ(countryOf(u"indo"_s), u"ID"_s);
    EXPECT_EQ(countryOf(u"land"_s), QString()) << "many";
    EXPECT_EQ(countryOf(QString()), QString());
    EXPECT_EQ(countryOf(u"1"_s), QString());
}

TEST(Country, NamesAreInTheirOrder)
{
    const QVariantList all = allCountries();
    ASSERT_GT(all.size(), 50);
    EXPECT_EQ(all.front().toMap()[u"text"_s].toString(), u"Argentina"_s);
    EXPECT_EQ(all.front().toMap()[u"value"_s].toString(), u"AR"_s);
}

} // namespace
} // namespace nqi::ui
