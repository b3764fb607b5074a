// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/integration/app/app_under_test.h"

#include <QBuffer>
#include <QImage>

#include <gtest/gtest.h>

/// What tests of inspections begin with.
namespace nqi::test {

using namespace Qt::StringLiterals;

inline QByteArray strokes(unsigned shade)
{
    QImage image(200, 80, QImage::Format_Grayscale8);
    image.fill(shade);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(image.save(&buffer, "PNG"));
    return buffer.data();
}

inline bool isKept(AppUnderTest &app)
{
    return app.wait([&] { return app.model().inspection()->keptLevel() == u"success"; });
}

inline void beginInspection(AppUnderTest &app)
{
    app.model().settings()->setInspector(u"Lê Minh Châu"_s);
    ASSERT_TRUE(app.press(u"Inspection"_s));
    ASSERT_TRUE(app.press(u"Begin an inspection"_s));
    ASSERT_TRUE(app.wait([&] { return app.model().inspection()->isOpen(); }));
    auto &inspection = *app.model().inspection();
    EXPECT_EQ(inspection.set(u"decision.number"_s, u"214/QĐ-TĐC"_s), QString());
    EXPECT_EQ(inspection.set(u"decision.date"_s, u"18/11/2026"_s), QString());
    EXPECT_EQ(inspection.set(u"decision.authority"_s, u"Chi cục TĐC"_s), QString());
    EXPECT_EQ(inspection.set(u"establishment.name"_s, u"Hộ kinh doanh Ánh Tuyết"_s), QString());
    EXPECT_EQ(inspection.set(u"place.description"_s, u"Chợ Bến Thành"_s), QString());
}

inline void scan(AppUnderTest &app, const QString &code)
{
    const int before = app.model().inspection()->items()->readings();
    app.model().scan()->submitText(code);
    ASSERT_TRUE(app.wait([&] { return app.model().inspection()->items()->readings() > before; }));
}

} // namespace nqi::test
