// SPDX-License-Identifier: Apache-2.0
#include "ui/models/finding_model.h"

#include "ui/models/answer_here.h"
#include "ui/models/inspection_text.h"
#include "ui/models/listing_view.h"
#include "ui/models/picture_file.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <iterator>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

QString journalText(findings::JournalError error)
{
    using enum findings::JournalError;
    switch (error) {
    case diskFull:
        return FindingModel::tr(
            "Not saved: the disk is full. Free some space and save again; what you wrote is still here.");
    case unwritable:
        return FindingModel::tr("Not saved: the data folder cannot be written. Check its permissions and save again.");
    case damaged:
        return FindingModel::tr(
            "The store of findings is damaged. Nothing was deleted: keep a copy of the data folder and ask for help.");
    case newer:
        return FindingModel::tr("The store of findings was written by a newer version of the app. Update the app.");
    case busy:
        return FindingModel::tr("Another program is using the store of findings. Close it and try again.");
    case notFound:
        return FindingModel::tr("This finding is not on this device.");
    case tooLarge:
        return FindingModel::tr("Not saved: the note or the photo is too large. Make it smaller and save again.");
    case mismatch:
        return FindingModel::tr("The store of findings belongs to another device. Nothing was changed: ask for help.");
    case incomplete:
        return FindingModel::tr("Not signed: the minutes are not complete. Fill in what is missing and sign again.");
    case locked:
        return FindingModel::tr("This device is locked, so its findings cannot be read. Unlock it.");
    case cancelled:
        return FindingModel::tr("It was stopped before it was done.");
    }
    return {};
}

FindingModel::FindingModel(Needs needs, QObject *parent)
    : QObject(parent), m_service(needs.service), m_result(needs.result), m_settings(needs.settings),
      m_position(needs.position), m_drafts(needs.drafts)
{
    m_keeping.setSingleShot(true);
    m_keeping.callOnTimeout(this, &FindingModel::keep);
}

FindingModel::~FindingModel()
{
    keep();
}

void FindingModel::setNote(const QString &note)
{
    if (std::exchange(m_note, note) != note)
        entered();
}

void FindingModel::setPlace(const QString &place)
{
    if (std::exchange(m_place, place) != place)
        entered();
}

void FindingModel::setInspection(std::optional<Uuid> inspection, findings::Place place, bool hasSignatures)
{
    const bool before = isAfterSigning();
    m_inspection = inspection;
    m_inspectionPlace = std::move(place);
    m_inspectionSigned = hasSignatures;
    if (before != isAfterSigning())
        Q_EMIT changed();
}

QVariantMap FindingModel::listing() const
{
    return listingView(m_where.listing);
}

void FindingModel::setListing(const QString &name, const QString &value)
{
    if (name != u"url" && setListingText(m_where.listing, name, value))
        entered();
}

void FindingModel::setInspector(const QString &inspector)
{
    if (std::exchange(m_inspector, inspector) != inspector)
        entered();
}

void FindingModel::setPhoto(bool photo)
{
    if (std::exchange(m_photo, photo) != photo)
        entered();
}

void FindingModel::setNoPhotoReason(const QString &reason)
{
    if (std::exchange(m_noPhotoReason, reason) != reason)
        entered();
}

void FindingModel::entered()
{
    if (isAsking())
        return;
    m_entered = true;
    keepSoon();
    Q_EMIT changed();
}

void FindingModel::clear()
{
    m_keeping.stop();
    m_changed = false;
    m_kept.reset();
    m_unread.clear();
    m_entered = false;
    m_asks = false;
    m_note.clear();
    m_where = m_inspectionPlace;
    m_place = m_inspection ? QString::fromStdString(m_where.description) : m_settings.place();
    m_accuracy.reset();
    m_positionProblem.clear();
    m_locating = false;
    m_during = m_inspection;
    ++m_question; // what is answered now is about the finding before
    m_inspector = m_settings.inspector();
    m_photo = true;
    m_photos.clear();
    m_removed.reset();
    m_before.clear();
    m_corrects.reset();
    m_product.clear();
    m_noPhotoReason.clear();
    m_photoSource.clear();
    m_message.clear();
    m_messageLevel.clear();
    m_savedId.clear();
    m_savedNumber = 0;
}

void FindingModel::begin()
{
    // A finding on its way to the disk is not to be mixed with the next.
    if (m_busy)
        return;
    putAside();
    clear();
    m_sighting = m_result.sighting();
    m_context = m_result.judgedContext();
    if (!isOnline())
        m_where.listing = {};
    else if (findings::OnlineListing shown = m_result.listing(); !shown.empty())
        m_where.listing = std::move(shown);
    if (!m_context.listingUrl.empty() && isOnline())
        m_where.listing.url = m_context.listingUrl;
    if (m_sighting) {
        const inspect::Inspected &inspected = m_sighting->inspected;
        if (inspected.facts && inspected.facts->product)
            m_product = inspected.facts->product->name;
        m_grounds = verdict::Grounds{inspected.facts, inspected.rules, inspected.judgedAt};
        if (m_sighting->photo)
            m_photoSource = smallPicture(m_sighting->photo->bytes);
    }
    goOn();
    Q_EMIT changed();
    if (!isAsking())
        locateUnlessKnown();
}

void FindingModel::beginCorrection(const Uuid &id, const findings::Draft &before)
{
    if (m_busy)
        return;
    putAside();
    clear();
    m_sighting = Sighting{.inspected = {.item = before.item,
                                        .facts = std::unexpected(catalog::LookupError::unavailable),
                                        .verdict = before.verdict,
                                        .rules = nullptr,
                                        .judgedAt = {}},
                          .photo = nullptr,
                          .again = false};
    m_context = before.context;
    // What it rested on is among its evidence, and stays the same.
    m_grounds.reset();
    m_before = before.evidence;
    m_corrects = id;
    m_during = before.inspection;
    m_product = before.product;
    m_note = QString::fromStdString(before.note);
    m_place = QString::fromStdString(before.place.description);
    m_where = before.place;
    if (isOnline() && m_where.listing.url.empty())
        m_where.listing.url = before.context.listingUrl;
    goOn();
    Q_EMIT changed();
}

QVariantList FindingModel::photos() const
{
    QVariantList rows;
    for (const Photo &one : m_photos)
        rows.append(QVariantMap{{u"label"_s, QString::fromStdString(one.file->label)},
                                {u"text"_s, photoText(one.file->label)},
                                {u"source"_s, one.small}});
    return rows;
}

QVariantList FindingModel::guide() const
{
    if (!m_sighting)
        return {};
    QVariantList rows = photoGuide(suspicionsOf(m_sighting->inspected.verdict), m_context.mode);
    for (QVariant &row : rows) {
        QVariantMap map = row.toMap();
        const std::string label = map[u"label"_s].toString().toStdString();
        map[u"taken"_s] = isTaken(label);
        row = map;
    }
    return rows;
}

bool FindingModel::isTaken(const std::string &label) const
{
    return std::ranges::contains(m_photos, label, [](const Photo &one) { return one.file->label; }) ||
           std::ranges::contains(m_before, label, &findings::Evidence::label);
}

QString FindingModel::labelFor(const QString &asked) const
{
    if (!asked.isEmpty())
        return asked;
    return isOnline() && !isTaken("listing") ? u"listing"_s : u"other"_s;
}

bool FindingModel::isPhotoRequired() const
{
    return m_sighting && m_sighting->inspected.verdict.overall >= verdict::Overall::violation;
}

bool FindingModel::hasReason() const
{
    const bool before = std::ranges::any_of(
        m_before, [](const findings::Evidence &file) { return file.mediaType.starts_with("image/"); });
    return before || hasPhoto() || !m_photos.empty() || !m_noPhotoReason.trimmed().isEmpty();
}

void FindingModel::say(const QString &message, const QString &level)
{
    m_message = message;
    m_messageLevel = level;
    Q_EMIT changed();
}

void FindingModel::addFrame(const QString &label)
{
    if (!m_camera || m_busy)
        return;
    auto picture = m_camera();
    if (!picture)
        return say(tr("The camera's picture could not be taken. Try again, or add a file."), u"error"_s);
    QString small = smallPicture(picture->bytes);
    add({.bytes = std::move(picture->bytes), .mediaType = std::move(picture->mediaType), .label = label.toStdString()},
        std::move(small));
}

void FindingModel::addPicture(const QUrl &file, const QString &label)
{
    if (!m_busy)
        addRead(readPicture(file, labelFor(label)));
}

void FindingModel::paste(const QString &label)
{
    if (!m_busy)
        addRead(pastedPicture(QGuiApplication::clipboard()->mimeData(), labelFor(label)));
}

void FindingModel::addRead(std::expected<findings::Attachment, QString> picture)
{
    if (!picture)
        return say(picture.error(), u"error"_s);
    QString small = smallPicture(picture->bytes);
    add(*std::move(picture), std::move(small));
}

void FindingModel::add(findings::Attachment picture, QString small)
{
    if (isAsking())
        return;
    m_photos.push_back(
        {.file = std::make_shared<const findings::Attachment>(std::move(picture)), .small = std::move(small)});
    m_entered = true;
    m_removed.reset();
    keepSoon();
    say({}, {});
}

void FindingModel::removePicture(int row)
{
    if (m_busy || row < 0 || static_cast<std::size_t>(row) >= m_photos.size())
        return;
    const auto removed = m_photos.begin() + row;
    m_removed.emplace(row, std::move(*removed));
    m_photos.erase(removed);
    keepSoon();
    Q_EMIT changed();
}

void FindingModel::restorePicture()
{
    if (m_busy || !isPictureRemoved())
        return;
    auto &[row, photo] = *m_removed;
    m_photos.insert(m_photos.begin() + std::min(row, std::ssize(m_photos)), std::move(photo));
    m_removed.reset();
    keepSoon();
    Q_EMIT changed();
}

void FindingModel::save()
{
    if (!canSave())
        return;
    m_settings.setInspector(m_inspector.trimmed());
    findings::Draft draft;
    draft.item = m_sighting->inspected.item;
    draft.verdict = m_sighting->inspected.verdict;
    draft.context = m_context;
    draft.note = m_note.trimmed().toStdString();
    if (const QString reason = m_noPhotoReason.trimmed(); isPhotoRequired() && !hasPhoto() && !reason.isEmpty())
        draft.note += (draft.note.empty() ? "" : "\n") + tr("Without a photo: %1").arg(reason).toStdString();
    draft.product = m_product;
    draft.inspector = m_inspector.trimmed().toStdString();
    draft.place = m_where;
    draft.place.listing = trimmed(m_where.listing);
    draft.place.description = m_place.trimmed().toStdString();
    draft.evidence = m_before;
    draft.corrects = m_corrects;
    draft.inspection = m_during;
    std::vector<findings::Attachment> files;
    if (hasPhoto())
        files.push_back({m_sighting->photo->bytes, m_sighting->photo->mediaType, "frame"});
    for (const Photo &one : m_photos)
        files.push_back(*one.file);
    draft.unfinished = m_kept;
    m_keeping.stop();
    m_changed = false;
    m_busy = true;
    say(tr("Saving…"), u"info"_s);
    m_service.save(std::move(draft), std::move(files), m_grounds,
                   answerHere(this, [](FindingModel &model, auto answer) { model.onSaved(answer); }));
}

QString FindingModel::savedText() const
{
    return tr("Saved on this device as number %1. It is uploaded by itself when there is a network.")
        .arg(m_savedNumber);
}

void FindingModel::retranslate()
{
    m_discardProblem.clear();
    // What was said before the change is said in the other language; what is entered stays.
    if (m_busy)
        m_message = tr("Saving…");
    else
        m_message = m_savedId.isEmpty() ? QString() : savedText();
    Q_EMIT changed();
}

void FindingModel::onSaved(const std::expected<findings::Finding, findings::JournalError> &answer)
{
    m_busy = false;
    if (!answer) {
        m_message = journalText(answer.error());
        m_messageLevel = u"error"_s;
        keepSoon();
        Q_EMIT changed();
        return;
    }
    // The disk has forgotten it with the saving.
    if (m_kept)
        m_unkept.erase(*m_kept);
    m_kept.reset();
    m_unread.clear();
    m_savedId = QString::fromStdString(answer->id.text());
    m_savedNumber = answer->sequence;
    m_message = savedText();
    m_messageLevel = u"success"_s;
    Q_EMIT changed();
    Q_EMIT recorded(m_sighting->inspected.item, answer->id, m_during, m_context);
    Q_EMIT saved(m_savedId);
    offerAgain();
}

} // namespace nqi::ui
