// SPDX-License-Identifier: Apache-2.0
#include "ui/models/alert_mark.h"

#include <gtest/gtest.h>

namespace nqi::ui {
namespace {

catalog::Alert alert(const std::string &id, int day)
{
    catalog::Alert row;
    row.id = id;
    row.publishedOn = Date(std::chrono::days(20'000 + day));
    return row;
}

TEST(AlertMark, CallsEverythingWithADayNewBeforeTheFirstLook)
{
    const AlertMark mark = AlertMark::parse({});
    EXPECT_TRUE(mark.isNew(alert("a", 0)));
    EXPECT_FALSE(mark.isNew({.id = "undated"}));
    EXPECT_EQ(mark.text(), QString());
}

TEST(AlertMark, KnowsWhatWasLookedAtAfterItWasKeptAsText)
{
    AlertMark seen;
    seen.add(alert("a", 100));
    seen.add(alert("b", 99));
    const AlertMark mark = AlertMark::parse(seen.text());
    EXPECT_EQ(mark.text(), seen.text());
    EXPECT_FALSE(mark.isNew(alert("a", 100)));
    EXPECT_FALSE(mark.isNew(alert("b", 99)));
    EXPECT_TRUE(mark.isNew(alert("c", 101)));
    EXPECT_TRUE(mark.isNew(alert("same day, arrived later", 100)));
    EXPECT_TRUE(mark.isNew(alert("a week before, arrived later", 93)));
    EXPECT_FALSE(mark.isNew(alert("half a year before, arrived later", -80)));
}

TEST(AlertMark, IsEmptyAfterWhatIsNoMark)
{
    for (const char *text : {"", ",", "rubbish", "2026-13-45,abc", ",,,"})
        EXPECT_TRUE(AlertMark::parse(QString::fromUtf8(text)).isNew(alert("a", 0))) << text;
}

} // namespace
} // namespace nqi::ui
