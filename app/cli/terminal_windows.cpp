// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <io.h>
#include <windows.h>

#include <array>
#include <cstdio>
#include <print>

namespace nqi::cli {

namespace {

std::string utf8(std::wstring_view text)
{
    const auto length = static_cast<int>(text.size());
    const int size = ::WideCharToMultiByte(CP_UTF8, 0, text.data(), length, nullptr, 0, nullptr, nullptr);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    ::WideCharToMultiByte(CP_UTF8, 0, text.data(), length, bytes.data(), size, nullptr, nullptr);
    return bytes;
}

} // namespace

std::optional<std::string> hiddenLine(const std::string &prompt, std::size_t longest)
{
    const HANDLE console = ::CreateFileW(L"CONIN$", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
                                         nullptr, OPEN_EXISTING, 0, nullptr);
    DWORD before = 0;
    if (console == INVALID_HANDLE_VALUE)
        return std::nullopt;
    if (::GetConsoleMode(console, &before) == 0) {
        ::CloseHandle(console);
        return std::nullopt;
    }
    std::print(stderr, "{}: ", prompt);
    ::SetConsoleMode(console, (before & ~DWORD{ENABLE_ECHO_INPUT}) | ENABLE_LINE_INPUT);
    std::wstring typed;
    std::array<wchar_t, 256> part{};
    DWORD got = 0;
    while (typed.size() <= longest && !typed.ends_with(L'\n') &&
           ::ReadConsoleW(console, part.data(), static_cast<DWORD>(part.size()), &got, nullptr) != 0 && got > 0)
        typed.append(part.data(), got);
    ::SetConsoleMode(console, before);
    ::CloseHandle(console);
    std::println(stderr, "");
    while (typed.ends_with(L'\n') || typed.ends_with(L'\r'))
        typed.pop_back();
    return typed.empty() ? std::nullopt : std::optional(utf8(typed));
}

bool isErrorShown()
{
    return ::_isatty(::_fileno(stderr)) != 0;
}

} // namespace nqi::cli
