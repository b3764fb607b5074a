// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_files.h"
#include "tests/unit/store_catalogue/fixture.h"

namespace nqi::store {
namespace {

using Fault = FolderTest;

bool build(const std::filesystem::path &folder, std::uint64_t version, const SqlFault &fault)
{
    auto writer = CatalogueWriter::create(folder, {.version = version, .fault = fault});
    if (!writer)
        return false;
    for (std::uint64_t i = 0; i < 3; ++i) {
        if (!writer->add(product(gtin + i, "Phiên bản " + std::to_string(version))))
            return false;
    }
    return writer->set({.dataset = catalog::Dataset::products, .covered = true}).has_value() &&
           writer->finish().has_value();
}

/// Whichever operation fails, and whether or not everything after it fails too (a full disk), a reader finds the old
/// catalogue or the new one, whole.
TEST_F(Fault, LeavesTheOldCatalogueOrTheNewOneWhicheverOperationFails)
{
    for (const bool sticky : {false, true}) {
        for (std::uint64_t n = 1;; ++n) {
            std::filesystem::remove_all(m_folder);
            ASSERT_TRUE(build(m_folder, 1, {}));
            const NthOperationFails plan(n, SqlCode::full, sticky);
            const bool done = build(m_folder, 2, plan.fault());
            auto reader = CatalogueReader::open(m_folder);
            ASSERT_TRUE(reader) << n;
            ASSERT_TRUE(reader->check()) << n;
            const auto version = reader->info()->version;
            EXPECT_TRUE(version == 2 || !done) << n;
            EXPECT_EQ((*reader->product(gtin))->name, "Phiên bản " + std::to_string(version)) << n;
            ASSERT_TRUE(build(m_folder, 3, {})) << n; // nothing is left in the way
            if (!plan.fired()) {
                EXPECT_TRUE(done);
                break;
            }
            ASSERT_LT(n, 500U);
        }
    }
}

TEST_F(Fault, SaysThatTheDiskIsFull)
{
    const NthOperationFails plan(5, SqlCode::full, true);
    auto writer = CatalogueWriter::create(m_folder, {.fault = plan.fault()});
    const auto added = writer ? writer->add(product(gtin)) : std::unexpected(writer.error());
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, SqlCode::full);
}

TEST_F(Fault, TurnsAReadersFaultIntoALookupError)
{
    ASSERT_TRUE(build(m_folder, 1, {}));
    bool refused = false;
    for (std::uint64_t n = 1;; ++n) {
        const NthOperationFails plan(n, SqlCode::corrupt);
        auto reader = CatalogueReader::open(m_folder, {.fault = plan.fault()});
        bool good = reader.has_value();
        if (reader)
            good = reader->facts(item(gtin, "L", "S")).has_value() && reader->policy().has_value();
        EXPECT_EQ(good, !plan.fired()) << n;
        refused |= !good;
        if (!plan.fired())
            break;
        ASSERT_LT(n, 500U);
    }
    EXPECT_TRUE(refused);
}

TEST_F(Fault, AReaderAnswersAgainAfterAFault)
{
    ASSERT_TRUE(build(m_folder, 1, {}));
    bool broken = false;
    auto reader = CatalogueReader::open(
        m_folder, {.fault = [&broken](SqlOperation) { return broken ? std::optional(SqlCode::other) : std::nullopt; }});
    ASSERT_TRUE(reader->facts(item(gtin)));
    broken = true;
    EXPECT_FALSE(reader->facts(item(gtin)));
    broken = false;
    const auto facts = reader->facts(item(gtin));
    ASSERT_TRUE(facts);
    EXPECT_TRUE(facts->product);
}

} // namespace
} // namespace nqi::store
