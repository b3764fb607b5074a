// SPDX-License-Identifier: Apache-2.0
// The text of each paper against tests/samples/documents. NQI_REWRITE_SAMPLES=1 writes what there is now;
// NQI_PAPERS=DIR leaves the papers there, to be looked at.
#include "tests/unit/documents/printed.h"
#include "tests/unit/documents/samples.h"

#include <QFile>

#include <algorithm>
#include <functional>
#include <string>

namespace nqi::documents {
namespace {

struct Case {
    const char *name;
    DocumentKind kind;
    std::function<Record()> record;
    bool forPen = false;
};

void PrintTo(const Case &one, std::ostream *out)
{
    *out << one.name;
}

class Golden : public PaperTest, public testing::WithParamInterface<Case> {};

TEST_P(Golden, ReadsAsItDid)
{
    const Case &one = GetParam();
    const Sheet sheet = sheetOf(one.kind, one.record(), {.forPen = one.forPen});
    if (const QString folder = qEnvironmentVariable("NQI_PAPERS"); !folder.isEmpty()) {
        EXPECT_TRUE(sheet.writePdf(QStringLiteral("%1/%2.pdf").arg(folder, QLatin1String(one.name))));
    }
    const QByteArray text = Printed(sheet).text();
    QFile file(QStringLiteral(NQI_SAMPLES "/documents/%1.txt").arg(QLatin1String(one.name)));
    if (qEnvironmentVariableIsSet("NQI_REWRITE_SAMPLES")) {
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
        GTEST_SKIP() << "written";
    }
    ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << qPrintable(file.fileName());
    EXPECT_EQ(text.toStdString(), file.readAll().toStdString());
}

INSTANTIATE_TEST_SUITE_P(
    Papers, Golden,
    testing::Values(Case{"minutes-rich", DocumentKind::minutes, samples::richInspection},
                    Case{"minutes-pen", DocumentKind::minutes, samples::richInspection, true},
                    Case{"minutes-minimal", DocumentKind::minutes, samples::minimalInspection},
                    Case{"sampling-rich", DocumentKind::sampling, samples::richInspection},
                    Case{"sampling-minimal", DocumentKind::sampling, samples::minimalInspection},
                    Case{"seals-rich", DocumentKind::seals, samples::richInspection},
                    Case{"seals-minimal", DocumentKind::seals, samples::minimalInspection},
                    Case{"hand-over-rich", DocumentKind::handOver, samples::richInspection},
                    Case{"hand-over-minimal", DocumentKind::handOver, samples::minimalInspection},
                    Case{"finding-rich", DocumentKind::findingReport, samples::richFinding},
                    Case{"finding-minimal", DocumentKind::findingReport, samples::minimalFinding},
                    Case{"registration-rich", DocumentKind::registration, samples::richRegistration},
                    Case{"registration-minimal", DocumentKind::registration, samples::minimalRegistration},
                    Case{"notice-rich", DocumentKind::notice, samples::richNotice},
                    Case{"notice-minimal", DocumentKind::notice, samples::minimalNotice},
                    Case{"registration-consignment", DocumentKind::registration, samples::consignmentRegistration},
                    Case{"notice-consignment", DocumentKind::notice, samples::consignmentNotice},
                    Case{"minutes-extreme", DocumentKind::minutes, samples::extremeInspection},
                    Case{"sampling-extreme", DocumentKind::sampling, samples::extremeInspection},
                    Case{"seals-extreme", DocumentKind::seals, samples::extremeInspection}),
    [](const auto &shown) {
        std::string name = shown.param.name;
        std::ranges::replace(name, '-', '_');
        return name;
    });

} // namespace
} // namespace nqi::documents
