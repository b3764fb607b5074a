// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/packing_list.h"
#include "tests/unit/consignment/goods.h"

#include <gmock/gmock.h>

#include <chrono>

namespace nqi::protocol {
namespace {

using consignment::Consignment;
using consignment::Line;

const std::string simple = "line,gtin,quantity\r\n1,6909990010010,40\r\n";

PackingList read(std::string_view text)
{
    auto list = readPackingList(text);
    EXPECT_TRUE(list) << name(list.error());
    return list.value_or(PackingList());
}

PackingListError errorOf(std::string_view text)
{
    const auto list = readPackingList(text);
    EXPECT_FALSE(list);
    return list ? PackingListError{} : list.error();
}

std::string utf16(std::u16string_view text, bool bigEndian, bool mark)
{
    std::string bytes;
    const auto add = [&](char16_t c) {
        const char high = static_cast<char>(c >> 8);
        const char low = static_cast<char>(c & 0xFF);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    };
    if (mark)
        add(0xFEFF);
    for (const char16_t c : text)
        add(c);
    return bytes;
}

TEST(PackingList, ReadsVietnameseAndEnglishColumnsWithAnySeparator)
{
    const auto english = read("Declaration No.,Line,HS code,Description of goods,Model,Maker,Origin,Barcode,Lot,"
                              "Qty,UoM,Channel,Importer\n107,1,8516.79.90,\"Kettle, 1.7 l\",KT-1700,Shenzhen A,CN,"
                              "6909990010010,L1,40,PCE,red,9999\n");
    const auto vietnamese = read("Số tờ khai;Số dòng;Mã HS;Mô tả hàng hóa;Kiểu loại;Nhà sản xuất;Xuất xứ;Mã vạch;"
                                 "Số lô;Số lượng;ĐVT;Phân luồng;Mã số thuế\n107;1;85167990;Kettle, 1.7 l;KT-1700;"
                                 "Shenzhen A;156;6909990010010;L1;40;PCE;Luồng đỏ;9999\n");
    ASSERT_EQ(english.consignment.lines.size(), 1U);
    EXPECT_EQ(english.consignment, vietnamese.consignment);
    const Line &line = english.consignment.lines[0];
    EXPECT_EQ(line.description, "Kettle, 1.7 l");
    EXPECT_EQ(line.hsCode, "85167990");
    EXPECT_EQ(line.gtin, 6909990010010U);
    EXPECT_EQ(english.consignment.channel, catalog::Channel::red);
    EXPECT_THAT(english.problems, testing::IsEmpty());
    EXPECT_EQ(read("stt\tgtin\tsl\n1\t6909990010010\t40\n").consignment.lines[0].quantity, 40U);
}

TEST(PackingList, ReadsEveryUnicodeEncoding)
{
    const std::u16string_view text = u"mô tả,số lượng\r\nẤm đun nước 🫖,40\r\n";
    const auto expected = read("mô tả,số lượng\r\nẤm đun nước 🫖,40\r\n").consignment;
    EXPECT_EQ(expected.lines[0].description, "Ấm đun nước 🫖");
    EXPECT_EQ(read("\xEF\xBB\xBFmô tả,số lượng\r\nẤm đun nước 🫖,40\r\n").consignment, expected);
    for (const bool bigEndian : {false, true})
        for (const bool mark : {false, true})
            EXPECT_EQ(read(utf16(text, bigEndian, mark)).consignment, expected) << bigEndian << mark;
}

TEST(PackingList, RefusesOtherEncodingsAsAWhole)
{
    // "Mô tả,Số lượng" in Windows-1258, and a picture.
    EXPECT_EQ(errorOf("M\xF4 t\xE0\xCC,S\xF4\xEC l\xFD\xFDng\r\nB\xE0n l\xE0,3\r\n"), PackingListError::otherEncoding);
    EXPECT_EQ(errorOf(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)), PackingListError::otherEncoding);
    EXPECT_EQ(errorOf("\xFF\xFE\x41"), PackingListError::otherEncoding) << "half a character";
}

TEST(PackingList, SaysWhyAFileIsRefused)
{
    EXPECT_EQ(errorOf(""), PackingListError::empty);
    EXPECT_EQ(errorOf("  \r\n"), PackingListError::empty);
    EXPECT_EQ(errorOf("a,b\n1,2\n"), PackingListError::noColumns);
    EXPECT_EQ(errorOf("gtin,quantity\n"), PackingListError::noLines);
    EXPECT_EQ(errorOf("gtin,quantity\n6909990010010,none\n"), PackingListError::noLines);
    EXPECT_EQ(errorOf(std::string(mostPackingListBytes + 1, 'x')), PackingListError::tooLarge);
    std::string many = "line,gtin,quantity\n";
    for (std::size_t i = 1; i <= mostPackingListLines + 1; ++i)
        many += std::to_string(i) + ",6909990010010,1\n";
    EXPECT_EQ(errorOf(many), PackingListError::tooManyLines);
}

struct Fault {
    std::string row;
    RowFault fault;
    std::string column;
    bool loaded;
};

TEST(PackingList, NamesEachFaultByItsRowAndLosesNoneSilently)
{
    const std::string header = "line,gtin,quantity,origin,hs code,sscc,channel,date,carton gtin,units per carton,lot\n";
    const std::vector<Fault> faults = {
        {"x,6909990010010,1,,,,,,,,", RowFault::lineNumber, "line", false},
        {"0,6909990010010,1,,,,,,,,", RowFault::lineNumber, "line", false},
        {"9,6909990010010,,,,,,,,,", RowFault::quantityMissing, "quantity", false},
        {"9,6909990010010,12.5,,,,,,,,", RowFault::quantity, "quantity", false},
        {"9,6909990010010,1.200,,,,,,,,", RowFault::quantity, "quantity", false},
        {"9,6909990010010,-3,,,,,,,,", RowFault::quantity, "quantity", false},
        {"9,6909990010015,1,,,,,,,,", RowFault::gtinCheckDigit, "gtin", true},
        {"9,690999,1,,,,,,,,", RowFault::gtin, "gtin", true},
        {"9,8.93602E+12,1,,,,,,,,", RowFault::rounded, "gtin", true},
        {"9,6909990010010,1,China,,,,,,,", RowFault::origin, "origin", true},
        {"9,6909990010010,1,,85,,,,,,", RowFault::hsCode, "hscode", true},
        {"9,6909990010010,1,,,123,,,,,", RowFault::sscc, "sscc", true},
        {"9,6909990010010,1,,,,purple,,,,", RowFault::channel, "channel", true},
        {"9,6909990010010,1,,,,,31/02/2026,,,", RowFault::date, "date", true},
        {"9,6909990010010,1,,,,,,16909990010017,,", RowFault::packaging, "unitspercarton", true},
        {"1,6909990010010,1,,,,,,,,L2", RowFault::conflict, "lot", false},
        {"9,6909990010010,1,,,,,,,,,,,", RowFault::cells, "", false},
    };
    for (const Fault &fault : faults) {
        const auto list = read(header + "1,6909990010010,5,CN,8516,,,,,,L1\n" + fault.row + "\n");
        ASSERT_EQ(list.problems.size(), 1U) << fault.row;
        const RowProblem &problem = list.problems[0];
        EXPECT_EQ(problem.row, 3U) << fault.row;
        EXPECT_EQ(name(problem.fault), name(fault.fault)) << fault.row;
        EXPECT_EQ(problem.column, fault.column) << fault.row;
        EXPECT_EQ(problem.loaded, fault.loaded) << fault.row;
        EXPECT_EQ(list.consignment.lines.size(), fault.loaded ? 2U : 1U) << fault.row;
    }
}

TEST(PackingList, ACellThatDoesNotEndIsSaidAndWhatCameBeforeIsKept)
{
    const auto list = read(simple + "2,6909990010027,\"7\n3,6909990010034,8\n");
    EXPECT_EQ(list.consignment.lines.size(), 1U);
    ASSERT_EQ(list.problems.size(), 1U);
    EXPECT_EQ(list.problems[0].fault, RowFault::quotes);
}

TEST(PackingList, KeepsToOneDeclaration)
{
    const auto list = read("declaration,line,gtin,quantity\nA,1,6909990010010,1\nB,1,6909990010027,1\n,2,"
                           "6909990010027,1\n");
    EXPECT_EQ(list.consignment.lines.size(), 2U);
    ASSERT_EQ(list.problems.size(), 1U);
    EXPECT_EQ(list.problems[0].fault, RowFault::otherDeclaration);
    EXPECT_EQ(list.problems[0].value, "B");
}

TEST(PackingList, RowsOfOneLineAddUpWithTheirPackagesAndSerials)
{
    const auto list = read("line,gtin,quantity,sscc,serial\n1,6909990010010,20,069099900100000010,\n1,,20,"
                           "69099900100000027,\n2,6909990010027,,,S1\n2,,,,S2\n");
    const Consignment &made = list.consignment;
    EXPECT_THAT(list.problems, testing::IsEmpty());
    ASSERT_EQ(made.lines.size(), 2U);
    EXPECT_EQ(made.lines[0].quantity, 40U);
    EXPECT_EQ(made.lines[1].quantity, 2U);
    EXPECT_EQ(made.lines[1].serials, (std::vector<std::string>{"S1", "S2"}));
    ASSERT_EQ(made.packages.size(), 2U);
    EXPECT_EQ(made.packages[1].sscc, "069099900100000027") << "a spreadsheet took its zero away";
    EXPECT_EQ(made.packages[1].contents, (std::vector<consignment::Content>{{1, 20}}));
}

TEST(PackingList, WithoutLineNumbersTheSameGoodsAreOneLine)
{
    const auto list = read("gtin,lot,quantity,sscc\n6909990010010,L1,20,069099900100000010\n6909990010010,L1,20,"
                           "069099900100000027\n6909990010010,L2,5,069099900100000027\n");
    ASSERT_EQ(list.consignment.lines.size(), 2U);
    EXPECT_EQ(list.consignment.lines[0].quantity, 40U);
    EXPECT_EQ(list.consignment.lines[1].number, 2U);
    EXPECT_EQ(list.consignment.packages[1].contents.size(), 2U);
}

TEST(PackingList, NamesColumnsThatItDoesNotKnowAndIgnoresEmptyRows)
{
    const auto list = read("line,gtin,quantity,Colour\n1,6909990010010,40,red\n,,,\n\n");
    EXPECT_THAT(list.unknownColumns, testing::ElementsAre("Colour"));
    EXPECT_THAT(list.problems, testing::IsEmpty());
}

TEST(PackingList, IsReadAsItWasWritten)
{
    Consignment made{.declaration = "107, số \"1\"",
                     .date = *parseIsoDate("2026-07-01"),
                     .importer = "9900000007",
                     .importerName = "Công ty\nMẫu",
                     .channel = catalog::Channel::yellow};
    for (std::uint32_t i = 1; i <= 300; ++i) {
        Line line = consignment::lineOf(i * 3, i % 3 == 0 ? 0 : consignment::kettle, i % 7);
        line.description = "Ấm; \"đun\", " + std::to_string(i);
        line.key = i % 3 == 0 ? "K" + std::to_string(i) : "";
        line.lot = i % 2 == 0 ? "L,1" : "";
        line.origin = "CN";
        line.hsCode = "85167990";
        if (i % 5 == 0)
            line.serials = {"S1", "S" + std::to_string(i)};
        made.lines.push_back(line);
    }
    made.packages = {{"069099900100000010", {{3, 20}, {6, 0}}}, {"069099900100000027", {{3, 5}}}};
    made.packagings = {{16909990010017, consignment::kettle, 20}};
    const auto list = read(writePackingList(made));
    EXPECT_THAT(list.problems, testing::IsEmpty());
    EXPECT_EQ(list.consignment, made);
}

std::chrono::nanoseconds timeToRead(std::size_t lines)
{
    std::string text = "line,gtin,quantity,sscc\n";
    for (std::size_t i = 1; i <= lines; ++i)
        text += std::to_string(i) + ",6909990010010,1,069099900100000010\n";
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(read(text).consignment.lines.size(), lines);
    return std::chrono::steady_clock::now() - begin;
}

TEST(PackingList, TimeGrowsWithTheListAndNotWithItsSquare)
{
    const auto few = timeToRead(mostPackingListLines / 10);
    EXPECT_LT(timeToRead(mostPackingListLines), 50 * few);
}

} // namespace
} // namespace nqi::protocol
