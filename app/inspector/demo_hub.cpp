// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/demo_hub.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSettings>

namespace nqi::app {

using namespace Qt::StringLiterals;

namespace {

/// Beside this program when installed, in the neighbouring build folder when not.
QString program(const QString &name, const QString &folder)
{
    const QDir here(QCoreApplication::applicationDirPath());
    for (const QString &path : {here.filePath(name), here.filePath(u"../"_s + folder + u'/' + name)}) {
        if (QFileInfo(path).isExecutable())
            return path;
    }
    return name;
}

} // namespace

DemoHub::DemoHub(const device::Folders &folders)
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.setStandardErrorFile(QString::fromStdString((folders.root / "demo-hub.log").string()));
    m_process.start(program(u"nqi-hub"_s, u"hub"_s),
                    {u"serve"_s, u"--data"_s, QString::fromStdString(folders.demoHub().string()), u"--listen"_s,
                     u"127.0.0.1:0"_s, u"--open-enrolment"_s, u"--catalogue"_s,
                     QString::fromStdString(folders.catalogue().string())});
    // It says where it listens in its first line; a machine that takes longer than this has other troubles.
    QElapsedTimer time;
    time.start();
    QByteArray output;
    while (m_process.state() != QProcess::NotRunning && !output.contains('\n') && time.elapsed() < 10'000) {
        m_process.waitForReadyRead(200);
        output += m_process.readAllStandardOutput();
    }
    const qsizetype at = output.indexOf("http://");
    if (at >= 0)
        m_address = QString::fromUtf8(output.sliced(at)).section(u'\n', 0, 0).trimmed();
}

DemoHub::~DemoHub()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished(1'000);
}

bool makeDemoCatalogue(const device::Folders &folders)
{
    if (QFileInfo::exists(QString::fromStdString((folders.catalogue() / "current").string())))
        return true;
    QProcess demo;
    demo.start(program(u"nqi"_s, u"cli"_s), {u"--data"_s, QString::fromStdString(folders.root.string()), u"demo"_s});
    return demo.waitForFinished(120'000) && demo.exitStatus() == QProcess::NormalExit && demo.exitCode() == 0;
}

bool startDemo(const device::Folders &folders)
{
    const device::Folders demo = folders.demo();
    std::error_code failed;
    std::filesystem::create_directories(demo.root, failed);
    {
        // The guide was just read, in a language that was chosen.
        const QSettings own(QString::fromStdString(folders.settings().string()), QSettings::IniFormat);
        QSettings settings(QString::fromStdString(demo.settings().string()), QSettings::IniFormat);
        settings.setValue("welcomed"_L1, true);
        settings.setValue("language"_L1, own.value("language"_L1, u"vi"_s));
    }
    return QProcess::startDetached(QCoreApplication::applicationFilePath(),
                                   {u"--demo"_s, u"--data"_s, QString::fromStdString(demo.root.string())});
}

} // namespace nqi::app
