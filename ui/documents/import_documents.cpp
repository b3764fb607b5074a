// SPDX-License-Identifier: Apache-2.0
// Imports: Forms 1 (registration of the state inspection) and 3 (notice of its result) of Decree 37/2026, with exactly
// their fields.
#include "ui/documents/parts.h"
#include "ui/documents/text.h"

#include <array>

namespace nqi::documents {

using namespace Qt::StringLiterals;
using namespace findings;

namespace {

Table goodsTable(const std::vector<ImportGoods> &goods)
{
    Table table{.columns = {{.head = u"STT"_s, .share = rowShare, .align = Align::centre},
                            {.head = u"Tên hàng hóa, nhãn hiệu, kiểu loại"_s, .share = 2.8},
                            {.head = u"Đặc tính kỹ thuật"_s, .share = 2.4},
                            {.head = u"Xuất xứ, nhà sản xuất"_s, .share = 2.4},
                            {.head = u"Khối lượng, số lượng"_s, .share = 1.5, .align = Align::centre},
                            {.head = u"Cửa khẩu nhập"_s, .share = 1.6},
                            {.head = u"Thời gian nhập khẩu"_s, .share = 1.5}},
                .rows = {},
                .size = 9};
    for (const ImportGoods &one : goods) {
        QStringList made{cleanLine(one.origin), cleanLine(one.manufacturer)};
        made.removeAll(QString());
        table.rows.push_back({QString::number(table.rows.size() + 1), clean(one.name), clean(one.characteristics),
                              made.join(u"; "_s), cleanLine(one.quantity), cleanLine(one.gate), cleanLine(one.time)});
    }
    if (table.rows.empty())
        table.rows = {{u"1"_s}, {u"2"_s}, {u"3"_s}};
    return table;
}

QString tick(bool yes, const QString &text)
{
    return (yes ? u"[x] "_s : u"[  ] "_s) + text;
}

std::vector<Block> importerFields(const Establishment &importer)
{
    return {field(u"Người nhập khẩu"_s, cleanLine(importer.name)), field(u"Địa chỉ"_s, cleanLine(importer.address)),
            field(u"Điện thoại"_s, cleanLine(importer.phone))};
}

/// Each on a line of its own.
std::vector<Block> reasons(const std::string &text)
{
    QStringList lines = clean(text).split(u'\n', Qt::SkipEmptyParts);
    std::vector<Block> blocks{field(u"Lý do"_s, lines.isEmpty() ? QString() : lines.takeFirst())};
    for (const QString &line : lines)
        blocks.emplace_back(plain(u"- "_s + line));
    return blocks;
}

std::vector<Block> enclosed(const ImportRegistration &registration)
{
    std::vector<Block> blocks{heading(u"Hồ sơ kèm theo"_s)};
    for (const ConformityCertificate &one : registration.certificates)
        blocks.emplace_back(plain(u"- Giấy chứng nhận hợp quy / kết quả đánh giá sự phù hợp số %1, do %2 cấp %3"_s.arg(
            orDots(cleanLine(one.number)), orDots(cleanLine(one.body)), longDate(one.date))));
    if (registration.certificates.empty())
        blocks.emplace_back(plain(u"- Giấy chứng nhận hợp quy / kết quả đánh giá sự phù hợp số ………………, do ……………………… "
                                  u"cấp "_s +
                                  longDate({})));
    blocks.emplace_back(plain(u"- "_s + tick(registration.photos, u"Ảnh hàng hóa"_s)));
    blocks.emplace_back(plain(u"- "_s + tick(registration.subLabel, u"Nhãn phụ tiếng Việt"_s)));
    blocks.emplace_back(field(u"- Tài liệu khác"_s, cleanLine(registration.otherPapers)));
    return blocks;
}

} // namespace

std::expected<Paper, DocumentError> registrationPaper(const RegistrationRecord &record, const DocumentOptions &options)
{
    const ImportRegistration &registration = record.registration;
    Paper paper{.title = u"Đăng ký kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu"_s,
                .subject = cleanLine(registration.number),
                .demo = registration.demo,
                .at = options.at};
    paper.code = {RecordKind::registration, registration.id, record.digest};
    paper.blocks.emplace_back(formNumber(u"Mẫu số 01 – Nghị định số 37/2026/NĐ-CP"_s));
    paper.blocks.emplace_back(letterhead({.above = {},
                                          .agency = cleanLine(registration.importer.name),
                                          .number = cleanLine(registration.number),
                                          .place = {},
                                          .date = registration.date}));
    addWithdrawn(paper, record.withdrawn);
    paper.blocks.emplace_back(title(u"ĐĂNG KÝ KIỂM TRA NHÀ NƯỚC\nVỀ CHẤT LƯỢNG HÀNG HÓA NHẬP KHẨU"_s));
    paper.blocks.emplace_back(Paragraph{.after = 2});
    Paragraph to = field(u"Kính gửi"_s, cleanLine(registration.authority));
    to.spans.back().bold = true;
    paper.blocks.emplace_back(std::move(to));
    add(paper.blocks, importerFields(registration.importer));
    paper.blocks.emplace_back(field(u"Số tờ khai hải quan"_s, cleanLine(registration.declaration)));
    paper.blocks.emplace_back(plain(u"Đăng ký kiểm tra nhà nước về chất lượng đối với hàng hóa nhập khẩu sau:"_s));
    paper.blocks.emplace_back(goodsTable(registration.goods));
    paper.blocks.emplace_back(field(u"Địa chỉ lưu giữ hàng hóa"_s, cleanLine(registration.storage)));
    add(paper.blocks, enclosed(registration));
    paper.blocks.emplace_back(
        plain(u"Chúng tôi cam kết và chịu trách nhiệm về tính hợp lệ, hợp pháp của các nội dung đã "
              u"khai và về chất lượng lô hàng hóa nhập khẩu."_s));
    add(paper.blocks,
        signingBlocks({{.role = u"Người nhập khẩu"_s,
                        .hint = u"(Ký tên, đóng dấu)"_s,
                        .name = options.forPen ? QString() : cleanLine(registration.importer.representative.name)}}));
    return paper;
}

std::expected<Paper, DocumentError> noticePaper(const NoticeRecord &record, const DocumentOptions &options)
{
    const ResultNotice &notice = record.notice;
    Paper paper{.title = u"Thông báo kết quả kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu"_s,
                .subject = cleanLine(notice.number),
                .demo = notice.demo,
                .at = options.at};
    paper.code = {RecordKind::notice, notice.id, record.digest};
    paper.blocks.emplace_back(formNumber(u"Mẫu số 03 – Nghị định số 37/2026/NĐ-CP"_s));
    paper.blocks.emplace_back(letterhead({.above = {},
                                          .agency = cleanLine(notice.authority),
                                          .number = cleanLine(notice.number),
                                          .place = {},
                                          .date = notice.date}));
    addWithdrawn(paper, record.withdrawn);
    paper.blocks.emplace_back(title(u"THÔNG BÁO\nKết quả kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu"_s));
    paper.blocks.emplace_back(Paragraph{.after = 2});
    add(paper.blocks, importerFields(notice.importer));
    paper.blocks.emplace_back(plain(u"Theo bản đăng ký kiểm tra số %1 %2; tờ khai hải quan số %3."_s.arg(
        orDots(cleanLine(notice.registration)), longDate(notice.registrationDate),
        orDots(cleanLine(notice.declaration)))));
    paper.blocks.emplace_back(goodsTable(notice.goods));
    paper.blocks.emplace_back(field(u"Căn cứ"_s, cleanLine(notice.basis)));
    paper.blocks.emplace_back(heading(u"KẾT QUẢ KIỂM TRA"_s));
    const std::array<std::pair<ImportResult, QString>, 4> results{
        {{ImportResult::meets, u"Lô hàng đáp ứng yêu cầu"_s},
         {ImportResult::doesNotMeet, u"Lô hàng không đáp ứng yêu cầu (nêu lý do)"_s},
         {ImportResult::labelDoesNotMeet, u"Lô hàng không đáp ứng yêu cầu về nhãn"_s},
         {ImportResult::incompletePapers, u"Lô hàng không hoàn thiện đầy đủ hồ sơ"_s}}};
    for (const auto &[result, text] : results)
        paper.blocks.emplace_back(Paragraph{
            .spans = {{.text = tick(result == notice.result, text), .bold = result == notice.result}}, .indent = 6});
    if (notice.result != ImportResult::meets)
        add(paper.blocks, reasons(notice.reason));
    add(paper.blocks, signingBlocks({{.role = notice.signer.post.empty() ? u"Thủ trưởng cơ quan kiểm tra"_s
                                                                         : cleanLine(notice.signer.post),
                                      .hint = u"(Ký tên, đóng dấu)"_s,
                                      .name = cleanLine(notice.signer.name)}}));
    return paper;
}

} // namespace nqi::documents
