// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/inspection_model_fixture.h"

#include <QBuffer>
#include <QImage>

namespace nqi::ui {
namespace {

QByteArray written(Qt::GlobalColor colour)
{
    QImage image(60, 20, QImage::Format_RGB32);
    image.fill(colour);
    QBuffer png;
    png.open(QIODevice::WriteOnly);
    image.save(&png, "PNG");
    return png.data();
}

TEST_F(InspectionModelTest, PicturesOfSignaturesAreReadOnceWhenTheyAreLookedAt)
{
    openWhole();
    const auto sign = [&](const QString &party, const QByteArray &png) {
        model->addSignature({{u"party"_s, party}, {u"name"_s, u"A"_s}}, png, model->contentDigest());
        QCoreApplication::processEvents();
    };
    sign(u"teamHead"_s, written(Qt::black));
    sign(u"inspected"_s, "no picture");
    model->addRefusal({{u"party"_s, u"witness"_s}, {u"name"_s, u"B"_s}}, u"vắng mặt"_s);
    EXPECT_TRUE(service.viewed.empty()) << "nobody has looked";
    model->lookAtSignatures();
    QCoreApplication::processEvents();
    const QVariantList rows = model->lists()[u"signatures"_s].toList();
    const auto picture = [&](int row) {
        return model->signaturePictures().value(rows[row].toMap()[u"image"_s].toString());
    };
    EXPECT_TRUE(picture(0).toString().startsWith(u"data:image/"));
    EXPECT_EQ(picture(1), QVariant(QString())) << "what cannot be read is known to be so";
    EXPECT_EQ(model->signaturePictures().size(), 2) << "a refusal has none";
    model->lookAtSignatures();
    QCoreApplication::processEvents();
    EXPECT_EQ(service.viewed.size(), 2U) << "each view is noted";
    model->close();
    QCoreApplication::processEvents();
    EXPECT_TRUE(model->signaturePictures().isEmpty());
}

TEST_F(InspectionModelTest, TheSamplingMinutesAreSignedApartAndAgainWhenTheyChange)
{
    openWhole();
    const QString form = model->samplingDigest();
    EXPECT_NE(form, model->contentDigest());
    const auto annexes = model->lists()[u"annexes"_s].toList().size();
    model->addSamplingSignature({{u"party"_s, u"sampler"_s}, {u"name"_s, u"Lê C"_s}}, written(Qt::black), form);
    QCoreApplication::processEvents();
    model->addSamplingRefusal({{u"party"_s, u"inspected"_s}, {u"name"_s, u"B"_s}}, u"vắng mặt"_s);
    const auto rows = [&] { return model->lists()[u"samplingSignatures"_s].toList(); };
    ASSERT_EQ(rows().size(), 2);
    EXPECT_EQ(rows()[0].toMap()[u"party"_s], u"sampler"_s);
    EXPECT_EQ(rows()[0].toMap()[u"over"_s], form);
    EXPECT_TRUE(model->lists()[u"signatures"_s].toList().isEmpty());
    EXPECT_EQ(model->lists()[u"annexes"_s].toList().size(), annexes) << "its image is no annex";
    const auto isOutdated = [&] { return gapCodes().contains(u"samplingSignatureOfOtherText"_s); };
    EXPECT_FALSE(isOutdated());
    (void)model->set(u"conclusion"_s, u"Khác"_s);
    EXPECT_FALSE(isOutdated()) << "the form does not say it";
    (void)model->set(u"sampling.method"_s, u"Khác"_s);
    EXPECT_TRUE(isOutdated());
    model->lookAtSignatures();
    QCoreApplication::processEvents();
    EXPECT_EQ(service.viewed.size(), 1U);
    model->remove(u"samplingSignatures"_s, 0);
    model->remove(u"samplingSignatures"_s, 0);
    EXPECT_TRUE(rows().isEmpty());
    EXPECT_FALSE(isOutdated());
}

} // namespace
} // namespace nqi::ui
