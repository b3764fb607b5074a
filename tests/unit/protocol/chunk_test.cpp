// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/chunk.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <tuple>

namespace nqi::protocol {
namespace {

std::span<const std::byte> bytes(const std::string &file)
{
    return std::as_bytes(std::span(file));
}

/// Everything that a file says, by type.
template <class Record>
struct Read {
    std::vector<Record> puts;
    std::vector<Record> removes;

    std::expected<void, ChunkError> from(const std::string &file)
    {
        return readChunk(
            bytes(file),
            [this](const auto &row) {
                if constexpr (std::same_as<std::decay_t<decltype(row)>, Record>)
                    puts.push_back(row);
                return true;
            },
            [this](const auto &row) {
                if constexpr (std::same_as<std::decay_t<decltype(row)>, Record>)
                    removes.push_back(row);
                return true;
            });
    }
};

catalog::Product product(std::uint64_t number)
{
    return {.gtin = 8930000000000 + number,
            .name = "Sữa tươi số " + std::to_string(number),
            .brand = number % 3 == 0 ? "Sao Mẫu" : "Ánh Dương",
            .model = {},
            .category = "milk",
            .hsCode = "040120",
            .owner = std::to_string(number % 7),
            .manufacturer = "Công ty TNHH",
            .origin = "VN",
            .netContent = "1 l",
            .linkHost = {},
            .status = number % 2 == 0 ? catalog::ProductStatus::active : catalog::ProductStatus::discontinued,
            .declaredOn = number % 5 == 0 ? std::nullopt : std::optional(Date(std::chrono::days(20'000 + number)))};
}

std::vector<catalog::Product> products(std::size_t count)
{
    std::vector<catalog::Product> rows;
    for (std::size_t i = 0; i < count; ++i)
        rows.push_back(product(i));
    return rows;
}

std::string fileOf(const std::vector<catalog::Product> &puts, const std::vector<catalog::Product> &removes = {})
{
    ChunkWriter writer;
    writer.add(std::span<const catalog::Product>(puts), std::span<const catalog::Product>(removes));
    return writer.finish();
}

TEST(Chunk, GivesBackEveryRow)
{
    for (const std::size_t count : {0U, 1U, 2U, 5000U}) {
        Read<catalog::Product> read;
        ASSERT_TRUE(read.from(fileOf(products(count))));
        EXPECT_EQ(read.puts, products(count));
    }
}

TEST(Chunk, GivesBackTheKeysToRemove)
{
    Read<catalog::Product> read;
    ASSERT_TRUE(read.from(fileOf({product(1)}, {product(2), product(3)})));
    EXPECT_EQ(read.puts.size(), 1U);
    ASSERT_EQ(read.removes.size(), 2U);
    EXPECT_EQ(read.removes[0], catalog::Product{.gtin = product(2).gtin});
}

TEST(Chunk, HoldsEveryTypeOfEveryTable)
{
    ChunkWriter writer;
    const catalog::TraceEvent event{.id = "E1",
                                    .gtin = 1,
                                    .lot = "L",
                                    .serial = std::string("a\0b", 3),
                                    .time = Instant(Instant::duration(1'700'000'000'123)),
                                    .step = "shipping",
                                    .disposition = {},
                                    .place = {},
                                    .party = {},
                                    .latitude = 10.7725168,
                                    .longitude = -0.0,
                                    .withdrawn = true};
    const catalog::PolicyEntry rule{.key = "k", .value = "\xFF", .legalBasis = {}, .validFrom = {}, .validTo = {}};
    writer.add(std::span(&event, 1));
    writer.add(std::span(&rule, 1));
    const std::string file = writer.finish();
    Read<catalog::TraceEvent> events;
    Read<catalog::PolicyEntry> rules;
    ASSERT_TRUE(events.from(file));
    ASSERT_TRUE(rules.from(file));
    EXPECT_EQ(events.puts, std::vector{event});
    EXPECT_EQ(rules.puts, std::vector{rule});
    catalog::AllRecords::forEach([]<class Record>() {
        const std::vector<Record> rows(3);
        ChunkWriter each;
        each.add(std::span<const Record>(rows), std::span<const Record>(rows));
        Read<Record> read;
        ASSERT_TRUE(read.from(each.finish())) << catalog::Schema<Record>::table;
        EXPECT_EQ(read.puts, rows);
        EXPECT_EQ(read.removes.size(), 3U);
    });
}

TEST(Chunk, HoldsTheEndsOfNumbers)
{
    std::vector<catalog::Product> rows(3);
    rows[0].gtin = std::numeric_limits<std::uint64_t>::max();
    rows[1].gtin = 0;
    rows[2].gtin = 1ULL << 63U;
    Read<catalog::Product> read;
    ASSERT_TRUE(read.from(fileOf(rows)));
    EXPECT_EQ(read.puts, rows);
}

TEST(Chunk, HoldsTextsThatEndInNumbers)
{
    std::vector<catalog::Declaration> rows;
    const auto add = [&](std::string id) {
        catalog::Declaration row;
        row.id = std::move(id);
        rows.push_back(row);
    };
    for (int i = 0; i < 300; ++i) {
        add("MAU-TC-" + std::to_string(10'000'000 + i));
        add("HQ-" + std::to_string(i)); // of one to three digits
        add("007-" + std::string(static_cast<std::size_t>(i % 5), '0') + "1");
    }
    for (const char *odd : {"", "0", "00", "999999999999999999", "9999999999999999999",
                            "123456789012345678901234567890", "a1b2", "đ٣", "18446744073709551616", "-1"})
        add(odd);
    ChunkWriter writer;
    writer.add(std::span<const catalog::Declaration>(rows));
    Read<catalog::Declaration> read;
    ASSERT_TRUE(read.from(writer.finish()));
    EXPECT_EQ(read.puts, rows);
    EXPECT_LT(writer.finish().size(), rows.size() * 2);
}

TEST(Chunk, WritesADateThatFollowsAnotherInNoSpace)
{
    std::vector<catalog::Certificate> rows;
    std::mt19937 random(3);
    for (std::uint32_t i = 0; i < 4000; ++i) {
        catalog::Certificate row;
        row.line = i;
        row.issuedOn = Date(std::chrono::days(20'000 + static_cast<int>(random() % 1000)));
        row.validTo = *row.issuedOn + std::chrono::days(1095);
        rows.push_back(row);
    }
    const auto sizeOf = [](const std::vector<catalog::Certificate> &some) {
        ChunkWriter writer;
        writer.add(std::span<const catalog::Certificate>(some));
        Read<catalog::Certificate> read;
        EXPECT_TRUE(read.from(writer.finish()));
        EXPECT_EQ(read.puts, some);
        return writer.finish().size();
    };
    const std::size_t both = sizeOf(rows);
    for (catalog::Certificate &row : rows)
        row.validTo.reset();
    EXPECT_LT(both, sizeOf(rows) + 200);
}

TEST(Chunk, IsTheSameBytesForTheSameRows)
{
    EXPECT_EQ(fileOf(products(100)), fileOf(products(100)));
    EXPECT_NE(fileOf(products(100)), fileOf(products(101)));
}

TEST(Chunk, StopsWhenTheReaderHasEnough)
{
    int seen = 0;
    EXPECT_TRUE(readChunk(
        bytes(fileOf(products(10))), [&](const auto &) { return ++seen < 3; }, [](const auto &) { return true; }));
    EXPECT_EQ(seen, 3);
}

TEST(Chunk, OfAnotherProgramsTablesAndColumnsIsReadAsFarAsItIsKnown)
{
    columnar::Out out;
    const std::vector<std::int64_t> number{8930000000000};
    const std::vector<std::string_view> name{"Sữa"};
    out.begin("from_the_future", 1, 0, 1);
    out.integers("gtin", number);
    out.begin("products", 1, 0, 3);
    out.integers("gtin", number);
    out.texts("name", name);
    out.texts("colour", name);
    Read<catalog::Product> read;
    ASSERT_TRUE(read.from(columnar::pack(out.bytes(), 1)));
    ASSERT_EQ(read.puts.size(), 1U);
    EXPECT_EQ(read.puts[0].name, "Sữa");
}

TEST(Chunk, WithoutItsKeyIsMalformed)
{
    columnar::Out out;
    const std::vector<std::string_view> name{"Sữa"};
    out.begin("products", 1, 0, 1);
    out.texts("name", name);
    EXPECT_EQ(Read<catalog::Product>().from(columnar::pack(out.bytes(), 1)).error(), ChunkError::malformed);
}

TEST(Chunk, WithACodeOfNoMeaningIsMalformed)
{
    columnar::Out out;
    const std::vector<std::int64_t> number{1};
    const std::vector<std::int64_t> status{99};
    out.begin("products", 1, 0, 2);
    out.integers("gtin", number);
    out.integers("status", status);
    EXPECT_EQ(Read<catalog::Product>().from(columnar::pack(out.bytes(), 1)).error(), ChunkError::malformed);
}

TEST(Chunk, ThatUnpacksToTooMuchIsRefusedBeforeItIs)
{
    std::string file = fileOf(products(1));
    for (std::size_t i = 5; i < 13; ++i)
        file[i] = '\x7F';
    EXPECT_EQ(Read<catalog::Product>().from(file).error(), ChunkError::tooLarge);
    file = fileOf(products(1));
    file[4] = 2;
    EXPECT_EQ(Read<catalog::Product>().from(file).error(), ChunkError::newer);
}

TEST(Chunk, ThatPromisesMoreRowsThanItHoldsIsRefused)
{
    columnar::Out out;
    const std::vector<std::int64_t> number{1};
    out.begin("products", chunkRows + 1, 0, 1);
    out.integers("gtin", number);
    EXPECT_EQ(Read<catalog::Product>().from(columnar::pack(out.bytes(), 1)).error(), ChunkError::malformed);
    columnar::Out fewer;
    fewer.begin("products", 2, 0, 1);
    fewer.integers("gtin", number);
    EXPECT_EQ(Read<catalog::Product>().from(columnar::pack(fewer.bytes(), 1)).error(), ChunkError::malformed);
}

TEST(Chunk, CutAnywhereIsRefused)
{
    const std::string file = fileOf(products(50), {product(3)});
    for (std::size_t size = 0; size < file.size(); ++size)
        EXPECT_FALSE(Read<catalog::Product>().from(file.substr(0, size))) << size;
}

TEST(Chunk, FlippedAnywhereNeverGivesMoreThanRows)
{
    // The digest in signed metadata refuses such a file before; the reader must still neither crash nor hang.
    const std::string payload(columnar::unpack(bytes(fileOf(products(50), {product(3)}))).value());
    std::mt19937 random(1);
    for (std::size_t i = 0; i < payload.size(); ++i) {
        std::string bent = payload;
        bent[i] = static_cast<char>(random());
        Read<catalog::Product> read;
        (void)read.from(columnar::pack(bent, 1));
        EXPECT_LE(read.puts.size(), chunkRows);
    }
}

TEST(CatalogueInfoFile, SurvivesItsRoundTrip)
{
    catalog::CatalogueInfo info;
    info.version = 7;
    info.asOf = Instant(Instant::duration(1'700'000'000'000));
    info.demo = true;
    info.datasets = {{catalog::Dataset::alerts, "Ủy ban", 3, info.asOf, 12, true},
                     {catalog::Dataset::trace, "", 0, {}, 0, false}};
    EXPECT_EQ(decodeCatalogueInfo(encodeCatalogueInfo(info)), info);
    EXPECT_FALSE(decodeCatalogueInfo("{}"));
}

} // namespace
} // namespace nqi::protocol
