// SPDX-License-Identifier: Apache-2.0
// Goods of which a finding is unfinished are met again, or that finding is taken up: nothing of either is dropped
// unasked.
#include "ui/models/finding_model.h"
#include "ui/models/item_text.h"
#include "ui/models/picture_file.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

template <class T>
void fill(T &said, const T &other)
{
    if (said == T())
        said = other;
}

template <class T>
void fillList(std::vector<T> &said, const std::vector<T> &other)
{
    if (std::ranges::all_of(said, [&](const T &one) { return std::ranges::contains(other, one); }))
        said = other;
}

/// Whether `more` has every answer of `less`. Where the goods were met is no answer.
bool saysAll(const verdict::Context &more, verdict::Context less)
{
    // What is not named here is compared as it is: people are asked about it rather than losing it.
    less.mode = more.mode;
    fill(less.labelOwner, more.labelOwner);
    fill(less.labelOrigin, more.labelOrigin);
    fill(less.listingUrl, more.listingUrl);
    fill(less.labelProduced, more.labelProduced);
    fill(less.labelExpires, more.labelExpires);
    fill(less.labelBestBefore, more.labelBestBefore);
    fillList(less.labelMarks, more.labelMarks);
    fill(less.labelQuantity, more.labelQuantity);
    fill(less.measuredQuantity, more.measuredQuantity);
    fillList(less.labResults, more.labResults);
    fill(less.certificateOrigin, more.certificateOrigin);
    fill(less.declaration, more.declaration);
    fill(less.declarationLine, more.declarationLine);
    fill(less.confirmedTier, more.confirmedTier);
    fill(less.tierReason, more.tierReason);
    return less == more;
}

/// Whether nobody has answered anything; `papers`: those that are the same for one item after the other.
bool saysNothing(verdict::Context context, const std::string &papers)
{
    if (context.declaration == papers)
        context.declaration.clear();
    return saysAll({}, std::move(context));
}

} // namespace

void FindingModel::goOn()
{
    if (!m_sighting)
        return;
    // Begun anew: what was discarded does not come back into it.
    m_discarded.erase(subject());
    if (m_photoSource.isEmpty() && m_sighting->photo)
        m_photoSource = smallPicture(m_sighting->photo->bytes);
    const auto before = m_unfinished.find(subject());
    if (before == m_unfinished.end())
        return;
    const verdict::Context &then = before->second.context;
    const bool addsUp = saysAll(m_context, then);
    m_asks = !addsUp && !saysNothing(m_context, then.declaration);
    if (!m_asks)
        unite(m_unfinished.extract(before).mapped(), addsUp ? Answers::ofNow : Answers::ofThen);
}

void FindingModel::unite(Unfinished before, Answers answers)
{
    // Of two pictures that of the verdict's own scan stays with it, and the other one joins the photographs.
    std::shared_ptr<const decode::EncodedPicture> other = before.sighting.photo;
    if (answers == Answers::ofThen) {
        other = std::move(m_sighting->photo);
        m_sighting = std::move(before.sighting);
        m_context = std::move(before.context);
        m_grounds = std::move(before.grounds);
        m_product = std::move(before.product);
        m_photoSource = std::move(before.photoSource);
    } else {
        before.where.listing.url = m_where.listing.url; // the one that was judged now
    }
    m_note = std::move(before.note);
    m_place = std::move(before.place);
    m_where = std::move(before.where);
    m_accuracy = before.accuracy;
    m_inspector = std::move(before.inspector);
    m_noPhotoReason = std::move(before.noPhotoReason);
    m_photos = std::move(before.photos);
    for (Photo &one : m_photos)
        if (one.small.isEmpty())
            one.small = smallPicture(one.file->bytes);
    m_photo = before.photo;
    m_kept = before.kept;
    m_unread = std::move(before.unread);
    const bool joined = takeFrame(std::move(other));
    m_entered = true;
    m_message = tr("What you entered before is still here.");
    m_messageLevel = u"info"_s;
    if (before.lost > 0) {
        m_message = tr("What you entered before is still here, but %n file(s) of it cannot be read any more. "
                       "Photograph again what is missing.",
                       nullptr, static_cast<int>(before.lost));
        m_messageLevel = u"warning"_s;
    }
    if (answers == Answers::ofThen)
        m_message += u' ' + tr("The answers and the verdict are those of then.");
    if (joined)
        m_message += u' ' + tr("The picture of the other scan is among the photographs.");
    keepSoon(); // its verdict may be another one now
}

bool FindingModel::takeFrame(std::shared_ptr<const decode::EncodedPicture> frame)
{
    if (m_sighting->photo && m_photoSource.isEmpty())
        m_photoSource = smallPicture(m_sighting->photo->bytes);
    if (!frame)
        return false;
    if (!m_sighting->photo) {
        m_photoSource = smallPicture(frame->bytes);
        m_sighting->photo = std::move(frame);
        return false;
    }
    // Whoever leaves the picture out wants no other of its kind.
    const auto isThis = [&](const Photo &one) { return one.file->bytes == frame->bytes; };
    if (!m_photo || frame->bytes == m_sighting->photo->bytes || std::ranges::any_of(m_photos, isThis))
        return false;
    m_photos.push_back({.file = std::make_shared<const findings::Attachment>(findings::Attachment{
                            .bytes = frame->bytes, .mediaType = frame->mediaType, .label = "frame"}),
                        .small = smallPicture(frame->bytes)});
    return true;
}

bool FindingModel::isAsking() const
{
    return m_asks && m_sighting && m_unfinished.contains(subject());
}

QVariantMap FindingModel::choice() const
{
    if (!isAsking())
        return {};
    const Unfinished &then = m_unfinished.at(subject());
    QVariantMap row = rowOf(subject(), then.sighting.inspected, then.product, then.corrects, false);
    const Instant at = then.sighting.inspected.judgedAt;
    row.insert(u"atText"_s, at == Instant() ? QString() : timeText(at));
    return row;
}

void FindingModel::goOnWith(const QString &key)
{
    if (m_busy)
        return;
    putAside();
    const auto found = m_unfinished.find(subjectOfKey(key));
    if (found == m_unfinished.end()) {
        goOn();
        return;
    }
    clear();
    const Unfinished &unfinished = found->second;
    m_sighting = unfinished.sighting;
    m_context = unfinished.context;
    m_grounds = unfinished.grounds;
    m_before = unfinished.before;
    m_corrects = unfinished.corrects;
    m_during = unfinished.during;
    m_product = unfinished.product;
    m_photoSource = unfinished.photoSource;
    m_where = unfinished.where;
    goOn();
    Q_EMIT changed();
}

void FindingModel::goOnWithNewAnswers()
{
    if (m_busy || !isAsking())
        return;
    m_asks = false;
    unite(m_unfinished.extract(subject()).mapped(), Answers::ofNow);
    Q_EMIT changed();
    locateUnlessKnown();
}

void FindingModel::beginAnew()
{
    if (m_busy || !isAsking())
        return;
    m_asks = false;
    forget(m_unfinished.extract(subject()).mapped());
    Q_EMIT changed();
    offerAgain();
    locateUnlessKnown();
}

} // namespace nqi::ui
