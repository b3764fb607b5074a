// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/documents/printed.h"

#include "tests/unit/documents/samples.h"

#include <QGuiApplication>
#include <QProcess>

namespace nqi::documents {

using namespace Qt::StringLiterals;

namespace {

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    EXPECT_TRUE(process.waitForFinished(120'000)) << qPrintable(program + u": "_s + process.errorString());
    EXPECT_EQ(process.exitCode(), 0) << qPrintable(program) << process.readAllStandardError().constData();
    return process.readAllStandardOutput();
}

} // namespace

void PaperTest::SetUpTestSuite()
{
    static int count = 1;
    static char program[] = "test_papers";
    static char *arguments[] = {program, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Never ended: fonts that were added to it outlive the end of main in an order of their own.
    static const auto *application = new QGuiApplication(count, arguments);
    ASSERT_NE(application, nullptr);
    ASSERT_FALSE(loadPaperFont().isEmpty());
}

Sheet sheetOf(DocumentKind kind, const Record &record, DocumentOptions options)
{
    options.at = samples::now;
    const auto paper = paperOf(kind, record, options);
    EXPECT_TRUE(paper) << name(kind);
    const auto sheet = compose(paper.value_or(Paper()), loadPaperFont());
    EXPECT_TRUE(sheet) << name(kind);
    return sheet.value_or(Sheet());
}

Printed::Printed(const Sheet &sheet) : m_file(m_folder.filePath(u"paper.pdf"_s))
{
    EXPECT_TRUE(sheet.writePdf(m_file));
}

QByteArray Printed::text() const
{
    return outputOf(u"pdftotext"_s, {u"-layout"_s, u"-enc"_s, u"UTF-8"_s, m_file, u"-"_s});
}

QByteArray Printed::info() const
{
    return outputOf(u"pdfinfo"_s, {m_file});
}

QStringList Printed::fonts() const
{
    return QString::fromUtf8(outputOf(u"pdffonts"_s, {m_file})).split(u'\n', Qt::SkipEmptyParts).mid(2);
}

QByteArray Printed::checked() const
{
    return outputOf(u"qpdf"_s, {u"--check"_s, m_file});
}

QByteArray Printed::metadata() const
{
    return outputOf(u"pdfinfo"_s, {u"-meta"_s, m_file});
}

QImage Printed::page(int number, int resolution) const
{
    const QString root = m_folder.filePath(u"page"_s);
    outputOf(u"pdftoppm"_s, {u"-r"_s, QString::number(resolution), u"-f"_s, QString::number(number), u"-l"_s,
                             QString::number(number), u"-singlefile"_s, u"-png"_s, m_file, root});
    return QImage(root + u".png"_s);
}

} // namespace nqi::documents
