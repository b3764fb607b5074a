// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/text.h"

#include <gtest/gtest.h>

namespace nqi::documents {
namespace {

using namespace Qt::StringLiterals;

TEST(PaperText, ComposesVietnameseAccents)
{
    EXPECT_EQ(clean("Tie\xCC\x82\xCC\x81ng Vie\xCC\xA3\xCC\x82t"), u"Tiếng Việt"_s);
}

TEST(PaperText, KeepsLinesAndMakesOneWhereOneIsWanted)
{
    EXPECT_EQ(clean("một\r\nhai\n\tba\n"), u"một\nhai\n ba"_s);
    EXPECT_EQ(cleanLine("một\nhai"), u"một; hai"_s);
}

TEST(PaperText, ShowsWhatHidesOrHasNoLetter)
{
    EXPECT_EQ(clean("a\xE2\x80\xAE"
                    "b"),
              u"a<U+202E>b"_s);
    EXPECT_EQ(clean("\xF0\x9F\x98\x80"), u"<U+1F600>"_s);
    EXPECT_EQ(clean("\xFF"), u"<0xFF>"_s);
    EXPECT_EQ(clean("宁波 5 € ½ × → “”…"), u"宁波 5 € ½ × <U+2192> “”…"_s);
}

TEST(PaperText, TellsTheTimeOfVietNamWhereverItRuns)
{
    EXPECT_EQ(longTime(parseIsoInstant("2026-11-21T18:05:00Z")), u"01 giờ 05 phút, ngày 22 tháng 11 năm 2026"_s);
    EXPECT_EQ(timeWords(*parseIsoInstant("2026-11-21T18:05:00Z")), u"01:05 ngày 22/11/2026"_s);
    EXPECT_EQ(longTime({}), u"…… giờ …… phút, ngày …… tháng …… năm ………"_s);
}

TEST(PaperText, HasWordsForEveryKindOfMeasurePartyAndOutcome)
{
    for (auto kind = findings::MeasureKind::askDocuments; kind <= findings::MeasureKind::sanction;
         kind = static_cast<findings::MeasureKind>(static_cast<int>(kind) + 1))
        EXPECT_FALSE(words(kind).isEmpty());
    for (auto party = findings::Party::teamHead; party <= findings::Party::sampler;
         party = static_cast<findings::Party>(static_cast<int>(party) + 1))
        EXPECT_FALSE(words(party, findings::InspectionKind::inspection).isEmpty());
    for (auto overall = verdict::Overall::consistent; overall <= verdict::Overall::danger;
         overall = static_cast<verdict::Overall>(static_cast<int>(overall) + 1))
        EXPECT_FALSE(words(overall).isEmpty());
}

TEST(PaperText, AnOnlineListingIsAPlaceWithWhatItsPageShowed)
{
    findings::Place place;
    place.listing = {"https://cho.example/1", "Chợ mạng", "Sao\nMai", "i.1.2", "120.000 ₫"};
    EXPECT_EQ(placeWords(place), u"gian hàng trực tuyến https://cho.example/1, nền tảng Chợ mạng, tên gian hàng Sao; "
                                 u"Mai, mã tin i.1.2, giá hiển thị 120.000 ₫"_s);
    place.listing = {.url = "https://cho.example/1"};
    EXPECT_EQ(placeWords(place), u"gian hàng trực tuyến https://cho.example/1"_s) << "only what was said";
    place.listing = {};
    place.description = "12 Hàng Bông";
    EXPECT_EQ(placeWords(place), u"12 Hàng Bông"_s);
}

TEST(PaperText, LeavesRoomForAPenWhereNothingIsKnown)
{
    EXPECT_TRUE(field(u"Tên"_s, {}).leader);
    EXPECT_FALSE(field(u"Tên"_s, u"A"_s).leader);
    EXPECT_EQ(std::get<Paragraph>(running("", 3).front()).blanks, 3);
}

} // namespace
} // namespace nqi::documents
