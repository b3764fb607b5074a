// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/parts.h"

#include "ui/documents/photo.h"
#include "ui/documents/text.h"

#include <algorithm>
#include <ranges>
#include <set>

namespace nqi::documents {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostSide = 1600; ///< pixels of a picture on paper: 200 to the inch over its width

Paragraph centred(const QString &text, double size, bool bold, double after = 0.4, int most = 0)
{
    return {
        .spans = {{.text = text, .bold = bold}}, .align = Align::centre, .size = size, .after = after, .most = most};
}

Paragraph italic(const QString &text, double size, int most = 0)
{
    return {
        .spans = {{.text = text, .italic = true}}, .align = Align::centre, .size = size, .after = 0.4, .most = most};
}

Beside::Part place(const Signing &signing)
{
    std::vector<Piece> pieces{centred(signing.role.toUpper(), 10.5, true, 0.2, 3), italic(signing.hint, 9.5)};
    if (signing.unseen)
        pieces.emplace_back(italic(u"Đã ký; ảnh chữ ký không có trên thiết bị này"_s, 9.5, 8));
    else if (signing.refusal.isEmpty())
        pieces.emplace_back(Picture{.image = signing.image, .height = 22});
    else
        pieces.emplace_back(italic(u"Không ký. Lý do: "_s + signing.refusal, 9.5, 8));
    Paragraph name = centred(signing.name, 11, true, 0.2, 3);
    if (signing.name.isEmpty())
        name.blanks = 1;
    pieces.emplace_back(std::move(name));
    if (!signing.time.isEmpty())
        pieces.emplace_back(italic(signing.time, 8.5));
    for (Piece &piece : pieces) {
        if (auto *paragraph = std::get_if<Paragraph>(&piece))
            paragraph->indent = 1;
    }
    return {.share = 1, .pieces = std::move(pieces)};
}

bool isOnePerson(findings::Party party)
{
    using enum findings::Party;
    return party == teamHead || party == secretary || party == inspected;
}

} // namespace

Beside letterhead(const Letterhead &head)
{
    std::vector<Piece> left;
    if (!head.above.isEmpty())
        left.emplace_back(centred(head.above.toUpper(), 11, head.agency.isEmpty(), 0.4, 4));
    if (!head.agency.isEmpty())
        left.emplace_back(centred(head.agency.toUpper(), 11, true, 0.4, 4));
    if (left.empty())
        left.emplace_back(centred(u"……………………………………"_s, 11, false));
    left.emplace_back(Rule{.width = 22, .after = 2});
    if (head.numbered)
        left.emplace_back(centred(u"Số: "_s + (head.number.isEmpty() ? u"…………………"_s : head.number), 11, false, 0.4, 2));
    std::vector<Piece> right{
        centred(u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"_s, 11, true),
        centred(u"Độc lập - Tự do - Hạnh phúc"_s, 11.5, true), Rule{.width = 52, .after = 2},
        italic((head.place.isEmpty() ? u"……………"_s : head.place) + u", "_s + longDate(head.date), 11)};
    return {.parts = {{.share = 0.44, .pieces = std::move(left)}, {.share = 0.56, .pieces = std::move(right)}},
            .after = 4};
}

Paragraph formNumber(const QString &form)
{
    return {.spans = {{.text = form, .italic = true}}, .align = Align::right, .size = 9.5, .after = 2};
}

Paragraph title(const QString &text)
{
    Paragraph paragraph = centred(text, 14, true, 1);
    paragraph.keepNext = true;
    return paragraph;
}

Paragraph subtitle(const QString &text)
{
    return centred(text, 12, true, 4);
}

std::vector<Block> signingBlocks(const std::vector<Signing> &signings)
{
    std::vector<Block> blocks;
    const std::size_t columns = signings.size() == 4 ? 2 : 3;
    for (std::size_t i = 0; i < signings.size(); i += columns) {
        Beside row{.parts = {}, .after = 5};
        for (std::size_t j = i; j < std::min(i + columns, signings.size()); ++j)
            row.parts.push_back(place(signings[j]));
        // A single one in its row stands at the right, where a head signs.
        if (row.parts.size() == 1)
            row.parts.insert(row.parts.begin(), Beside::Part{});
        blocks.emplace_back(std::move(row));
    }
    return blocks;
}

QImage pictureOf(const std::vector<EvidenceFile> &files, const trust::Digest &digest)
{
    const auto found = std::ranges::find(files, digest, &EvidenceFile::digest);
    return found == files.end() ? QImage() : pictureIn(found->bytes, mostSide);
}

const findings::PartySignature *signatureOf(const findings::Inspection &inspection, findings::Party party,
                                            const std::string &person)
{
    const QString wanted = personKey(person);
    const findings::PartySignature *last = nullptr;
    std::set<QString> people;
    // Who signed again signs in place of the first time.
    for (const findings::PartySignature &one : inspection.signatures | std::views::reverse) {
        if (one.party != party)
            continue;
        const QString key = personKey(one.person.name);
        if (wanted.isEmpty() || key == wanted)
            return &one;
        if (last == nullptr)
            last = &one;
        people.insert(key);
    }
    // The name may be written differently in two steps.
    return isOnePerson(party) && people.size() == 1 ? last : nullptr;
}

QString personKey(const std::string &name)
{
    return cleanLine(name).simplified().normalized(QString::NormalizationForm_C).toCaseFolded();
}

Signing signing(const InspectionRecord &record, const DocumentOptions &options, findings::Party party,
                const QString &role, const findings::Person &person)
{
    return signing(record, options, signatureOf(record.inspection, party, person.name), role, person);
}

Signing signing(const InspectionRecord &record, const DocumentOptions &options, const findings::PartySignature *held,
                const QString &role, const findings::Person &person)
{
    Signing signing{.role = role, .hint = u"(Ký, ghi rõ họ tên)"_s, .name = cleanLine(person.name)};
    if (held == nullptr || options.forPen)
        return signing;
    if (signing.name.isEmpty() || personKey(held->person.name) != personKey(person.name))
        signing.name = cleanLine(held->person.name);
    signing.refusal = cleanLine(held->refusal);
    signing.time = held->image ? u"Ký trên thiết bị lúc "_s + timeWords(held->at) : timeWords(held->at);
    if (held->image) {
        signing.image = pictureOf(record.files, *held->image);
        signing.unseen = signing.image.isNull();
    }
    return signing;
}

findings::Person headOf(const findings::Inspection &inspection)
{
    const auto head = std::ranges::find(inspection.team, findings::TeamRole::head, &findings::TeamMember::role);
    return head == inspection.team.end() ? findings::Person() : head->person;
}

Signatory signatory(const Signing &signing)
{
    // A quarter of the page's width: the firm's representative is known by the shorter name.
    const QString role = signing.role.startsWith(u"Đại diện cơ sở"_s) ? u"Đại diện cơ sở"_s : signing.role;
    return {.role = role,
            .name = signing.name,
            .image = signing.image,
            .refusal = signing.refusal,
            .unseen = signing.unseen};
}

Paper inspectionPaper(const InspectionRecord &record, const DocumentOptions &options, const QString &title,
                      const QString &subject)
{
    Paper paper{.title = title, .subject = subject, .demo = record.demo, .at = options.at};
    paper.draft = !record.link && !options.forPen;
    paper.code = record.link ? findings::RecordCode{findings::RecordKind::minutes, record.link->id, record.link->hash}
                             : findings::RecordCode{findings::RecordKind::draft, record.inspection.id, record.content};
    return paper;
}

void addWithdrawn(Paper &paper, const std::optional<findings::WithdrawnResult> &withdrawn)
{
    if (!withdrawn)
        return;
    const QString day = dateWords(dateInVietNam(withdrawn->at));
    paper.warning = u"KẾT QUẢ ĐÃ THU HỒI NGÀY "_s + day;
    Paragraph note = plain(
        u"Kết quả kiểm tra lô hàng đã bị thu hồi ngày %1. Lý do: %2"_s.arg(day, orDots(cleanLine(withdrawn->reason))));
    for (Span &span : note.spans)
        span.bold = true;
    paper.blocks.emplace_back(std::move(note));
}

QString agencyOf(const findings::Inspection &inspection)
{
    return cleanLine(inspection.decision.authority);
}

QString provinceOf(std::string_view address)
{
    const QString whole = cleanLine(address);
    const qsizetype comma = whole.lastIndexOf(u',');
    const QString last = comma < 0 ? QString() : whole.sliced(comma + 1).trimmed();
    return std::ranges::any_of(last, [](QChar sign) { return sign.isDigit(); }) ? QString() : last;
}

QString localityOf(const findings::Inspection &inspection)
{
    if (const QString said = cleanLine(inspection.locality); !said.isEmpty())
        return said;
    // An online listing is nowhere: who looks at it may sit in another province than the firm.
    const bool online = inspection.place.description.empty() && !inspection.place.listing.empty();
    return online ? QString()
                  : provinceOf(inspection.place.description.empty() ? inspection.establishment.address
                                                                    : inspection.place.description);
}

QString teamName(const findings::Inspection &inspection)
{
    return inspection.kind == findings::InspectionKind::survey ? u"Đoàn khảo sát"_s : u"Đoàn kiểm tra"_s;
}

} // namespace nqi::documents
