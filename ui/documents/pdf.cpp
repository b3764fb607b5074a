// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/sheet.h"

#include <QBuffer>
#include <QDateTime>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTimeZone>
#include <QUuid>

#include <optional>

namespace nqi::documents {

using namespace Qt::StringLiterals;

namespace {

QDateTime dateOf(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), QTimeZone::UTC);
}

/// What the archive reads of the file (ISO 19005-1 section 6.7): the same title, program and dates as its own list of
/// them. Qt's own text has the clock of this machine in it.
QByteArray metadata(const QString &title, Instant at, const QString &creator)
{
    const QString date = dateOf(at).toString(u"yyyy-MM-ddTHH:mm:ss+00:00"_s);
    return uR"(<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%1</rdf:li></rdf:Alt></dc:title>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <xmp:CreatorTool>%2</xmp:CreatorTool>
   <xmp:CreateDate>%3</xmp:CreateDate>
   <xmp:ModifyDate>%3</xmp:ModifyDate>
   <xmp:MetadataDate>%3</xmp:MetadataDate>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdf:Producer>Qt %4</pdf:Producer>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>1</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>)"_s.arg(title.toHtmlEscaped(), creator.toHtmlEscaped(), date, QString::fromLatin1(qVersion()))
        .toUtf8();
}

/// Qt writes the clock of this machine into the file's list of dates; in its place stands when the paper was made. The
/// text keeps its length, so every other place in the file stays where it is.
void setDate(QByteArray &pdf, QByteArrayView begin, Instant at)
{
    const qsizetype found = pdf.indexOf(begin);
    const qsizetype from = found + begin.size();
    const qsizetype end = found < 0 ? -1 : pdf.indexOf(')', from);
    if (end < 0)
        return;
    QByteArray date = dateOf(at).toString(u"yyyyMMddHHmmss"_s).toLatin1();
    const QByteArray zone = pdf.sliced(from, end - from).contains('\'') ? "+00'00'" : "Z";
    date += zone;
    if (date.size() == end - from)
        pdf.replace(from, date.size(), date);
}

QUuid uuidOf(const Uuid &id)
{
    return QUuid::fromRfc4122(QByteArrayView(id.bytes));
}

} // namespace

std::expected<QByteArray, SheetError> Sheet::pdf(const Watch &watch) const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    const QString creator = u"NQI Inspector " NQI_VERSION ""_s;
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(dotsPerInch);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
    writer.setTitle(m_title);
    writer.setCreator(creator);
    writer.setDocumentId(uuidOf(m_id));
    writer.setDocumentXmpMetadata(metadata(m_title, m_at, creator));
    QPainter painter;
    if (!painter.begin(&writer))
        return std::unexpected(SheetError::unwritable);
    for (int index = 0; index < pages(); ++index) {
        if (watch.stop.stop_requested())
            return std::unexpected(SheetError::cancelled);
        watch.reach(index + 1, pages());
        if (index > 0 && !writer.newPage())
            return std::unexpected(SheetError::unwritable);
        paint(painter, index);
    }
    if (!painter.end())
        return std::unexpected(SheetError::unwritable);
    buffer.close();
    setDate(bytes, "/CreationDate (D:", m_at);
    setDate(bytes, "/ModDate (D:", m_at);
    return bytes;
}

} // namespace nqi::documents
