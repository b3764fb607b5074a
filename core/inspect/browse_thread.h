// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/browse.h"

#include <condition_variable>
#include <deque>
#include <expected>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

namespace nqi::inspect {

/// The thread that looks around in the catalogue, with a handle of its own: neither the screen nor an inspection waits
/// for it. What is asked on one channel ("search", "record") replaces what was asked there before: a waiting question
/// is dropped unanswered, one under way is told to stop. Everything may be called from any thread; questions run on
/// this one.
class BrowseThread {
public:
    /// Opens the catalogue on this thread: database handles never cross threads.
    using Make = std::function<std::expected<std::unique_ptr<catalog::Browse>, catalog::LookupError>()>;
    /// The catalogue, or why there is none: then it is looked for again at the next question.
    using Opened = std::expected<catalog::Browse *, catalog::LookupError>;
    /// Stops soon when the token says so; nobody wants its answer any more.
    using Question = std::function<void(const Opened &, const std::stop_token &)>;

    explicit BrowseThread(Make make);
    /// Stops what is under way and waits for it.
    ~BrowseThread();
    BrowseThread(const BrowseThread &) = delete;
    BrowseThread &operator=(const BrowseThread &) = delete;

    void ask(std::string_view channel, Question question);
    /// The catalogue on disk has changed: it is opened anew before the next question.
    void reload();

private:
    struct Asked {
        std::string channel;
        Question question;
    };
    void run(const std::stop_token &stop);
    [[nodiscard]] Opened open();

    Make m_make;
    std::unique_ptr<catalog::Browse> m_browse; ///< of this thread alone
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Asked> m_waiting;
    std::string m_running; ///< channel of what is under way
    std::stop_source m_runningStop;
    bool m_stale = false;
    std::jthread m_thread; ///< last: it uses everything above
};

} // namespace nqi::inspect
