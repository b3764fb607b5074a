// SPDX-License-Identifier: Apache-2.0
#include "core/inspect/pipeline.h"

#include <utility>

namespace nqi::inspect {

Pipeline::Pipeline(MakeLine makeLine, Callbacks callbacks)
    : m_makeLine(std::move(makeLine)), m_callbacks(std::move(callbacks)),
      m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

Pipeline::~Pipeline() = default;

void Pipeline::post(decode::Frame frame)
{
    m_frames.post(std::move(frame));
    {
        const std::scoped_lock lock(m_mutex);
        m_framePosted = true;
    }
    m_wake.notify_one();
}

void Pipeline::enqueue(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void Pipeline::submit(std::string text)
{
    enqueue([this, text = std::move(text)](Line &line) { m_callbacks.items(line.inspect(text, context())); });
}

void Pipeline::lookUp(std::string text)
{
    enqueue([this, text = std::move(text)](Line &line) { m_callbacks.lookedUp(line.inspect(text, context())); });
}

bool Pipeline::submit(decode::Frame picture, std::stop_token stop)
{
    {
        std::unique_lock lock(m_mutex);
        if (!m_stillTaken.wait(lock, stop, [this] { return !m_stillWaits; }))
            return false;
        m_stillWaits = true;
    }
    enqueue([this, picture = std::move(picture)](Line &line) {
        {
            const std::scoped_lock lock(m_mutex);
            m_stillWaits = false;
        }
        m_stillTaken.notify_one();
        m_callbacks.view(line.inspect(picture, decode::Effort::still, context()));
    });
    return true;
}

void Pipeline::judge(gs1::Item item, verdict::Context context)
{
    enqueue([this, item = std::move(item), context = std::move(context)](Line &line) mutable {
        m_callbacks.judged(line.judge(std::move(item), context));
    });
}

void Pipeline::afterwards(std::function<void()> work)
{
    enqueue([work = std::move(work)](Line &) { work(); });
}

void Pipeline::setContext(verdict::Context context)
{
    const std::scoped_lock lock(m_mutex);
    m_context = std::move(context);
}

verdict::Context Pipeline::context()
{
    const std::scoped_lock lock(m_mutex);
    return m_context;
}

void Pipeline::reload()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stale = true;
    }
    m_wake.notify_one();
}

void Pipeline::drain(std::unique_ptr<Line> &line)
{
    std::deque<Job> jobs;
    bool stale = false;
    {
        const std::scoped_lock lock(m_mutex);
        jobs.swap(m_jobs);
        stale = std::exchange(m_stale, false);
        m_framePosted = false;
    }
    if (stale || !line) {
        line = m_makeLine();
        if (m_callbacks.opened)
            m_callbacks.opened(line->info(), line->staleAfterDays());
    }
    for (const Job &job : jobs)
        job(*line);
}

void Pipeline::run(const std::stop_token &stop)
{
    std::unique_ptr<Line> line;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return m_framePosted || m_stale || !m_jobs.empty(); });
        }
        if (stop.stop_requested())
            return;
        drain(line);
        if (auto frame = m_frames.tryTake())
            m_callbacks.view(line->inspect(*frame, decode::Effort::video, context()));
    }
}

} // namespace nqi::inspect
