// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/documents.h"
#include "ui/documents/paper.h"
#include "ui/documents/sources.h"

#include <QImage>
#include <QString>

#include <string>
#include <vector>

/// Parts that several papers have. Private to ui/documents.
namespace nqi::documents {

/// Agency at left, the country's name and motto at right, number and date below (Decree 30/2020/ND-CP, Annex I).
struct Letterhead {
    QString above;  ///< superior agency, or the agency
    QString agency; ///< who writes
    QString number; ///< empty: a dotted line
    QString place;
    std::optional<Date> date;
    bool numbered = true;
};
[[nodiscard]] Beside letterhead(const Letterhead &head);
/// "Mẫu số 15 …" in the upper right corner.
[[nodiscard]] Paragraph formNumber(const QString &form);
[[nodiscard]] Paragraph title(const QString &text);
[[nodiscard]] Paragraph subtitle(const QString &text);

/// One place to sign.
struct Signing {
    QString role;
    QString hint; ///< "(Ký, ghi rõ họ tên)"
    QString name;
    QImage image;
    QString refusal;     ///< why the person did not sign
    bool unseen = false; ///< signed, and the picture of it is not on this device
    QString time;
};
/// Beside each other, three in a row.
[[nodiscard]] std::vector<Block> signingBlocks(const std::vector<Signing> &signings);

/// The picture under a digest, opaque and no larger than paper shows; null when it is not there or not a picture.
[[nodiscard]] QImage pictureOf(const std::vector<EvidenceFile> &files, const trust::Digest &digest);

/// What is the same for one person, however the name was typed.
[[nodiscard]] QString personKey(const std::string &name);
/// The signature of a party (of a person, when there are several of that party); nothing when there is none. Of a
/// party that one person holds, the only signer's, under whatever name.
[[nodiscard]] const findings::PartySignature *signatureOf(const findings::Inspection &inspection, findings::Party party,
                                                          const std::string &person = {});
[[nodiscard]] Signing signing(const InspectionRecord &record, const DocumentOptions &options, findings::Party party,
                              const QString &role, const findings::Person &person);
/// With a signature at hand; null: room for a pen.
[[nodiscard]] Signing signing(const InspectionRecord &record, const DocumentOptions &options,
                              const findings::PartySignature *held, const QString &role,
                              const findings::Person &person);
[[nodiscard]] findings::Person headOf(const findings::Inspection &inspection);
[[nodiscard]] Signatory signatory(const Signing &signing);

/// What stands around every paper of an inspection.
[[nodiscard]] Paper inspectionPaper(const InspectionRecord &record, const DocumentOptions &options,
                                    const QString &title, const QString &subject);
/// That the result which a paper rests on was taken back: on every page, and here with its reason. Nothing where it
/// holds.
void addWithdrawn(Paper &paper, const std::optional<findings::WithdrawnResult> &withdrawn);
/// "NHÃN: value" lines need an agency: the decision's, else room.
[[nodiscard]] QString agencyOf(const findings::Inspection &inspection);
/// Where papers are dated at: as said, else the province at the end of the address where it took place.
[[nodiscard]] QString localityOf(const findings::Inspection &inspection);
/// What stands behind the last comma of an address, unless it is a number: Vietnamese addresses end with the province.
[[nodiscard]] QString provinceOf(std::string_view address);
[[nodiscard]] QString teamName(const findings::Inspection &inspection);

template <class Blocks>
void add(std::vector<Block> &all, Blocks blocks)
{
    for (auto &block : blocks)
        all.emplace_back(std::move(block));
}

[[nodiscard]] std::expected<Paper, DocumentError> minutesPaper(const InspectionRecord &, const DocumentOptions &);
[[nodiscard]] std::expected<Paper, DocumentError> samplingPaper(const InspectionRecord &, const DocumentOptions &);
[[nodiscard]] std::expected<Paper, DocumentError> sealsPaper(const InspectionRecord &, const DocumentOptions &);
[[nodiscard]] std::expected<Paper, DocumentError> handOverPaper(const InspectionRecord &, const DocumentOptions &);
[[nodiscard]] std::expected<Paper, DocumentError> findingPaper(const FindingRecord &, const DocumentOptions &);
[[nodiscard]] std::expected<Paper, DocumentError> registrationPaper(const RegistrationRecord &,
                                                                    const DocumentOptions &);
[[nodiscard]] std::expected<Paper, DocumentError> noticePaper(const NoticeRecord &, const DocumentOptions &);

} // namespace nqi::documents
