// SPDX-License-Identifier: Apache-2.0
// Who signs what on the screen; and what was written, to be looked at beside who wrote it.
#include "ui/models/answer_here.h"
#include "ui/models/inspection_model.h"
#include "ui/models/picture_file.h"

#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using findings::Inspection;
using findings::PartySignature;

namespace {

findings::Party partyOf(const QString &name)
{
    const std::string wanted = name.toStdString();
    for (std::uint8_t i = 0; !findings::name(static_cast<findings::Party>(i)).empty(); ++i)
        if (findings::name(static_cast<findings::Party>(i)) == wanted)
            return static_cast<findings::Party>(i);
    return findings::Party::witness;
}

/// A signature without its picture and its time. What the party is not named with does not come along unseen.
PartySignature signatureOf(const QVariantMap &who)
{
    const auto get = [&](const QString &name) { return who.value(name).toString().trimmed().toStdString(); };
    PartySignature signature;
    signature.party = partyOf(who.value(u"party"_s).toString());
    signature.person = {.name = get(u"name"_s),
                        .post = get(u"post"_s),
                        .unit = {},
                        .address = findings::hasAddress(signature.party) ? get(u"address"_s) : std::string()};
    return signature;
}

} // namespace

QVariantMap InspectionModel::personFor(const QString &party) const
{
    const findings::Party of = partyOf(party);
    const findings::Person person = m_value ? findings::personFor(*m_value, of) : findings::Person();
    return {{u"name"_s, QString::fromStdString(person.name)},
            {u"post"_s, QString::fromStdString(person.post)},
            {u"address"_s, QString::fromStdString(findings::hasAddress(of) ? person.address : std::string())}};
}

void InspectionModel::addSignature(const QVariantMap &who, const QByteArray &png, const QString &over)
{
    takeSignature(&Inspection::signatures, who, png, over);
}

void InspectionModel::addRefusal(const QVariantMap &who, const QString &reason)
{
    takeRefusal(&Inspection::signatures, m_digests.content, who, reason);
}

void InspectionModel::addSamplingSignature(const QVariantMap &who, const QByteArray &png, const QString &over)
{
    takeSignature(&Inspection::samplingSignatures, who, png, over);
}

void InspectionModel::addSamplingRefusal(const QVariantMap &who, const QString &reason)
{
    takeRefusal(&Inspection::samplingSignatures, m_digests.sampling, who, reason);
}

void InspectionModel::takeSignature(Signatures list, const QVariantMap &who, const QByteArray &png, const QString &over)
{
    const auto digest = trust::Digest::parse(over.toStdString());
    if (!joining() || png.isEmpty() || !digest)
        return;
    PartySignature one = signatureOf(who);
    one.at = m_clock();
    one.over = *digest;
    // Whoever signs again does so in place of what could not be stored.
    std::erase_if(m_unstored, [&](const NewFile &file) {
        return file.inspection == *joining() && file.signature && file.signature->first == list &&
               file.signature->second.party == one.party && file.signature->second.person == one.person;
    });
    const auto *const bytes = reinterpret_cast<const std::byte *>(png.constData());
    store({.inspection = *joining(),
           .attachment = {.bytes = {bytes, bytes + png.size()}, .mediaType = "image/png", .label = "signature"},
           .signature = std::pair(list, std::move(one))});
}

void InspectionModel::takeRefusal(Signatures list, const trust::Digest &over, const QVariantMap &who,
                                  const QString &reason)
{
    if (!joining() || reason.trimmed().isEmpty())
        return;
    PartySignature one = signatureOf(who);
    one.refusal = reason.trimmed().toStdString();
    one.at = m_clock();
    one.over = over;
    ((*m_value).*list).push_back(std::move(one));
    edited();
    m_keeper.flush();
}

void InspectionModel::lookAtSignatures()
{
    if (!m_value)
        return;
    std::vector<findings::PartySignature> all = m_value->signatures;
    all.insert(all.end(), m_value->samplingSignatures.begin(), m_value->samplingSignatures.end());
    for (const findings::PartySignature &signature : all) {
        const QString key = signature.image ? QString::fromStdString(signature.image->text()) : QString();
        if (key.isEmpty() || m_signaturesRead.contains(key))
            continue;
        m_signaturesRead.append(key);
        m_service.file(*signature.image, m_settings.inspector().trimmed().toStdString(),
                       answerHere(this, [id = m_value->id, key](InspectionModel &model, auto answer) {
                           if (!model.m_value || model.m_value->id != id)
                               return; // another one is open by now
                           model.m_signaturePictures.insert(key, answer ? smallPicture(*answer) : QString());
                           Q_EMIT model.signaturePicturesChanged();
                       }));
    }
}

} // namespace nqi::ui
