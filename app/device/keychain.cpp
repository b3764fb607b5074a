// SPDX-License-Identifier: Apache-2.0
#include "app/device/keychain.h"

#include <QEventLoop>
#include <qt6keychain/keychain.h>

#include <algorithm>

namespace nqi::device {

namespace {

using namespace Qt::StringLiterals;

const QString service = u"nqi-inspector"_s;

/// True when the job did what it is for.
bool done(QKeychain::Job &job, const std::string &name)
{
    QEventLoop loop;
    job.setAutoDelete(false);
    // A secret in a file of settings would guard nothing.
    job.setInsecureFallback(false);
    job.setKey(QString::fromStdString(name));
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit);
    job.start();
    loop.exec();
    return job.error() == QKeychain::NoError;
}

class SystemKeychain final : public Keychain {
public:
    [[nodiscard]] bool isThere() const override { return QKeychain::isAvailable(); }

    [[nodiscard]] std::optional<trust::SealingKey> read(const std::string &name) override
    {
        QKeychain::ReadPasswordJob job(service);
        if (!done(job, name))
            return std::nullopt;
        const QByteArray bytes = job.binaryData();
        return trust::SealingKey::fromBytes(std::as_bytes(std::span(bytes)));
    }

    [[nodiscard]] bool write(const std::string &name, const trust::SealingKey &secret) override
    {
        const auto bytes = secret.bytes();
        QKeychain::WritePasswordJob job(service);
        job.setBinaryData(QByteArray(reinterpret_cast<const char *>(bytes.data()), std::ssize(bytes)));
        if (!done(job, name))
            return false;
        const auto back = read(name);
        return back && std::ranges::equal(back->bytes(), bytes);
    }

    void remove(const std::string &name) override
    {
        QKeychain::DeletePasswordJob job(service);
        // What is not there is what was asked for.
        static_cast<void>(done(job, name));
    }
};

} // namespace

std::unique_ptr<Keychain> makeSystemKeychain()
{
    return std::make_unique<SystemKeychain>();
}

std::string keychainName(const std::filesystem::path &root)
{
    std::error_code failed;
    const auto whole = std::filesystem::weakly_canonical(root, failed);
    return "device-key " + (failed ? root : whole).string();
}

} // namespace nqi::device
