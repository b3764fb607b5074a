// SPDX-License-Identifier: Apache-2.0
#include "core/inspect/browse_thread.h"

#include <algorithm>
#include <utility>

namespace nqi::inspect {

BrowseThread::BrowseThread(Make make)
    : m_make(std::move(make)), m_runningStop(std::nostopstate),
      m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

BrowseThread::~BrowseThread()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.clear();
        m_runningStop.request_stop();
    }
    m_thread.request_stop();
    m_thread.join();
}

void BrowseThread::ask(std::string_view channel, Question question)
{
    {
        const std::scoped_lock lock(m_mutex);
        std::erase_if(m_waiting, [&](const Asked &asked) { return asked.channel == channel; });
        if (m_running == channel)
            m_runningStop.request_stop();
        m_waiting.push_back({std::string(channel), std::move(question)});
    }
    m_wake.notify_one();
}

void BrowseThread::reload()
{
    const std::scoped_lock lock(m_mutex);
    m_stale = true;
}

BrowseThread::Opened BrowseThread::open()
{
    if (!m_browse) {
        auto made = m_make();
        if (!made)
            return std::unexpected(made.error());
        m_browse = *std::move(made);
    }
    return m_browse.get();
}

void BrowseThread::run(const std::stop_token &stop)
{
    for (;;) {
        Question question;
        std::stop_token asked;
        bool stale = false;
        {
            std::unique_lock lock(m_mutex);
            m_running.clear();
            if (!m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); }) || stop.stop_requested())
                return;
            question = std::move(m_waiting.front().question);
            m_running = std::move(m_waiting.front().channel);
            m_waiting.pop_front();
            m_runningStop = std::stop_source();
            asked = m_runningStop.get_token();
            stale = std::exchange(m_stale, false);
        }
        if (stale)
            m_browse.reset();
        question(open(), asked);
    }
}

} // namespace nqi::inspect
