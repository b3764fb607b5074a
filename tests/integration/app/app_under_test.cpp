// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/app/app_under_test.h"

#include "core/demo/demo.h"
#include "core/demo/scenarios.h"
#include "core/store/catalogue_writer.h"
#include "tests/support/symbols/canvas.h"
#include "ui/controls/fonts.h"
#include "ui/documents/demo_sheet.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QInputMethodEvent>
#include <QQuickItem>
#include <QTest>

#include <gtest/gtest.h>

namespace nqi::test {

using namespace Qt::StringLiterals;

namespace {

QAccessibleInterface *findBelow(QAccessibleInterface *root, const QString &name)
{
    if (!root)
        return nullptr;
    const auto state = root->state();
    if (root->text(QAccessible::Name) == name && root->actionInterface() && !state.invisible && !state.disabled)
        return root;
    for (int i = 0; i < root->childCount(); ++i) {
        if (auto *found = findBelow(root->child(i), name))
            return found;
    }
    return nullptr;
}

/// Nobody's keychain is asked by a test.
class NoKeychain final : public device::Keychain {
public:
    [[nodiscard]] bool isThere() const override { return false; }
    [[nodiscard]] std::optional<trust::SealingKey> read(const std::string &) override { return std::nullopt; }
    [[nodiscard]] bool write(const std::string &, const trust::SealingKey &) override { return false; }
    void remove(const std::string &) override {}
};

} // namespace

Instant AppUnderTest::now()
{
    return std::chrono::floor<std::chrono::days>(systemClock()());
}

AppUnderTest::AppUnderTest(Data data, Clock clock)
    : m_clock(std::move(clock)), m_folders{m_folder.path().toStdString() + "/device"},
      m_keychain(std::make_unique<NoKeychain>()), m_lock(m_key, *m_keychain, {})
{
    if (data == Data::none)
        return;
    store::CatalogueBuild build;
    build.demo = true;
    auto writer = store::CatalogueWriter::create(m_folders.catalogue(), build);
    EXPECT_TRUE(writer && demo::writeTo(*writer, {.products = products,
                                                  .seed = 1,
                                                  .now = std::chrono::floor<std::chrono::days>(m_clock())}));
}

AppUnderTest::~AppUnderTest()
{
    stop();
    stopHub();
}

void AppUnderTest::startHub(const QStringList &more, Door door)
{
    const QString listen = m_address.isEmpty() ? u"127.0.0.1:0"_s : m_address.sliced(7);
    QStringList arguments{u"serve"_s, u"--data"_s, file(u"hub"_s), u"--listen"_s, listen};
    if (door == Door::open)
        arguments += u"--open-enrolment"_s;
    m_hub.start(QStringLiteral(NQI_HUB), arguments + more);
    QByteArray output;
    const QDeadlineTimer deadline(15'000);
    while (!output.contains('\n') && !deadline.hasExpired() && m_hub.state() != QProcess::NotRunning) {
        m_hub.waitForReadyRead(200);
        output += m_hub.readAllStandardOutput();
    }
    const qsizetype at = output.indexOf("http://");
    ASSERT_GE(at, 0) << output.toStdString() << m_hub.readAllStandardError().toStdString();
    m_address = QString::fromUtf8(output.sliced(at)).section(u'\n', 0, 0).trimmed();
}

void AppUnderTest::stopHub()
{
    if (m_hub.state() == QProcess::NotRunning)
        return;
    m_hub.terminate();
    EXPECT_TRUE(m_hub.waitForFinished(10'000));
}

QString AppUnderTest::hubCommand(const QStringList &arguments)
{
    QProcess command;
    command.setProcessChannelMode(QProcess::MergedChannels);
    command.start(QStringLiteral(NQI_HUB), arguments + QStringList{u"--data"_s, file(u"hub"_s)});
    EXPECT_TRUE(command.waitForFinished(30'000));
    const QString output = QString::fromUtf8(command.readAll());
    EXPECT_EQ(command.exitCode(), 0) << output.toStdString();
    return output;
}

void AppUnderTest::start(User user)
{
    m_field = std::make_unique<app::SyncField>(m_folders, m_key, m_clock);
    m_consignments = std::make_unique<app::SyncConsignments>(m_folders, m_clock, *m_field);
    m_inspections = std::make_unique<app::SyncInspections>(m_folders, m_field->thread(), m_clock, systemRandom());
    m_drafts = std::make_unique<app::FieldDrafts>(m_field->thread(), m_clock, systemRandom());
    m_records = std::make_unique<app::FieldRecords>(*m_field);
    m_stick = std::make_unique<app::FieldStick>(m_folders, m_key, m_clock, m_field->thread());
    m_tables = std::make_unique<app::FieldTables>(m_field->thread());
    m_model = std::make_unique<ui::AppModel>(ui::AppServices{
        .makeLine = [this] { return device::makeLine(m_folders, m_clock); },
        .field = m_field.get(),
        .inspections = m_inspections.get(),
        .camera = &m_camera,
        .key = &m_lock,
        .consignments = m_consignments.get(),
        .position = &m_position,
        .records = m_records.get(),
        .printers = &m_printers,
        .clock = m_clock,
        .settingsFile = QString::fromStdString(m_folders.settings().string()),
        .dataFolder = m_folder.path(),
        .defaultHub = m_address,
        .makeBrowse = [this] { return device::makeBrowse(m_folders); },
        .history = m_field.get(),
        .tables = m_tables.get(),
        .stick = m_stick.get(),
        .drafts = m_drafts.get(),
    });
    m_model->settings()->setLanguage(u"en"_s);
    m_model->settings()->setWelcomed(user == User::known);
    m_engine = std::make_unique<QQmlApplicationEngine>();
    QObject::connect(m_model.get(), &ui::AppModel::languageChanged, m_engine.get(),
                     &QQmlApplicationEngine::retranslate);
    m_engine->setInitialProperties({{u"app"_s, QVariant::fromValue(m_model.get())}});
    m_engine->loadFromModule("Nqi.Pages", "Main");
    ASSERT_FALSE(m_engine->rootObjects().isEmpty());
    m_window = qobject_cast<QQuickWindow *>(m_engine->rootObjects().constFirst());
    ASSERT_NE(m_window, nullptr);
    m_window->resize(1280, 800);
    m_window->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(m_window));
}

void AppUnderTest::stop()
{
    m_window = nullptr;
    m_engine.reset();
    m_model.reset();
    m_stick.reset();
    m_inspections.reset();
    m_consignments.reset();
    m_field.reset();
}

void AppUnderTest::protect(std::string_view passphrase)
{
    EXPECT_TRUE(m_key.guard({}, {.passphrase = trust::Passphrase::of(passphrase)}));
    m_key.close();
}

QString AppUnderTest::photographSheet(int page)
{
    auto sheet = ui::DemoSheet::make(demo::testSymbols(now()), {.fontFamily = ui::loadFonts(), .now = now()});
    EXPECT_TRUE(sheet.has_value());
    const QImage paper = sheet->page(page).convertToFormat(QImage::Format_Grayscale8);
    const auto *bits = reinterpret_cast<const std::byte *>(paper.constBits());
    const auto frame = decode::makeFrame(paper.width(), paper.height(), static_cast<int>(paper.bytesPerLine()),
                                         std::span(bits, static_cast<std::size_t>(paper.sizeInBytes())));
    EXPECT_TRUE(frame.has_value());
    Canvas canvas(1860, 2600, 180);
    canvas.place(*frame, {.x = 930, .y = 1300, .scale = 0.7, .degrees = 1.5, .tilt = 4}).blur(0.8).noise(4);
    const QString path = file(u"photo-%1.png"_s.arg(page));
    writePicture(path.toStdString(), canvas.frame());
    return path;
}

bool AppUnderTest::wait(const std::function<bool()> &condition, int seconds)
{
    return QTest::qWaitFor(condition, seconds * 1000);
}

QAccessibleInterface *AppUnderTest::find(const QString &name)
{
    QAccessibleInterface *control = nullptr;
    static_cast<void>(wait(
        [&] { return (control = findBelow(QAccessible::queryAccessibleInterface(m_window), name)) != nullptr; }, 10));
    return control;
}

bool AppUnderTest::press(const QString &name)
{
    QAccessibleInterface *const control = find(name);
    if (!control)
        return false;
    control->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    return true;
}

bool AppUnderTest::type(const QString &name, const QString &text)
{
    QAccessibleInterface *const control = find(name);
    auto *const field = control ? qobject_cast<QQuickItem *>(control->object()) : nullptr;
    if (!field)
        return false;
    field->forceActiveFocus();
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(field, &event);
    return true;
}

} // namespace nqi::test
