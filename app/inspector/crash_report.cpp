// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/crash_report.h"

#include "core/base/clock.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <exception>
#include <string>
#include <system_error>
#include <typeinfo>

#ifdef __linux__
#include <cxxabi.h>
#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <ctime>
#endif

namespace nqi::app {

namespace {

// A handler of a signal has no arguments of ours: what it needs lies ready here, written before it can run.
std::atomic<int> page = -1;

#ifdef __linux__

std::array<char, 4096> path{};
std::array<char, 256> about{};
std::atomic<bool> reported = false;
constexpr std::array fatal{SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};

/// Text to a file with what a handler may call (POSIX.1, 2.4.3): no allocation, no lock.
class Writer {
public:
    explicit Writer(int file) : m_file(file) {}
    ~Writer() { flush(); }
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    Writer &operator<<(std::string_view text)
    {
        for (const char letter : text) {
            if (m_used == m_buffer.size())
                flush();
            m_buffer[m_used++] = letter;
        }
        return *this;
    }
    Writer &number(std::uint64_t value, int base = 10, std::size_t digits = 1)
    {
        std::array<char, 20> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), value, base).ptr;
        const auto used = static_cast<std::size_t>(end - text.data());
        for (std::size_t missing = used; missing < digits; ++missing)
            *this << "0";
        return *this << std::string_view(text.data(), used);
    }

private:
    void flush()
    {
        std::size_t written = 0;
        while (written < m_used) {
            const ssize_t now = write(m_file, m_buffer.data() + written, m_used - written);
            if (now <= 0)
                break;
            written += static_cast<std::size_t>(now);
        }
        m_used = 0;
    }

    int m_file;
    std::array<char, 1024> m_buffer{};
    std::size_t m_used = 0;
};

std::string_view nameOf(int signal)
{
    switch (signal) {
    case SIGSEGV:
        return "SIGSEGV";
    case SIGBUS:
        return "SIGBUS";
    case SIGILL:
        return "SIGILL";
    case SIGFPE:
        return "SIGFPE";
    default:
        return "SIGABRT";
    }
}

void writeTime(Writer &out)
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    const std::chrono::sys_seconds time{std::chrono::seconds(now.tv_sec)};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    const auto part = [&](auto count, std::size_t digits) {
        out.number(static_cast<std::uint64_t>(count), 10, digits);
    };
    part(static_cast<int>(date.year()), 4);
    out << "-";
    part(static_cast<unsigned>(date.month()), 2);
    out << "-";
    part(static_cast<unsigned>(date.day()), 2);
    out << "T";
    part(clock.hours().count(), 2);
    out << ":";
    part(clock.minutes().count(), 2);
    out << ":";
    part(clock.seconds().count(), 2);
    out << "Z\n";
}

/// A line of /proc/self/maps as "start-end offset name": of code only, and without the folders, which may name people.
void writeModule(Writer &out, std::string_view line)
{
    const auto word = [&line] {
        const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
        const std::size_t end = std::min(line.find(' ', begin), line.size());
        const std::string_view found = line.substr(begin, end - begin);
        line.remove_prefix(end);
        return found;
    };
    const std::string_view range = word();
    const std::string_view rights = word();
    const std::string_view offset = word();
    const std::size_t slash = line.rfind('/');
    if (rights.contains('x') && slash != std::string_view::npos)
        out << "  " << range << " " << offset << " " << line.substr(slash + 1) << "\n";
}

void writeModules(Writer &out)
{
    const int maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    if (maps < 0)
        return;
    static std::array<char, 8192> bytes;
    std::size_t used = 0;
    for (ssize_t now = 0; (now = read(maps, bytes.data() + used, bytes.size() - used)) > 0;) {
        used += static_cast<std::size_t>(now);
        std::string_view rest(bytes.data(), used);
        for (std::size_t end = 0; (end = rest.find('\n')) != std::string_view::npos; rest.remove_prefix(end + 1))
            writeModule(out, rest.substr(0, end));
        if (rest.size() == bytes.size())
            rest = {}; // no line is that long
        std::copy(rest.begin(), rest.end(), bytes.begin());
        used = rest.size();
    }
    close(maps);
}

void report(std::string_view what, std::string_view detail)
{
    if (reported.exchange(true))
        return;
    alarm(10); // if this gets stuck, the program ends all the same
    const int file = open(path.data(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return;
    Writer out(file);
    out << "NQI Inspector crash report\nversions: " << about.data() << "\ntime: ";
    writeTime(out);
    out << "fault: " << what << (detail.empty() ? "" : " ") << detail << "\npage: ";
    if (const int at = page.load(); at >= 0)
        out.number(static_cast<std::uint64_t>(at));
    out << "\ncalls, innermost first:\n";
    std::array<void *, 64> calls{};
    const int depth = backtrace(calls.data(), static_cast<int>(calls.size()));
    for (int i = 0; i < depth; ++i) {
        out << "  ";
        out.number(reinterpret_cast<std::uintptr_t>(calls[static_cast<std::size_t>(i)]), 16) << "\n";
    }
    out << "code in memory:\n";
    writeModules(out);
}

void onSignal(int signal)
{
    report(nameOf(signal), {});
    // As if nothing had caught it: the default was restored by SA_RESETHAND.
    raise(signal);
}

[[noreturn]] void onTerminate()
{
    const std::type_info *const thrown = abi::__cxa_current_exception_type();
    report("exception", thrown == nullptr ? "none" : thrown->name());
    std::abort();
}

#endif

} // namespace

void reportCrashes(const std::filesystem::path &folder, std::string_view versions)
{
#ifdef __linux__
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    const auto start = std::chrono::duration_cast<std::chrono::seconds>(systemClock()().time_since_epoch()).count();
    const std::string file = (folder / ("crash-" + std::to_string(start) + ".txt")).string();
    if (failed || file.size() >= path.size())
        return;
    std::ranges::copy(file, path.begin());
    std::ranges::copy(versions.substr(0, about.size() - 1), about.begin());
    // The first call loads a library, which no handler may.
    std::array<void *, 1> call{};
    backtrace(call.data(), 1);
    // A stack of its own: that of the program may be what is full.
    static std::array<char, std::size_t{64} * 1024> memory;
    const stack_t stack{.ss_sp = memory.data(), .ss_flags = 0, .ss_size = memory.size()};
    sigaltstack(&stack, nullptr);
    struct sigaction action{};
    action.sa_handler = onSignal;
    action.sa_flags = SA_ONSTACK | static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (const int signal : fatal)
        sigaction(signal, &action, nullptr);
    std::set_terminate(onTerminate);
#else
    (void)folder;
    (void)versions;
#endif
}

void noteCrashPage(int number) noexcept
{
    page = number;
}

} // namespace nqi::app
