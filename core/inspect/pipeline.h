// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/mailbox.h"
#include "core/inspect/line.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace nqi::inspect {

/// The inspecting thread: newest frame -> decode -> parse -> look up -> verdict. Typed codes never wait behind frames
/// and are never dropped. Everything may be called from any thread; the callbacks run on the inspecting thread.
class Pipeline {
public:
    /// Makes the line on the inspecting thread: database handles never cross threads.
    using MakeLine = std::function<std::unique_ptr<Line>()>;
    struct Callbacks {
        std::function<void(View)> view;                    ///< every frame that was searched
        std::function<void(std::vector<Inspected>)> items; ///< the answer to `submit`
        std::function<void(Inspected)> judged;             ///< the answer to `judge`
        /// A line was made: what it knows of its catalogue, and after how many days its rules call data old.
        std::function<void(std::expected<catalog::CatalogueInfo, catalog::LookupError>, std::optional<int>)> opened;
        std::function<void(std::vector<Inspected>)> lookedUp{}; ///< the answer to `lookUp`
    };

    Pipeline(MakeLine makeLine, Callbacks callbacks);
    /// Stops the thread and waits for it; what is under way is finished, what waits is dropped.
    ~Pipeline();
    Pipeline(const Pipeline &) = delete;
    Pipeline &operator=(const Pipeline &) = delete;

    /// A video frame: replaces one that still waits.
    void post(decode::Frame frame);
    /// A still picture: never dropped. Waits while another still waits, so that a folder of any size needs the memory
    /// of two pictures. False when `stop` came first.
    bool submit(decode::Frame picture, std::stop_token stop);
    /// Codes typed, pasted or sent by a hand scanner.
    void submit(std::string text);
    /// The same of goods that nobody has at hand: they are to be shown, and count nowhere.
    void lookUp(std::string text);
    /// The same item again, with what the inspector has said of it since.
    void judge(gs1::Item item, verdict::Context context);
    /// Runs `work` when everything that was submitted before is done.
    void afterwards(std::function<void()> work);
    /// What later frames and codes are judged under.
    void setContext(verdict::Context context);
    /// The catalogue on disk has changed: a new line is made before the next work.
    void reload();
    [[nodiscard]] std::uint64_t droppedFrames() const { return m_frames.dropped(); }

private:
    using Job = std::function<void(Line &)>;
    void run(const std::stop_token &stop);
    void enqueue(Job job);
    [[nodiscard]] verdict::Context context();
    void drain(std::unique_ptr<Line> &line);

    MakeLine m_makeLine;
    Callbacks m_callbacks;
    decode::FrameMailbox m_frames;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_jobs;
    verdict::Context m_context;
    bool m_framePosted = false;
    bool m_stillWaits = false;
    std::condition_variable_any m_stillTaken;
    bool m_stale = true;
    std::jthread m_thread; ///< last: it uses everything above
};

} // namespace nqi::inspect
