// SPDX-License-Identifier: Apache-2.0
#include "app/device/papers.h"
#include "tests/unit/store_field/inspection_fixture.h"

#include <QBuffer>
#include <QImage>

#include <algorithm>
#include <span>

namespace nqi::device {
namespace {

using AnnexPhotos = store::FieldTest;

std::vector<std::byte> photograph()
{
    QImage image(2'400, 1'800, QImage::Format_RGB32);
    image.fill(QColor(90, 140, 60));
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(image.save(&buffer, "JPG", 95));
    const auto *const begin = reinterpret_cast<const std::byte *>(jpeg.constData());
    return {begin, begin + jpeg.size()};
}

TEST_F(AnnexPhotos, ComeAsPaperShowsThem)
{
    const auto journal = open();
    findings::Inspection of = store::storedInspection(*journal); // its annex is no picture, whatever it is called
    const std::vector<std::byte> bytes = photograph();
    const auto annex = journal->storeEvidence(bytes, "image/jpeg", "Kệ hàng");
    ASSERT_TRUE(annex);
    of.evidence.push_back(*annex);
    store::signStored(*journal, of);
    ASSERT_TRUE(journal->keep(of, "An"));
    const auto record = recordOf(of.id, *journal, *journal, false);
    ASSERT_TRUE(record);
    const auto &files = std::get<documents::InspectionRecord>(*record).files;
    const auto photo = std::ranges::find(files, annex->digest, &documents::EvidenceFile::digest);
    ASSERT_NE(photo, files.end());
    const QImage shown = QImage::fromData(
        QByteArrayView(reinterpret_cast<const char *>(photo->bytes.data()), qsizetype(photo->bytes.size())));
    EXPECT_EQ(shown.size(), QSize(1'200, 900));
    const auto other = std::ranges::find(files, of.evidence.front().digest, &documents::EvidenceFile::digest);
    ASSERT_NE(other, files.end());
    EXPECT_TRUE(other->bytes.empty()) << "a paper says that it cannot be shown";
}

} // namespace
} // namespace nqi::device
