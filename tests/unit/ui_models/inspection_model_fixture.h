// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/findings/inspection_sample.h"
#include "tests/unit/ui_models/application.h"
#include "tests/unit/ui_models/fake_service.h"
#include "ui/models/inspection_model.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using findings::Inspection;

class FakePosition final : public PositionSource {
public:
    std::expected<Position, PositionProblem> where =
        Position{.latitude = 10.77653, .longitude = 106.700981, .accuracy = 5};
    [[nodiscard]] bool available() const override { return true; }
    void ask(Answer answer) override { answer(where); }
};

class InspectionModelTest : public testing::Test {
protected:
    InspectionModelTest()
    {
        application();
        settings.setInspector(u"Lê Minh Châu"_s);
        make();
    }
    void make()
    {
        model = std::make_unique<InspectionModel>(InspectionModel::Needs{
            .service = service, .settings = settings, .position = &position, .clock = [this] { return now; }});
        QCoreApplication::processEvents();
    }
    void begin()
    {
        model->begin();
        QCoreApplication::processEvents();
        ASSERT_TRUE(model->isOpen());
    }
    void settle()
    {
        model->flush();
        QCoreApplication::processEvents();
    }
    /// What was asked for is answered, and what is asked for because of that.
    static void answers()
    {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }
    const Inspection &last() { return service.versions.back().inspection; }
    /// The whole sample as a draft that is open.
    void openWhole()
    {
        Inspection of = findings::wholeInspection();
        service.versions.push_back(
            {.number = 1, .inspection = of, .keptAt = {}, .editor = {}, .minutes = std::nullopt});
        model->resume(QString::fromStdString(of.id.text()));
        QCoreApplication::processEvents();
        ASSERT_TRUE(model->isOpen());
    }
    QStringList gapCodes()
    {
        QStringList codes;
        for (const QVariant &gap : model->gaps())
            codes.append(gap.toMap()[u"code"_s].toString());
        return codes;
    }
    static Sighting sighting(const std::string &key, verdict::Overall overall, const std::string &lot = {})
    {
        Sighting one{.inspected = {.item = {},
                                   .facts = std::unexpected(catalog::LookupError::unavailable),
                                   .verdict = {},
                                   .rules = nullptr,
                                   .judgedAt = {}},
                     .photo = nullptr,
                     .again = false};
        one.inspected.item.key = key;
        one.inspected.item.lot = lot;
        one.inspected.verdict.overall = overall;
        return one;
    }

    QTemporaryDir folder;
    Instant now = findings::visit;
    FakeService service;
    FakePosition position;
    SettingsModel settings{folder.filePath(u"settings.ini"_s), folder.path()};
    std::unique_ptr<InspectionModel> model;
};

} // namespace nqi::ui
