// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <print>
#include <utility>

namespace nqi::cli {

namespace {

/// The terminal, without echo for as long as it lives. Standard input may be a pipe that is for something else.
class Terminal {
public:
    Terminal() : m_file(std::fopen("/dev/tty", "r+"))
    {
        if (m_file == nullptr || ::tcgetattr(::fileno(m_file), &m_before) != 0)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_ready = ::tcsetattr(::fileno(m_file), TCSAFLUSH, &silent) == 0;
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;
    ~Terminal()
    {
        if (m_ready)
            ::tcsetattr(::fileno(m_file), TCSAFLUSH, &m_before);
        if (m_file != nullptr)
            std::fclose(m_file);
    }

    [[nodiscard]] std::optional<std::string> line(const std::string &prompt, std::size_t longest)
    {
        if (!m_ready)
            return std::nullopt;
        std::print(m_file, "{}: ", prompt);
        std::fflush(m_file);
        std::string text;
        for (int c = std::fgetc(m_file); c != EOF && c != '\n' && text.size() <= longest; c = std::fgetc(m_file))
            text += static_cast<char>(c);
        std::println(m_file, "");
        return text.empty() ? std::nullopt : std::optional(std::move(text));
    }

private:
    std::FILE *m_file;
    termios m_before{};
    bool m_ready = false;
};

} // namespace

std::optional<std::string> hiddenLine(const std::string &prompt, std::size_t longest)
{
    return Terminal().line(prompt, longest);
}

bool isErrorShown()
{
    return ::isatty(STDERR_FILENO) == 1;
}

} // namespace nqi::cli
