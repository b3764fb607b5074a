// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/store_field/inspection_fixture.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <vector>

namespace nqi::store {

namespace {

/// Saves findings with a picture of 100 KB, each in an inspection that is kept, signed at every third and revised,
/// until it is killed; says each finding that it was told is saved.
[[noreturn]] void saveForever(const std::filesystem::path &folder, int pipe)
{
    const auto journal = FieldDatabase::open(folder, deviceKey(), sealedOptions());
    if (!journal)
        ::_exit(2);
    findings::Inspection of = findings::wholeInspection();
    of.id = Uuid::version7(noon, systemRandom());
    of.evidence.clear();
    for (std::uint64_t i = 0;; ++i) {
        findings::Draft draft = draftOf("n");
        const std::string picture = std::to_string(::getpid()) + std::to_string(i) + std::string(100'000, 'p');
        const auto file = (*journal)->storeEvidence(bytesOf(picture), "image/png", "frame");
        if (!file)
            ::_exit(3);
        draft.evidence = {*file};
        const auto saved = (*journal)->save(draft);
        if (!saved || ::write(pipe, &saved->sequence, sizeof saved->sequence) != sizeof saved->sequence)
            ::_exit(4);
        of.items[0].finding = saved->id;
        if (i % 3 == 2) {
            dropSignatures(of);
            signStored(**journal, of);
        }
        if (!(*journal)->keep(of, "An"))
            ::_exit(5);
        if (i % 3 != 2)
            continue;
        if (!(*journal)->sign(of.id, "An"))
            ::_exit(6);
        ++of.revision;
        of.reason = "again";
    }
}

/// The highest sequence that the child told before it was killed.
std::uint64_t runAndKill(const std::filesystem::path &folder, std::chrono::microseconds after)
{
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child < 0) {
        ADD_FAILURE() << "no process for the test";
        return 0; // and above all nothing is killed
    }
    if (child == 0) {
        ::close(ends[0]);
        saveForever(folder, ends[1]);
    }
    ::close(ends[1]);
    ::usleep(static_cast<useconds_t>(after.count()));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the child could not save: " << WEXITSTATUS(status);
    std::uint64_t told = 0;
    while (::read(ends[0], &told, sizeof told) == sizeof told) {
    }
    ::close(ends[0]);
    return told;
}

TEST(Crash, AProgramKilledAtAnyMomentLosesNothingThatItCalledSaved)
{
    const TestFolder folder;
    std::minstd_rand random(1);
    std::uint64_t told = 0;
    for (int round = 0; round < 25; ++round) {
        told = std::max(told, runAndKill(folder.path, std::chrono::microseconds(1000 + random() % 80'000)));
        const auto journal = FieldDatabase::open(folder.path, deviceKey(), sealedOptions());
        ASSERT_TRUE(journal) << name(journal.error());
        const auto report = (*journal)->verify(true);
        ASSERT_TRUE(report);
        EXPECT_TRUE(report->intact()) << report->brokenAt << " " << report->problem;
        EXPECT_GE(report->checked, told) << "round " << round;
        const auto log = (*journal)->verifyLog();
        ASSERT_TRUE(log);
        EXPECT_TRUE(log->intact()) << log->brokenAt << " " << log->problem;
    }
    EXPECT_GT(told, 0U) << "the child was given time to save";
}

/// A file may not grow over `bytes`: what a full disk looks like to the program, without one.
int saveUnderLimit(const std::filesystem::path &folder, rlim_t bytes)
{
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto journal = FieldDatabase::open(folder, deviceKey(), sealedOptions());
        if (!journal)
            ::_exit(journal.error() == findings::JournalError::diskFull ? 10 : 1);
        for (int i = 0; i < 2000; ++i) {
            const auto saved = (*journal)->save(draftOf(std::string(2000, 'n')));
            if (!saved)
                ::_exit(saved.error() == findings::JournalError::diskFull ? 20 : 2);
        }
        ::_exit(3);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(FullDisk, IsSaidAndLeavesAWholeJournal)
{
    const TestFolder folder;
    ASSERT_TRUE(FieldDatabase::open(folder.path, deviceKey(), sealedOptions()));
    EXPECT_EQ(saveUnderLimit(folder.path, 300'000), 20);
    const auto journal = FieldDatabase::open(folder.path, deviceKey(), sealedOptions());
    ASSERT_TRUE(journal) << name(journal.error());
    const auto report = (*journal)->verify(true);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->intact());
    EXPECT_GT(report->checked, 3U) << "what fitted was kept";
    EXPECT_EQ((*journal)->save(draftOf("after"))->sequence, report->checked + 1) << "space is back, work goes on";
}

TEST(FullDisk, IsSaidWhenNoJournalCanBeMade)
{
    const TestFolder folder;
    EXPECT_EQ(saveUnderLimit(folder.path, 8192), 10);
    EXPECT_TRUE(FieldDatabase::open(folder.path, deviceKey(), sealedOptions())) << "nothing half was left";
}

} // namespace

} // namespace nqi::store
