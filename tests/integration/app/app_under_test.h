// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/folders.h"
#include "app/inspector/field_drafts.h"
#include "app/inspector/field_records.h"
#include "app/inspector/field_stick.h"
#include "app/inspector/field_tables.h"
#include "app/inspector/key_field.h"
#include "app/inspector/sync_consignments.h"
#include "app/inspector/sync_field.h"
#include "app/inspector/sync_inspections.h"
#include "tests/integration/app/file_camera.h"
#include "ui/models/app_model.h"
#include "ui/models/position_source.h"
#include "ui/models/qt_printers.h"

#include <QAccessible>
#include <QProcess>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>

namespace nqi::test {

/// Where the device is, once somebody has said so: satellites are seen at once.
class FixedPosition final : public ui::PositionSource {
public:
    void standAt(ui::Position place) { m_place = place; }
    [[nodiscard]] bool available() const override { return m_place.has_value(); }
    void ask(Answer answer) override
    {
        if (m_place)
            answer(*m_place);
        else
            answer(std::unexpected(ui::PositionProblem::noSignal));
    }

private:
    std::optional<ui::Position> m_place;
};

/// The parts of the app, put together as app/inspector does, on a device of their own with demo data.
class AppUnderTest {
public:
    static constexpr int products = 500;
    /// Today, on which the demo data is made.
    [[nodiscard]] static Instant now();

    enum class Data : std::uint8_t { none, demo };
    /// `clock`: of the device; the demo data is made on its day.
    explicit AppUnderTest(Data data = Data::demo, Clock clock = systemClock());
    ~AppUnderTest();

    enum class Door : std::uint8_t { open, byInvitation };
    void startHub(const QStringList &more = {}, Door door = Door::open);
    void stopHub();
    /// A command of the hub's administrator, on the same data; what it wrote.
    QString hubCommand(const QStringList &arguments);
    /// The first time as a new user: with the guide.
    enum class User : std::uint8_t { known, isNew };
    void start(User user = User::known);
    /// As closing the window does.
    void stop();
    /// From the next start on the data are opened by this passphrase.
    void protect(std::string_view passphrase);
    /// From the next start on the device can tell where it is; before that it cannot.
    void standAt(ui::Position place) { m_position.standAt(place); }

    [[nodiscard]] ui::AppModel &model() { return *m_model; }
    [[nodiscard]] FileCamera &camera() { return m_camera; }
    [[nodiscard]] QQuickWindow &window() { return *m_window; }
    [[nodiscard]] ui::StickService &stick() { return *m_stick; }
    [[nodiscard]] const device::Folders &folders() const { return m_folders; }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    /// The bytes of a page of the demo sheet, photographed: smaller, blurred, with noise.
    [[nodiscard]] QString photographSheet(int page);

    /// Runs the event loop until the condition holds; false after `seconds`.
    [[nodiscard]] static bool wait(const std::function<bool()> &condition, int seconds = 30);
    /// Presses the visible, enabled control of this accessible name, as a screen reader does. False when there is none.
    [[nodiscard]] bool press(const QString &name);
    /// Types into the visible, enabled field of this accessible name. False when there is none.
    [[nodiscard]] bool type(const QString &name, const QString &text);

private:
    [[nodiscard]] QAccessibleInterface *find(const QString &name);

    Clock m_clock;
    QTemporaryDir m_folder;
    device::Folders m_folders;
    QProcess m_hub;
    QString m_address;
    FileCamera m_camera{m_clock};
    device::DeviceKey m_key{m_folders, systemRandom()};
    std::unique_ptr<device::Keychain> m_keychain; ///< of a system that has none
    app::KeyField m_lock;
    FixedPosition m_position;
    std::unique_ptr<app::SyncField> m_field;
    std::unique_ptr<app::SyncConsignments> m_consignments;
    std::unique_ptr<app::SyncInspections> m_inspections;
    std::unique_ptr<app::FieldDrafts> m_drafts;
    std::unique_ptr<app::FieldRecords> m_records;
    std::unique_ptr<app::FieldStick> m_stick;
    std::unique_ptr<app::FieldTables> m_tables;
    ui::QtPrinters m_printers;
    std::unique_ptr<ui::AppModel> m_model;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
};

} // namespace nqi::test
