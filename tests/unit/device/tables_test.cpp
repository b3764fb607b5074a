// SPDX-License-Identifier: Apache-2.0
#include "app/device/tables.h"
#include "tests/unit/store_field/inspection_fixture.h"

#include <cstdint>
#include <stop_token>

namespace nqi::device {
namespace {

using Tables = store::FieldTest;

TEST_F(Tables, TellHowFarTheyAreAndStopBetweenRows)
{
    const auto journal = open();
    for (const char *note : {"một", "hai", "ba"})
        ASSERT_TRUE(journal->save(store::draftOf(note)));
    const findings::Inspection of = store::storedInspection(*journal);
    ASSERT_TRUE(journal->keep(of, "An"));
    std::uint64_t last = 0;
    const Watch watch{.reached =
                          [&](std::uint64_t done, std::uint64_t rows) {
                              EXPECT_EQ(rows, 3U);
                              last = done;
                          },
                      .stop = {}};
    const auto text = tableText(*journal, "findings", TableFormat::csv, watch);
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->contains("hai"));
    EXPECT_EQ(last, 3U);
    std::stop_source stop;
    stop.request_stop();
    for (const std::string_view name : tableNames)
        EXPECT_EQ(tableText(*journal, name, TableFormat::json, {.reached = {}, .stop = stop.get_token()}).error(),
                  findings::JournalError::cancelled)
            << name;
}

} // namespace
} // namespace nqi::device
