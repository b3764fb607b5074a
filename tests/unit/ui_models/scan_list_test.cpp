// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/application.h"
#include "tests/unit/ui_models/fake_camera.h"
#include "ui/models/scan_model.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

class ScanListTest : public testing::Test {
protected:
    void read(const QString &code)
    {
        const int before = scan.itemCount();
        scan.submitText(code);
        ASSERT_TRUE(QTest::qWaitFor([&] { return scan.itemCount() == before + 1; }));
    }
    [[nodiscard]] int lastRow() const { return stepped.isEmpty() ? -1 : stepped.last().at(0).toInt(); }

    QGuiApplication &app = application();
    FakeCamera camera;
    ScanModel scan{[] { return std::make_unique<inspect::Line>(nullptr, systemClock()); }, camera, systemClock()};
    QSignalSpy selected{&scan, &ScanModel::selected};
    QSignalSpy stepped{&scan, &ScanModel::stepped};
};

TEST_F(ScanListTest, IsGoneThroughItemByItemAndEndsAtItsEnds)
{
    scan.selectBeside(1);
    EXPECT_EQ(lastRow(), -1) << "nothing is there";
    read(u"8934567890120"_s);
    read(u"4006381333931"_s);
    read(u"5012345678900"_s); // selected, as the newest
    scan.selectBeside(1);
    EXPECT_EQ(lastRow(), 1);
    scan.selectBeside(1);
    EXPECT_EQ(lastRow(), 2);
    EXPECT_EQ(selected.last().at(0).toULongLong(), scan.items()->at(2)->id);
    scan.selectBeside(1);
    EXPECT_EQ(lastRow(), 2);
    scan.selectBeside(-1);
    EXPECT_EQ(lastRow(), 1);
    EXPECT_EQ(stepped.last().at(1).toString(),
              scan.items()->data(scan.items()->index(1), ScanItems::KeyRole).toString());
}

TEST_F(ScanListTest, IsGoneThroughFromWhatWasPressedThoughOthersCameSince)
{
    read(u"8934567890120"_s);
    scan.setPhotographing(true); // what comes now is listed and not shown
    read(u"4006381333931"_s);
    scan.selectBeside(-1);
    EXPECT_EQ(lastRow(), 0);
    scan.clear();
    stepped.clear();
    scan.selectBeside(1);
    EXPECT_TRUE(stepped.isEmpty());
}

} // namespace
} // namespace nqi::ui
