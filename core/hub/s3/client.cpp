// SPDX-License-Identifier: Apache-2.0
#include "core/hub/s3/client.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <format>
#include <mutex>
#include <thread>
#include <utility>

namespace nqi::hub {

struct S3Client::Question {
    enum class Verb : std::uint8_t { get, head, put, remove } verb = Verb::get;
    std::string path; ///< below the bucket, with its query; escaped
    std::uint64_t limit = 0;
    std::span<const std::byte> body{};
    trust::Digest digest = trust::sha256(std::string_view());
};

struct S3Client::Reply {
    long status = 0;
    std::uint64_t length = 0;
    std::vector<std::byte> body;
};

/// Connections stay open for the next request.
struct S3Client::State {
    S3Place place;
    S3Credentials credentials;
    S3Patience patience;
    std::mutex mutex;
    std::vector<CURL *> idle;
};

/// One request's handle; back to the others at its end.
class S3Client::Handle {
public:
    explicit Handle(State &state) : m_state(state)
    {
        {
            const std::scoped_lock lock(state.mutex);
            if (!state.idle.empty()) {
                m_curl = state.idle.back();
                state.idle.pop_back();
            }
        }
        if (m_curl == nullptr)
            m_curl = curl_easy_init();
        else
            curl_easy_reset(m_curl);
    }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    ~Handle()
    {
        curl_slist_free_all(m_headers);
        if (m_curl == nullptr)
            return;
        const std::scoped_lock lock(m_state.mutex);
        m_state.idle.push_back(m_curl);
    }

    [[nodiscard]] CURL *get() const { return m_curl; }
    template <class Value>
    void set(CURLoption option, Value value)
    {
        curl_easy_setopt(m_curl, option, value);
    }
    void addHeader(const std::string &line) { m_headers = curl_slist_append(m_headers, line.c_str()); }
    [[nodiscard]] curl_slist *headers() const { return m_headers; }

private:
    State &m_state;
    CURL *m_curl = nullptr;
    curl_slist *m_headers = nullptr;
};

namespace {

struct Taking {
    std::vector<std::byte> bytes;
    std::uint64_t limit = 0;
    bool over = false;
};

std::size_t take(const char *data, std::size_t /*one*/, std::size_t length, void *to)
{
    auto &taking = *static_cast<Taking *>(to);
    if (length > taking.limit - taking.bytes.size()) {
        taking.over = true;
        return 0;
    }
    const auto bytes = std::as_bytes(std::span(data, length));
    taking.bytes.insert(taking.bytes.end(), bytes.begin(), bytes.end());
    return length;
}

S3Error errorOf(long status, std::string_view body)
{
    constexpr long notFound = 404, noAnswer = 408, tooMany = 429, noSpace = 507;
    if (status == notFound)
        return S3Error::missing;
    if (status == noSpace || body.contains("<Code>QuotaExceeded</Code>"))
        return S3Error::full;
    if (status == 401 || status == 403)
        return S3Error::refused;
    return status >= 500 || status == tooMany || status == noAnswer ? S3Error::unavailable : S3Error::other;
}

/// What stands between <name> and </name>, one after another.
std::vector<std::string_view> elements(std::string_view xml, std::string_view name)
{
    const std::string begin = std::format("<{}>", name);
    const std::string end = std::format("</{}>", name);
    std::vector<std::string_view> found;
    for (std::size_t at = xml.find(begin); at != std::string_view::npos; at = xml.find(begin, at)) {
        at += begin.size();
        const std::size_t close = xml.find(end, at);
        if (close == std::string_view::npos)
            break;
        found.push_back(xml.substr(at, close - at));
        at = close;
    }
    return found;
}

std::string_view element(std::string_view xml, std::string_view name)
{
    const auto found = elements(xml, name);
    return found.empty() ? std::string_view() : found.front();
}

std::string plain(std::string_view xml)
{
    constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
        {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}}};
    std::string text;
    while (!xml.empty()) {
        const auto entity = std::ranges::find_if(entities, [&](const auto &one) { return xml.starts_with(one.first); });
        text += entity == entities.end() ? xml.front() : entity->second;
        xml.remove_prefix(entity == entities.end() ? 1 : entity->first.size());
    }
    return text;
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          std::string_view("-._~").contains(c);
        if (safe)
            out += c;
        else
            out += std::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::optional<S3Object> objectOf(std::string_view xml)
{
    S3Object object{.name = plain(element(xml, "Key"))};
    const std::string_view size = element(xml, "Size");
    const auto modified = parseIsoInstant(element(xml, "LastModified"));
    const bool counted =
        std::from_chars(size.data(), size.data() + size.size(), object.size).ec == std::errc() && !size.empty();
    object.modified = modified.value_or(Instant{});
    return counted && modified && !object.name.empty() ? std::optional(std::move(object)) : std::nullopt;
}

} // namespace

S3Client::S3Client(S3Place place, S3Credentials credentials, S3Patience patience) : m_state(std::make_unique<State>())
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)ready; // what it cannot do, each request says
    m_state->place = std::move(place);
    m_state->credentials = std::move(credentials);
    m_state->patience = patience;
}

S3Client::~S3Client()
{
    std::ranges::for_each(m_state->idle, curl_easy_cleanup);
}

S3Result<S3Client::Reply> S3Client::askOnce(const Question &question)
{
    Handle handle(*m_state);
    if (handle.get() == nullptr)
        return std::unexpected(S3Error::other);
    const auto &[place, credentials, patience] = std::tie(m_state->place, m_state->credentials, m_state->patience);
    const std::string address = std::format("{}/{}/{}", place.endpoint, place.bucket, question.path);
    const std::string signing = std::format("aws:amz:{}:s3", place.region);
    handle.set(CURLOPT_URL, address.c_str());
    handle.set(CURLOPT_PROTOCOLS_STR, "http,https");
    handle.set(CURLOPT_AWS_SIGV4, signing.c_str());
    handle.set(CURLOPT_USERNAME, credentials.key.c_str());
    handle.set(CURLOPT_PASSWORD, credentials.secret.c_str());
    handle.set(CURLOPT_NOSIGNAL, 1L);
    handle.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(patience.connect.count()));
    handle.set(CURLOPT_LOW_SPEED_LIMIT, 1024L);
    handle.set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(patience.slow.count()));
    handle.set(CURLOPT_TIMEOUT, static_cast<long>(patience.whole.count()));
    handle.addHeader("x-amz-content-sha256: " + question.digest.text());
    handle.addHeader("Content-Type: application/octet-stream");
    handle.addHeader("Expect:");
    if (!credentials.session.empty())
        handle.addHeader("x-amz-security-token: " + credentials.session);
    handle.set(CURLOPT_HTTPHEADER, handle.headers());
    if (question.verb == Question::Verb::head)
        handle.set(CURLOPT_NOBODY, 1L);
    if (question.verb == Question::Verb::remove)
        handle.set(CURLOPT_CUSTOMREQUEST, "DELETE");
    if (question.verb == Question::Verb::put) {
        handle.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(question.body.size()));
        handle.set(CURLOPT_POSTFIELDS,
                   question.body.empty() ? "" : reinterpret_cast<const char *>(question.body.data()));
        handle.set(CURLOPT_CUSTOMREQUEST, "PUT");
    }
    constexpr std::uint64_t errorText = 64UL * 1024;
    Taking taking{.limit = std::max(question.limit, errorText)};
    handle.set(CURLOPT_WRITEFUNCTION, &take);
    handle.set(CURLOPT_WRITEDATA, &taking);
    const CURLcode done = curl_easy_perform(handle.get());
    if (taking.over)
        return std::unexpected(S3Error::tooLarge);
    if (done != CURLE_OK)
        return std::unexpected(S3Error::unavailable);
    Reply reply;
    curl_off_t length = -1;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &reply.status);
    curl_easy_getinfo(handle.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    reply.length = length < 0 ? 0 : static_cast<std::uint64_t>(length);
    reply.body = std::move(taking.bytes);
    if (reply.status < 200 || reply.status > 299)
        return std::unexpected(
            errorOf(reply.status, {reinterpret_cast<const char *>(reply.body.data()), reply.body.size()}));
    return reply;
}

S3Result<S3Client::Reply> S3Client::ask(const Question &question)
{
    const auto begin = std::chrono::steady_clock::now();
    for (std::uint32_t attempt = 1;; ++attempt) {
        auto reply = askOnce(question);
        // Whoever waits for this has waited long enough when it was slow once.
        const bool late = std::chrono::steady_clock::now() - begin > m_state->patience.connect;
        if (reply || reply.error() != S3Error::unavailable || attempt >= m_state->patience.tries || late)
            return reply;
        std::this_thread::sleep_for(std::chrono::milliseconds(100) * attempt * attempt);
    }
}

S3Result<std::optional<std::uint64_t>> S3Client::head(std::string_view name)
{
    const auto reply = ask({.verb = Question::Verb::head, .path = m_state->place.prefix + std::string(name)});
    if (reply)
        return reply->length;
    if (reply.error() == S3Error::missing)
        return std::nullopt;
    return std::unexpected(reply.error());
}

S3Result<std::vector<std::byte>> S3Client::get(std::string_view name, std::uint64_t limit)
{
    auto reply = ask({.path = m_state->place.prefix + std::string(name), .limit = limit});
    if (!reply)
        return std::unexpected(reply.error());
    if (reply->body.size() > limit)
        return std::unexpected(S3Error::tooLarge);
    return std::move(reply->body);
}

S3Result<void> S3Client::put(std::string_view name, std::span<const std::byte> bytes, const trust::Digest &digest)
{
    return ask({.verb = Question::Verb::put,
                .path = m_state->place.prefix + std::string(name),
                .body = bytes,
                .digest = digest})
        .transform([](const Reply &) {});
}

S3Result<void> S3Client::remove(std::string_view name)
{
    const auto reply = ask({.verb = Question::Verb::remove, .path = m_state->place.prefix + std::string(name)});
    if (!reply && reply.error() != S3Error::missing)
        return std::unexpected(reply.error());
    return {};
}

S3Result<std::vector<S3Object>> S3Client::list(std::string_view prefix, std::size_t most)
{
    constexpr std::uint64_t pageBytes = 4UL * 1024 * 1024;
    const std::string under = m_state->place.prefix + std::string(prefix);
    std::vector<S3Object> objects;
    for (std::string token;;) {
        // In the order of their names, as what is signed wants them.
        const std::string from = token.empty() ? "" : std::format("continuation-token={}&", escaped(token));
        const auto reply =
            ask({.path = std::format("?{}list-type=2&max-keys={}&prefix={}", from,
                                     std::min(most - objects.size(), m_state->patience.page), escaped(under)),
                 .limit = pageBytes});
        if (!reply)
            return std::unexpected(reply.error());
        const std::string_view xml(reinterpret_cast<const char *>(reply->body.data()), reply->body.size());
        for (const std::string_view contents : elements(xml, "Contents")) {
            auto object = objectOf(contents);
            if (!object || !object->name.starts_with(under))
                return std::unexpected(S3Error::other);
            object->name.erase(0, m_state->place.prefix.size());
            objects.push_back(*std::move(object));
        }
        token = plain(element(xml, "NextContinuationToken"));
        if (element(xml, "IsTruncated") != "true" || token.empty() || objects.size() >= most)
            return objects;
    }
}

} // namespace nqi::hub
