// SPDX-License-Identifier: Apache-2.0
#include "core/sync/file_fetcher.h"

#include "core/sync/own_files.h"

#include <algorithm>
#include <format>
#include <memory>
#include <numeric>
#include <set>
#include <string>
#include <utility>

namespace nqi::sync {

namespace {

/// No file of a catalogue is larger; metadata that says so is not followed.
constexpr std::uint64_t fileLimit = 64ULL * 1024 * 1024;

/// A cut after which going on makes sense: the line is bad, the hub is there.
bool isCut(std::string_view problem)
{
    return problem == name(TransportError::interrupted) || problem == name(TransportError::timeout);
}

} // namespace

std::optional<std::chrono::seconds> CatalogueProgress::left() const
{
    using namespace std::chrono_literals;
    if (elapsed < 2s || fetched == 0 || total < bytes)
        return {};
    const double perByte = static_cast<double>(elapsed.count()) / static_cast<double>(fetched);
    const double milliseconds = perByte * static_cast<double>(total - bytes);
    constexpr double most = 1e12;
    return std::chrono::ceil<std::chrono::seconds>(
        std::chrono::milliseconds(static_cast<std::int64_t>(std::min(milliseconds, most))));
}

/// A file on its way.
struct FileFetcher::Part {
    WantedFile file;
    std::filesystem::path place; ///< of what has arrived
    std::uint64_t begun = 0;     ///< where this attempt goes on
    std::uint64_t held = 0;
    std::unique_ptr<GrowingFile> out;
    std::string problem; ///< of the last attempt
    bool done = false;
};

FileFetcher::FileFetcher(Transport &transport, std::filesystem::path folder, Clock clock)
    : m_transport(transport), m_folder(std::move(folder)), m_clock(std::move(clock))
{
}

std::filesystem::path FileFetcher::place(const trust::Digest &digest) const
{
    return m_folder / digest.text();
}

std::optional<std::string> FileFetcher::read(const trust::Digest &digest) const
{
    auto bytes = readWhole(place(digest), fileLimit);
    return bytes && trust::sha256(*bytes) == digest ? std::move(bytes) : std::nullopt;
}

std::string FileFetcher::fetch(std::span<const WantedFile> files, const Progress &progress, const std::stop_token &stop)
{
    CatalogueProgress state{.filesTotal = files.size()};
    std::vector<Part> parts;
    std::set<trust::Digest> known;
    for (const WantedFile &file : files) {
        if (file.length > fileLimit)
            return "chunk.mismatch";
        state.total += file.length;
        // The same content under two names comes once.
        if (!known.insert(file.digest).second) {
            state.bytes += file.length;
            ++state.files;
            continue;
        }
        // Every byte, not the size alone: damage is found before it is counted on.
        if (read(file.digest)) {
            m_reused += file.length;
            state.bytes += file.length;
            ++state.files;
            continue;
        }
        removeFile(place(file.digest));
        Part part{.file = file, .place = place(file.digest).concat(".part")};
        part.held = sizeOf(part.place).value_or(0);
        if (part.held > file.length) {
            removeFile(part.place);
            part.held = 0;
        }
        parts.push_back(std::move(part));
    }
    const Instant begin = m_clock();
    const std::uint64_t before = m_fetched;
    const std::uint64_t here = state.bytes;
    const std::size_t filesHere = state.files;
    const auto tell = [&] {
        if (!progress)
            return;
        state.bytes = here;
        state.files = filesHere;
        for (const Part &part : parts) {
            state.bytes += std::min(part.held, part.file.length);
            state.files += part.done ? 1U : 0U;
        }
        state.fetched = m_fetched - before;
        state.elapsed = m_clock() - begin;
        progress(state);
    };
    tell();
    const auto held = [&parts] {
        return std::accumulate(parts.begin(), parts.end(), std::uint64_t{0},
                               [](std::uint64_t sum, const Part &part) { return sum + part.held; });
    };
    constexpr int mostStalled = 3;
    int stalled = 0;
    while (true) {
        const std::uint64_t fetched = m_fetched;
        const std::uint64_t heldBefore = held();
        std::string problem = round(parts, tell, stop);
        stalled = held() > heldBefore ? 0 : stalled + 1;
        if (problem.empty()) {
            tell();
            return {};
        }
        // As long as each attempt brings something, a bad line gets there in the end.
        if (!isCut(problem) || m_fetched == fetched || stalled == mostStalled || stop.stop_requested())
            return problem;
    }
}

/// All bytes are here: they get their name if they are the right ones.
void FileFetcher::settle(Part &part)
{
    const auto bytes = readWhole(part.place, part.file.length);
    if (!bytes || trust::sha256(*bytes) != part.file.digest)
        refuse(part);
    else if (renameWhole(part.place, place(part.file.digest)))
        part.done = true;
    else
        part.problem = "cache";
}

/// What came is not what was signed. What was here before may be to blame: then once more, from the beginning.
void FileFetcher::refuse(Part &part)
{
    removeFile(part.place);
    part.problem = std::exchange(part.begun, 0) > 0 ? name(TransportError::interrupted) : "chunk.mismatch";
    part.held = 0;
}

void FileFetcher::judge(Part &part, const Transport::Answer &answer)
{
    constexpr int ok = 200, partial = 206, notFound = 404, notSatisfiable = 416;
    const bool ended =
        answer && (answer->status == ok || answer->status == partial || answer->status == notSatisfiable);
    const bool tooLarge = !answer && answer.error() == TransportError::answerTooLarge;
    // A line that was cut among an answer's headers looks like an answer without any.
    const std::string *const length = answer ? answer->header("Content-Length") : nullptr;
    const bool cut = ended && answer->status != notSatisfiable &&
                     (length == nullptr || *length == std::to_string(part.file.length - part.begun));
    if (part.held == part.file.length && !tooLarge)
        settle(part);
    else if (cut)
        part.problem = name(TransportError::interrupted);
    else if (ended || tooLarge) // not as long as what was signed, though no line was cut
        refuse(part);
    else if (!answer)
        part.problem = name(answer.error());
    else
        part.problem = answer->status == notFound ? "tuf.missing" : "tuf.unreachable";
}

/// Asks for everything that is not here yet, once. The first problem, or none.
std::string FileFetcher::round(std::span<Part> parts, const std::function<void()> &moved, const std::stop_token &stop)
{
    std::vector<Request> requests;
    std::vector<Part *> asked;
    for (Part &part : parts) {
        part.problem.clear();
        // All of it came the last time, and then the power went.
        if (!part.done && part.held == part.file.length)
            settle(part);
        if (part.done)
            continue;
        part.begun = part.held;
        Request request;
        request.path = part.file.path;
        request.maxBytes = part.file.length;
        request.totalTimeout = std::chrono::hours(1);
        if (part.held > 0)
            request.headers.push_back({"Range", std::format("bytes={}-", part.held)});
        request.take = [this, &part, &moved](int status, std::string_view piece) {
            if (!part.out) {
                // A server that knows no ranges begins anew.
                if (status == 200)
                    part.begun = part.held = 0;
                part.out = GrowingFile::open(part.place, part.held);
            }
            if (!part.out || !part.out->write(piece)) {
                part.problem = "cache";
                return false;
            }
            part.held += piece.size();
            m_fetched += piece.size();
            moved();
            return part.held <= part.file.length;
        };
        requests.push_back(std::move(request));
        asked.push_back(&part);
    }
    const auto end = [&](std::size_t number, const Transport::Answer &answer) {
        Part &part = *asked[number];
        const bool kept = !part.out || part.out->close();
        part.out.reset();
        if (part.problem.empty() && !kept)
            part.problem = "cache";
        if (part.problem.empty())
            judge(part, answer);
        if (part.done)
            moved();
    };
    m_transport.sendAll(requests, end, stop);
    const auto failed = std::ranges::find_if(parts, [](const Part &part) { return !part.problem.empty(); });
    // One that cannot be mended by asking again speaks before one that can.
    for (const Part &part : parts)
        if (!part.problem.empty() && !isCut(part.problem))
            return part.problem;
    return failed == parts.end() ? "" : failed->problem;
}

} // namespace nqi::sync
