// SPDX-License-Identifier: Apache-2.0
#include "core/sync/transport.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QEventLoop>
#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <utility>

namespace nqi::sync {

namespace {

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

std::string text(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

TransportError errorOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return TransportError::offline;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return TransportError::timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return TransportError::insecure;
    default:
        return TransportError::interrupted;
    }
}

/// The body of a request, read once. It refuses to begin anew: Qt would send it again by itself after a cut, from the
/// old offset, when whoever asked knows better where to go on.
class Body final : public QIODevice {
public:
    explicit Body(const std::string &content) : m_content(content)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_position == m_content.size() && QIODevice::atEnd(); }
    qint64 bytesAvailable() const override
    {
        return static_cast<qint64>(m_content.size() - m_position) + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const std::size_t length = std::min(static_cast<std::size_t>(size), m_content.size() - m_position);
        if (length == 0)
            return -1;
        m_content.copy(data, length, m_position);
        m_position += length;
        return static_cast<qint64>(length);
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const std::string &m_content; ///< of the request, which outlives the exchange
    std::size_t m_position = 0;
};

/// One exchange: ends by its reply, by a limit, or by a stop, whichever is first, and says so once.
class Exchange {
public:
    using Done = std::function<void(Transport::Answer)>;

    Exchange(const Request &request, Done done) : m_request(request), m_body(request.body), m_done(std::move(done)) {}

    /// `start` makes the reply.
    void start(const std::function<QNetworkReply *(Body &)> &start)
    {
        m_reply.reset(start(m_body));
        QObject::connect(m_reply.get(), &QNetworkReply::finished, &m_context, [this] { finish(); });
        QObject::connect(m_reply.get(), &QNetworkReply::readyRead, &m_context, [this] { take(); });
        QObject::connect(m_reply.get(), &QNetworkReply::uploadProgress, &m_context, [this] { m_idle.start(); });
        QObject::connect(m_reply.get(), &QNetworkReply::downloadProgress, &m_context, [this] { m_idle.start(); });
        const auto late = [this] { give(TransportError::timeout); };
        QObject::connect(&m_idle, &QTimer::timeout, &m_context, late);
        QObject::connect(&m_total, &QTimer::timeout, &m_context, late);
        m_idle.setSingleShot(true);
        m_idle.start(m_request.idleTimeout);
        m_total.setSingleShot(true);
        m_total.start(m_request.totalTimeout);
    }

    void give(TransportError error)
    {
        if (!m_done)
            return;
        if (m_reply) {
            m_reply->disconnect();
            m_reply->abort();
        }
        tell(std::unexpected(error));
    }

private:
    // The reply and the timers end later, with this object: they may be what is calling now.
    void tell(Transport::Answer answer)
    {
        m_idle.stop();
        m_total.stop();
        if (const Done done = std::exchange(m_done, nullptr))
            done(std::move(answer));
    }

    [[nodiscard]] int status() const { return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

    void take()
    {
        if (!m_done)
            return;
        m_idle.start();
        const QByteArray piece = m_reply->readAll();
        m_taken += static_cast<std::uint64_t>(piece.size());
        if (m_taken > m_request.maxBytes)
            give(TransportError::answerTooLarge);
        else if (m_request.take && (status() == 200 || status() == 206))
            keepGoing(m_request.take(status(), {piece.constData(), static_cast<std::size_t>(piece.size())}));
        else
            m_answer += text(piece);
    }

    void keepGoing(bool wanted)
    {
        if (!wanted)
            give(TransportError::cancelled);
    }

    void finish()
    {
        take();
        if (!m_done)
            return;
        const auto error = m_reply->error();
        // Statuses of 400 and more are answers like any other; an answer cut off in the middle is none.
        const bool isAnswer = error == QNetworkReply::NoError || error >= QNetworkReply::ContentAccessDenied;
        if (!isAnswer || status() == 0) {
            tell(std::unexpected(errorOf(error)));
            return;
        }
        Response response{status(), {}, std::move(m_answer)};
        for (const auto &[name, value] : m_reply->rawHeaderPairs())
            response.headers.push_back({text(name), text(value)});
        tell(std::move(response));
    }

    const Request &m_request;
    Body m_body;
    Done m_done;
    QObject m_context;
    QTimer m_idle;
    QTimer m_total;
    std::unique_ptr<QNetworkReply> m_reply; ///< ends with the exchange: later it would read a body that is gone
    std::uint64_t m_taken = 0;
    std::string m_answer;
};

class HttpTransport final : public Transport {
public:
    explicit HttpTransport(const std::string &address) : m_base(QString::fromStdString(address)) {}

    Answer send(const Request &request, std::stop_token stop) override
    {
        Answer answer = std::unexpected(TransportError::cancelled);
        sendAll({&request, 1}, [&](std::size_t, Answer given) { answer = std::move(given); }, std::move(stop));
        return answer;
    }

    void sendAll(std::span<const Request> requests, const std::function<void(std::size_t, Answer)> &done,
                 std::stop_token stop) override
    {
        const bool valid = m_base.isValid() && (m_base.scheme() == u"http" || m_base.scheme() == u"https");
        QEventLoop loop;
        std::deque<Exchange> exchanges; // those that have ended stay: their replies may still be on the stack
        std::size_t ended = 0;
        bool stopped = false;
        // From the loop, never from within an exchange that is about to end: it would go ever deeper.
        const auto next = [&] {
            while (exchanges.size() < requests.size() && exchanges.size() - ended < atOnce) {
                const std::size_t number = exchanges.size();
                Exchange &exchange = exchanges.emplace_back(requests[number], [&, number](Answer answer) {
                    ++ended;
                    done(number, std::move(answer));
                    QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
                });
                if (stopped || stop.stop_requested())
                    exchange.give(TransportError::cancelled);
                else if (!valid)
                    exchange.give(TransportError::offline);
                else
                    exchange.start([&](Body &body) { return start(requests[number], body); });
            }
        };
        const Waiting waiting(*this, loop);
        // The loop is left on its own thread: a stop from another only sends it a message.
        const std::stop_callback onStop(stop, [&] {
            QMetaObject::invokeMethod(
                &loop,
                [&] {
                    stopped = true;
                    for (Exchange &exchange : exchanges)
                        exchange.give(TransportError::cancelled);
                },
                Qt::QueuedConnection);
        });
        next();
        while (ended < requests.size()) {
            loop.exec();
            next();
        }
    }

    void wake() override
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting != nullptr)
            QMetaObject::invokeMethod(
                m_waiting,
                [this] {
                    if (m_work)
                        m_work();
                },
                Qt::QueuedConnection);
    }

private:
    /// Enough to hide the time that a request takes to arrive; more would only share the line.
    static constexpr std::size_t atOnce = 4;

    // Publishes the loop that `wake` may talk to, for as long as it waits.
    class Waiting {
    public:
        Waiting(HttpTransport &owner, QEventLoop &loop) : m_owner(owner)
        {
            const std::scoped_lock lock(m_owner.m_mutex);
            m_owner.m_waiting = &loop;
        }
        Waiting(const Waiting &) = delete;
        Waiting &operator=(const Waiting &) = delete;
        ~Waiting()
        {
            const std::scoped_lock lock(m_owner.m_mutex);
            m_owner.m_waiting = nullptr;
        }

    private:
        HttpTransport &m_owner;
    };

    QNetworkReply *start(const Request &request, Body &body)
    {
        QUrl url(m_base);
        QString path = m_base.path(QUrl::FullyEncoded);
        if (path.endsWith(u'/'))
            path.chop(1);
        url.setPath(path + QString::fromStdString(request.path), QUrl::TolerantMode);
        QNetworkRequest message(url);
        message.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        message.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        message.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        message.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
        message.setRawHeader("Accept-Encoding", "identity");
        for (const Header &header : request.headers)
            message.setRawHeader(bytes(header.name), bytes(header.value));
        // As a custom request Qt would wait for the body that Content-Length announces and HEAD never sends.
        if (request.method == "HEAD")
            return m_manager.head(message);
        // Empty bytes, not none: a server would wait for the end of a body without a length.
        if (request.body.empty())
            return m_manager.sendCustomRequest(message, bytes(request.method), QByteArray(""));
        message.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        message.setHeader(QNetworkRequest::ContentLengthHeader, static_cast<qulonglong>(request.body.size()));
        return m_manager.sendCustomRequest(message, bytes(request.method), &body);
    }

    QUrl m_base;
    QNetworkAccessManager m_manager;
    std::mutex m_mutex;
    QEventLoop *m_waiting = nullptr;
};

} // namespace

std::unique_ptr<Transport> makeHttpTransport(const std::string &address)
{
    return std::make_unique<HttpTransport>(address);
}

} // namespace nqi::sync
