// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/hub/import.h"
#include "core/store/catalogue_reader.h"
#include "tests/unit/hub/folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>
#include <sstream>

namespace nqi::hub {
namespace {

using testing::ElementsAre;

struct Import : testing::Test {
    TestFolder folder;

    ImportedRows read(const std::string &table, const std::string &text,
                      protocol::TableFormat format = protocol::TableFormat::csv)
    {
        std::istringstream in(text);
        const auto rows = importRows(in, format, table, folder.path / "staging");
        EXPECT_TRUE(rows);
        return rows.value_or(ImportedRows{});
    }
    /// "row/column: problem" each.
    std::vector<std::string> faults(const std::string &table, const std::string &text)
    {
        std::vector<std::string> all;
        for (const ImportFault &fault : read(table, text).first)
            all.push_back(std::format("{}/{}: {}", fault.number, fault.column, name(fault.problem)));
        EXPECT_FALSE(store::CatalogueReader::open(folder.path / "staging")) << "there is nothing to take";
        return all;
    }
    store::CatalogueReader taken()
    {
        auto reader = store::CatalogueReader::open(folder.path / "staging");
        EXPECT_TRUE(reader);
        return std::move(*reader);
    }
};

TEST_F(Import, ReadsWhatASpreadsheetWrites)
{
    const auto rows = read("products", "\xEF\xBB\xBFname;gtin;hs_code;declared_on;status\r\n"
                                       "\"Sữa; tươi\";8935001700012;0401.20.10;01/07/2026;active\r\n"
                                       "Nước mắm;08935001700029;;2026-07-02;discontinued\r\n");
    EXPECT_EQ(rows.rows, 2U);
    EXPECT_EQ(rows.faults, 0U);
    auto reader = taken();
    const auto milk = *reader.product(8935001700012);
    ASSERT_TRUE(milk);
    EXPECT_EQ(milk->name, "Sữa; tươi");
    EXPECT_EQ(milk->hsCode, "04012010");
    EXPECT_EQ(milk->declaredOn, parseIsoDate("2026-07-01"));
    EXPECT_EQ((*reader.product(8935001700029))->status, catalog::ProductStatus::discontinued);
}

TEST_F(Import, ReadsJson)
{
    EXPECT_EQ(read("certificates",
                   R"([{"number":"C1","line":1,"kind":"certification","gtin":8935001700012,"valid_to":"2028-01-01"}])",
                   protocol::TableFormat::json)
                  .faults,
              0U);
    EXPECT_EQ(taken().certificate("C1")->size(), 1U);
}

TEST_F(Import, EveryMistakeIsNamedAndNothingIsTaken)
{
    EXPECT_THAT(faults("products", "gtin,name,declared_on\n"
                                   "8935001700013,wrong check digit,\n"
                                   "8.935E+12,rounded,\n"
                                   "8935001700012,good,31/02/2026\n"
                                   ",no key,\n"
                                   "8935001700012,twice?,\n"
                                   "8935001700029,first,\n"
                                   "8935001700029,second,\n"
                                   "8935001700036,too,many,cells\n"),
                ElementsAre("2/gtin: gtin", "3/gtin: spreadsheet", "4/declared_on: date", "5/gtin: missing",
                            "8/: duplicate", "9/: row"));
    EXPECT_THAT(faults("alerts", "id,level,counterfeit\nA1,severe,\nA2,,maybe\n"),
                ElementsAre("2/level: code", "3/counterfeit: code"));
    EXPECT_THAT(faults("trace_events", "id,time,latitude\nE1,yesterday,\nE2,2026-07-01T08:00:00.000Z,91\n"),
                ElementsAre("2/time: time", "3/latitude: range"));
    EXPECT_THAT(faults("customs_lines", "declaration,line\nD1,-1\nD1,4294967296\nD1,x\n"),
                ElementsAre("2/line: number", "3/line: range", "4/line: number"));
}

TEST_F(Import, AGuidesPictureIsOneThatADeviceShows)
{
    const std::string png = base64(bytesOf("\x89PNG\r\n\x1A\n and so on"));
    const auto rows = read("guides", "id,brand,feature,imitation,text,picture\n"
                                     "N1,Sao Mai,securityMark,false,Tem tròn," +
                                         png + "\nN2,Sao Mai,print,true,Chữ nhòe,\n");
    EXPECT_EQ(rows.rows, 2U);
    EXPECT_EQ(rows.faults, 0U);
}

TEST_F(Import, RefusesAGuidesPictureThatNoDeviceShows)
{
    EXPECT_THAT(faults("guides", "id,feature,picture\n"
                                 "N1,label,tem.png\n"
                                 "N2,ribbon,\n"
                                 "N3,label," +
                                     base64(bytesOf("<svg/>......")) + "\n"),
                ElementsAre("2/picture: picture", "3/feature: code", "4/picture: picture"));
}

TEST_F(Import, AHeaderThatDoesNotFitEndsIt)
{
    EXPECT_THAT(faults("products", "gtn,name,name\n1,2,3\n4,5,6\n"),
                ElementsAre("0/gtn: unknownColumn", "0/name: doubledColumn", "0/gtin: noKeyColumn"));
    EXPECT_THAT(faults("products", ""), ElementsAre("0/: row"));
}

TEST_F(Import, TellsAHundredFaultsAndCountsTheRest)
{
    std::string text = "gtin\n";
    for (int i = 0; i < 1000; ++i)
        text += "x\n";
    const auto rows = read("products", text);
    EXPECT_EQ(rows.faults, 1000U);
    EXPECT_EQ(rows.first.size(), 100U);
}

TEST_F(Import, PartsOfAKeyMayBeEmptyWhereTheyMeanAll)
{
    EXPECT_EQ(read("trace_codes", "gtin,lot\n8935001700012,\n8935001700012,L1\n").faults, 0U);
    EXPECT_EQ(read("policy", "key,valid_from,value\nx,,1\nx,2026-07-01,2\n").faults, 0U);
}

TEST_F(Import, KnowsEveryTable)
{
    EXPECT_EQ(datasetOf("companies"), catalog::Dataset::licences);
    EXPECT_FALSE(datasetOf("secrets"));
    EXPECT_TRUE(allTables().starts_with("products, companies"));
    std::istringstream in("a\n");
    EXPECT_EQ(importRows(in, protocol::TableFormat::csv, "secrets", folder.path / "x").error(), ImportError::noTable);
}

} // namespace
} // namespace nqi::hub
