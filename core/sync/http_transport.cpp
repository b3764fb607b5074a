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
#include <memory>
#include <mutex>
#include <optional>
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

/// One exchange: ends by its reply, by a limit, or by a stop, whichever is first.
class Exchange {
public:
    Exchange(QNetworkReply *reply, const Request &request) : m_reply(reply), m_limit(request.maxBytes)
    {
        const auto finish = [this] { m_loop.quit(); };
        QObject::connect(m_reply.get(), &QNetworkReply::finished, &m_loop, finish);
        QObject::connect(m_reply.get(), &QNetworkReply::readyRead, &m_loop, [this] { take(); });
        QObject::connect(m_reply.get(), &QNetworkReply::uploadProgress, &m_loop, [this] { m_idle.start(); });
        QObject::connect(m_reply.get(), &QNetworkReply::downloadProgress, &m_loop, [this] { m_idle.start(); });
        QObject::connect(&m_idle, &QTimer::timeout, &m_loop, [this] { give(TransportError::timeout); });
        QObject::connect(&m_total, &QTimer::timeout, &m_loop, [this] { give(TransportError::timeout); });
        m_idle.setSingleShot(true);
        m_idle.start(request.idleTimeout);
        m_total.setSingleShot(true);
        m_total.start(request.totalTimeout);
    }

    QObject *context() { return &m_loop; }

    void give(TransportError error)
    {
        m_error = error;
        m_loop.quit();
    }

    std::expected<Response, TransportError> wait()
    {
        if (!m_reply->isFinished() && !m_error)
            m_loop.exec();
        if (m_error) {
            m_reply->disconnect();
            m_reply->abort();
            return std::unexpected(*m_error);
        }
        return result();
    }

private:
    void take()
    {
        m_idle.start();
        m_body += text(m_reply->readAll());
        if (m_body.size() > m_limit)
            give(TransportError::answerTooLarge);
    }

    std::expected<Response, TransportError> result()
    {
        take();
        if (m_error)
            return std::unexpected(*m_error);
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const auto error = m_reply->error();
        // Statuses of 400 and more are answers like any other; an answer cut off in the middle is none.
        const bool isAnswer = error == QNetworkReply::NoError || error >= QNetworkReply::ContentAccessDenied;
        if (!isAnswer || status == 0)
            return std::unexpected(errorOf(error));
        Response response{status, {}, std::move(m_body)};
        for (const auto &[name, value] : m_reply->rawHeaderPairs())
            response.headers.push_back({text(name), text(value)});
        return response;
    }

    QEventLoop m_loop;
    QTimer m_idle;
    QTimer m_total;
    std::unique_ptr<QNetworkReply> m_reply; ///< ends here and now: later it would read a body that is gone
    std::uint64_t m_limit;
    std::string m_body;
    std::optional<TransportError> m_error;
};

class HttpTransport final : public Transport {
public:
    explicit HttpTransport(const std::string &address) : m_base(QString::fromStdString(address)) {}

    std::expected<Response, TransportError> send(const Request &request, std::stop_token stop) override
    {
        if (stop.stop_requested())
            return std::unexpected(TransportError::cancelled);
        if (!m_base.isValid() || (m_base.scheme() != u"http" && m_base.scheme() != u"https"))
            return std::unexpected(TransportError::offline);
        Body body(request.body);
        Exchange exchange(start(request, body), request);
        const Waiting waiting(*this, exchange);
        // The loop is left on its own thread: a stop from another only sends it a message.
        const std::stop_callback onStop(std::move(stop), [&] {
            QMetaObject::invokeMethod(
                exchange.context(), [&] { exchange.give(TransportError::cancelled); }, Qt::QueuedConnection);
        });
        return exchange.wait();
    }

    void wake() override
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting != nullptr)
            QMetaObject::invokeMethod(
                m_waiting->context(),
                [this] {
                    if (m_work)
                        m_work();
                },
                Qt::QueuedConnection);
    }

private:
    // Publishes the exchange that `wake` may talk to, for as long as it waits.
    class Waiting {
    public:
        Waiting(HttpTransport &owner, Exchange &exchange) : m_owner(owner)
        {
            const std::scoped_lock lock(m_owner.m_mutex);
            m_owner.m_waiting = &exchange;
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
    Exchange *m_waiting = nullptr;
};

} // namespace

std::unique_ptr<Transport> makeHttpTransport(const std::string &address)
{
    return std::make_unique<HttpTransport>(address);
}

} // namespace nqi::sync
