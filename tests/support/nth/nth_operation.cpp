// SPDX-License-Identifier: Apache-2.0
// What changes files goes through here before the system does it. README.md has the variables.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

enum class Mode : unsigned char { off, count, kill, full };

struct Plan {
    Mode mode = Mode::off;
    long nth = 0;
    std::atomic<long> done = 0;
    const char *report = nullptr;

    Plan()
    {
        const char *text = std::getenv("NQI_NTH_MODE");
        const std::string_view named = text != nullptr ? text : "";
        mode = named == "count" ? Mode::count : named == "kill" ? Mode::kill : named == "full" ? Mode::full : Mode::off;
        if (const char *number = std::getenv("NQI_NTH"))
            nth = std::strtol(number, nullptr, 10);
        report = std::getenv("NQI_NTH_COUNT");
    }
    Plan(const Plan &) = delete;
    Plan &operator=(const Plan &) = delete;
    ~Plan()
    {
        if (report == nullptr)
            return;
        const long counted = done;
        mode = Mode::off;
        if (FILE *file = std::fopen(report, "w")) {
            std::fprintf(file, "%ld\n", counted);
            std::fclose(file);
        }
    }
};

Plan &plan()
{
    static Plan one;
    return one;
}

/// False: the operation shall fail for want of space. `needsSpace`: removing and renaming still go on a full disk.
bool mayGoOn(bool needsSpace = true)
{
    Plan &now = plan();
    if (now.mode == Mode::off)
        return true;
    const long number = ++now.done;
    if (now.mode == Mode::kill && number == now.nth)
        ::kill(::getpid(), SIGKILL);
    if (now.mode == Mode::full && number >= now.nth && needsSpace) {
        errno = ENOSPC;
        return false;
    }
    return true;
}

bool isFile(int descriptor)
{
    struct stat status{};
    return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

template <class Function>
Function *real(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

bool makes(int flags)
{
    return (flags & O_CREAT) != 0;
}

} // namespace

#define NQI_OPEN(name)                                                                                                 \
    extern "C" int name(const char *path, int flags, ...)                                                              \
    {                                                                                                                  \
        static auto *const next = real<int(const char *, int, ...)>(#name);                                            \
        std::va_list rest;                                                                                             \
        va_start(rest, flags);                                                                                         \
        const auto mode = makes(flags) ? va_arg(rest, mode_t) : mode_t{0};                                             \
        va_end(rest);                                                                                                  \
        return makes(flags) && !mayGoOn() ? -1 : next(path, flags, mode);                                              \
    }
NQI_OPEN(open)
NQI_OPEN(open64)

#define NQI_OPENAT(name)                                                                                               \
    extern "C" int name(int folder, const char *path, int flags, ...)                                                  \
    {                                                                                                                  \
        static auto *const next = real<int(int, const char *, int, ...)>(#name);                                       \
        std::va_list rest;                                                                                             \
        va_start(rest, flags);                                                                                         \
        const auto mode = makes(flags) ? va_arg(rest, mode_t) : mode_t{0};                                             \
        va_end(rest);                                                                                                  \
        return makes(flags) && !mayGoOn() ? -1 : next(folder, path, flags, mode);                                      \
    }
NQI_OPENAT(openat)
NQI_OPENAT(openat64)

extern "C" ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static auto *const next = real<ssize_t(int, const void *, size_t)>("write");
    return isFile(descriptor) && !mayGoOn() ? -1 : next(descriptor, bytes, size);
}

extern "C" ssize_t writev(int descriptor, const struct iovec *pieces, int count)
{
    static auto *const next = real<ssize_t(int, const struct iovec *, int)>("writev");
    return isFile(descriptor) && !mayGoOn() ? -1 : next(descriptor, pieces, count);
}

#define NQI_PWRITE(name, Offset)                                                                                       \
    extern "C" ssize_t name(int descriptor, const void *bytes, size_t size, Offset offset)                             \
    {                                                                                                                  \
        static auto *const next = real<ssize_t(int, const void *, size_t, Offset)>(#name);                             \
        return !mayGoOn() ? -1 : next(descriptor, bytes, size, offset);                                                \
    }
NQI_PWRITE(pwrite, off_t)
NQI_PWRITE(pwrite64, off64_t)

#define NQI_TRUNCATE(name, Offset)                                                                                     \
    extern "C" int name(int descriptor, Offset size) noexcept                                                          \
    {                                                                                                                  \
        static auto *const next = real<int(int, Offset)>(#name);                                                       \
        return !mayGoOn() ? -1 : next(descriptor, size);                                                               \
    }
NQI_TRUNCATE(ftruncate, off_t)
NQI_TRUNCATE(ftruncate64, off64_t)

extern "C" int fsync(int descriptor)
{
    static auto *const next = real<int(int)>("fsync");
    return !mayGoOn(false) ? -1 : next(descriptor);
}

extern "C" int fdatasync(int descriptor)
{
    static auto *const next = real<int(int)>("fdatasync");
    return !mayGoOn(false) ? -1 : next(descriptor);
}

extern "C" int rename(const char *from, const char *to) noexcept
{
    static auto *const next = real<int(const char *, const char *)>("rename");
    return !mayGoOn(false) ? -1 : next(from, to);
}

extern "C" int unlink(const char *path) noexcept
{
    static auto *const next = real<int(const char *)>("unlink");
    return !mayGoOn(false) ? -1 : next(path);
}

extern "C" int mkdir(const char *path, mode_t mode) noexcept
{
    static auto *const next = real<int(const char *, mode_t)>("mkdir");
    return !mayGoOn() ? -1 : next(path, mode);
}

extern "C" int link(const char *from, const char *to) noexcept
{
    static auto *const next = real<int(const char *, const char *)>("link");
    return !mayGoOn() ? -1 : next(from, to);
}
