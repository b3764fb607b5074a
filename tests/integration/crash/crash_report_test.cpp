// SPDX-License-Identifier: Apache-2.0
// A program that dies of a fault leaves a report, and dies as it would have.
#include "app/inspector/crash_report.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>

namespace nqi::app {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

class CrashReport : public testing::Test {
protected:
    CrashReport()
    {
        GTEST_FLAG_SET(death_test_style, "threadsafe");
        std::filesystem::remove_all(m_folder);
    }
    ~CrashReport() override { std::filesystem::remove_all(m_folder); }

    /// The child and the test have the same folder: it is named after the test.
    std::filesystem::path m_folder =
        std::filesystem::temp_directory_path() /
        (std::string("nqi-crash-") + testing::UnitTest::GetInstance()->current_test_info()->name());

    void begin() const
    {
        reportCrashes(m_folder, "0.1.0, Qt 6.8.2, Debian");
        noteCrashPage(3);
    }
    [[nodiscard]] std::string report() const
    {
        std::string text;
        int files = 0;
        for (const auto &entry : std::filesystem::directory_iterator(m_folder)) {
            std::ifstream file(entry.path());
            text.assign(std::istreambuf_iterator<char>(file), {});
            ++files;
            using enum std::filesystem::perms;
            EXPECT_EQ(entry.status().permissions(), owner_read | owner_write);
            EXPECT_THAT(entry.path().filename().string(), ContainsRegex("^crash-[0-9]+\\.txt$"));
        }
        EXPECT_EQ(files, 1);
        return text;
    }
};

/// Deeper than any stack, as far as a compiler can know.
[[gnu::noinline]] int overflow(int depth)
{
    std::array<char, 4096> room{};
    room[static_cast<std::size_t>(depth) % room.size()] = 1;
    return depth == getpid() * -1 ? 0 : overflow(depth + 1) + room[static_cast<std::size_t>(getpid()) % room.size()];
}

TEST_F(CrashReport, SaysWhereAndWhenASegmentFaultHappened)
{
    EXPECT_EXIT(
        {
            begin();
            *reinterpret_cast<volatile int *>(8) = 1;
        },
        testing::KilledBySignal(SIGSEGV), "");
    const std::string text = report();
    EXPECT_THAT(text, HasSubstr("versions: 0.1.0, Qt 6.8.2, Debian\n"));
    EXPECT_THAT(text, ContainsRegex("\ntime: 20[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z\n"));
    EXPECT_THAT(text, HasSubstr("\nfault: SIGSEGV\npage: 3\n"));
    EXPECT_THAT(text, ContainsRegex("calls, innermost first:\n  [0-9a-f]+\n  [0-9a-f]+\n  [0-9a-f]+\n"));
    EXPECT_THAT(text, ContainsRegex("\n  [0-9a-f]+-[0-9a-f]+ [0-9a-f]+ test_crash_report\n"));
    EXPECT_THAT(text, HasSubstr(" libc.so.6\n"));
    EXPECT_THAT(text, Not(HasSubstr("/"))) << "a folder may name a person";
}

TEST_F(CrashReport, IsThereAlsoWhenTheStackIsFull)
{
    EXPECT_EXIT(
        {
            begin();
            EXPECT_EQ(overflow(0), 0);
        },
        testing::KilledBySignal(SIGSEGV), "");
    EXPECT_THAT(report(), HasSubstr("fault: SIGSEGV"));
}

TEST_F(CrashReport, NamesTheKindOfAnExceptionButNotWhatItSays)
{
    EXPECT_EXIT(
        {
            begin();
            std::thread([] { throw std::runtime_error("code 8930000000001"); }).join();
        },
        testing::KilledBySignal(SIGABRT), "");
    const std::string text = report();
    EXPECT_THAT(text, HasSubstr("fault: exception St13runtime_error"));
    EXPECT_THAT(text, Not(HasSubstr("8930000000001")));
}

TEST_F(CrashReport, IsLeftByAProgramThatIsAbortedOrKilledByAFault)
{
    EXPECT_EXIT(
        {
            begin();
            kill(getpid(), SIGBUS);
            pause();
        },
        testing::KilledBySignal(SIGBUS), "");
    EXPECT_THAT(report(), HasSubstr("fault: SIGBUS"));
}

TEST_F(CrashReport, ChangesNothingWhereThereIsNoFolderForIt)
{
    EXPECT_EXIT(
        {
            reportCrashes("/proc/nothing/here", "0");
            std::abort();
        },
        testing::KilledBySignal(SIGABRT), "");
}

} // namespace
} // namespace nqi::app
