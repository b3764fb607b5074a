// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/frame.h"
#include "core/verdict/verdict.h"
#include "ui/models/inspection_fields.h"
#include "ui/models/inspection_items.h"
#include "ui/models/inspection_keeper.h"
#include "ui/models/inspection_service.h"
#include "ui/models/inspection_text.h"
#include "ui/models/inspection_versions.h"
#include "ui/models/position_source.h"
#include "ui/models/settings_model.h"
#include "ui/models/sightings.h"

#include <QObject>
#include <QVariantList>
#include <QVariantMap>
#include <QtQmlIntegration>

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nqi::ui {

/// The inspection that people are working on, or are looking at: a form with steps, kept by itself, until it is signed.
class InspectionModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed) ///< being opened, closed or signed
    Q_PROPERTY(QString inspectionId READ inspectionId NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(bool survey READ isSurvey NOTIFY changed)
    Q_PROPERTY(bool readOnly READ isReadOnly NOTIFY changed) ///< signed: only a revision can follow
    /// What became of the result of a consignment that these minutes rest on; empty where it holds.
    Q_PROPERTY(QString withdrawnResult READ withdrawnResult NOTIFY changed)
    Q_PROPERTY(int step READ step WRITE setStep NOTIFY changed)
    /// [{title, missing, state}]; state: "done", "missing", "optional".
    Q_PROPERTY(QVariantList steps READ steps NOTIFY changed)
    /// What keeps it from being signed: [{text, step, row}].
    Q_PROPERTY(QVariantList gaps READ gaps NOTIFY changed)
    /// What to look at again before it is signed, which can be signed all the same: [{text, step, stepTitle, code}].
    Q_PROPERTY(QVariantList reminders READ reminders NOTIFY changed)
    Q_PROPERTY(QVariantList deadlines READ deadlines NOTIFY clockTicked)
    /// How many findings were recorded during it that its minutes do not name.
    Q_PROPERTY(int unnamedFindings READ unnamedFindings NOTIFY changed)
    /// What can be added to signed minutes: {allowed, samples: [{sample, name, quantity, left}], measures: [{row,
    /// text}]}. `left`: not handed over yet; measures are those that wait to be reported.
    Q_PROPERTY(QVariantMap additions READ additions NOTIFY changed)
    /// See inspection_fields.h.
    Q_PROPERTY(QVariantMap fields READ fields NOTIFY changed)
    Q_PROPERTY(QVariantMap lists READ lists NOTIFY changed)
    Q_PROPERTY(nqi::ui::InspectionItems *items READ items CONSTANT)
    /// The item on the result page, to this draft: {row, canJoin, now, canTake, canAct, taken}. `row`: among the goods
    /// met, -1: it is none of them; `now`: what it is judged now where something else is recorded; `taken`: the
    /// proposed steps that the draft has of it, as `takeStep` names them. Empty: it cannot be one of them.
    Q_PROPERTY(QVariantMap shown READ shown NOTIFY shownChanged)
    /// What it was signed into so far.
    Q_PROPERTY(nqi::ui::InspectionVersions *versions READ versions CONSTANT)
    /// "Kept 10:42", or why not.
    Q_PROPERTY(QString keptText READ keptText NOTIFY keptChanged)
    Q_PROPERTY(QString keptLevel READ keptLevel NOTIFY keptChanged)
    /// Small pictures of the signatures that were looked at, by `image`; empty: it cannot be read.
    Q_PROPERTY(QVariantMap signaturePictures READ signaturePictures NOTIFY signaturePicturesChanged)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY changed)
    /// Which files are not in the minutes because they could not be stored, and why; empty: none. They stay here until
    /// they are stored or left out, and until then the inspection is neither closed nor signed.
    Q_PROPERTY(QString unstoredText READ unstoredText NOTIFY changed)
    /// What `undo` would bring back, or empty.
    Q_PROPERTY(QString undoText READ undoText NOTIFY undoChanged)
    /// What everybody signs, as it stands now.
    Q_PROPERTY(QString contentDigest READ contentDigest NOTIFY changed)
    /// What the parties of the sampling minutes sign, as it stands now.
    Q_PROPERTY(QString samplingDigest READ samplingDigest NOTIFY changed)
    Q_PROPERTY(bool signaturesOutdated READ areSignaturesOutdated NOTIFY changed)
    /// [{value, text, allowed}]
    Q_PROPERTY(QVariantList measureKinds READ measureKinds NOTIFY changed)
    /// Contents that are usually inspected: [{text, subject}]
    Q_PROPERTY(QVariantList usualContents READ usualContents NOTIFY changed)
    /// Firms found by `findFirm`: [{name, address, companyCode, phone, source}].
    Q_PROPERTY(QVariantList firms READ firms NOTIFY firmsChanged)
    Q_PROPERTY(bool canLocate READ canLocate CONSTANT)
    Q_PROPERTY(bool locating READ isLocating NOTIFY changed)

public:
    struct Needs {
        InspectionService &service;
        SettingsModel &settings;
        PositionSource *position = nullptr; ///< nothing: places are typed
        Clock clock;
    };
    explicit InspectionModel(Needs needs, QObject *parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_value.has_value(); }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString inspectionId() const;
    [[nodiscard]] const std::optional<findings::Inspection> &value() const { return m_value; } ///< that is open
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool isSurvey() const;
    /// Goods join it, and its place is an online listing and no address.
    [[nodiscard]] bool isOnline() const;
    [[nodiscard]] bool isReadOnly() const { return m_minutes.has_value(); }
    [[nodiscard]] QString withdrawnResult() const;
    [[nodiscard]] int step() const { return m_step; }
    void setStep(int step);
    [[nodiscard]] QVariantList steps() const;
    [[nodiscard]] QVariantList gaps() const;
    [[nodiscard]] QVariantList reminders() const;
    [[nodiscard]] QVariantList deadlines() const;
    [[nodiscard]] int unnamedFindings() const;
    [[nodiscard]] QVariantMap additions() const;
    [[nodiscard]] QVariantMap fields() const { return m_fields; }
    [[nodiscard]] QVariantMap lists() const { return m_lists; }
    [[nodiscard]] InspectionItems *items() { return &m_items; }
    [[nodiscard]] QVariantMap shown() const;
    [[nodiscard]] InspectionVersions *versions() { return &m_versions; }
    [[nodiscard]] QString keptText() const;
    [[nodiscard]] QString keptLevel() const;
    [[nodiscard]] QVariantMap signaturePictures() const { return m_signaturePictures; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString messageLevel() const { return m_messageLevel; }
    [[nodiscard]] QString unstoredText() const;
    [[nodiscard]] QString undoText() const { return m_undoText; }
    [[nodiscard]] QString contentDigest() const { return QString::fromStdString(m_digests.content.text()); }
    [[nodiscard]] QString samplingDigest() const { return QString::fromStdString(m_digests.sampling.text()); }
    [[nodiscard]] bool areSignaturesOutdated() const;
    [[nodiscard]] QVariantList measureKinds() const;
    [[nodiscard]] QVariantList usualContents() const { return ui::usualContents(); }
    [[nodiscard]] QVariantList firms() const { return m_firms; }
    [[nodiscard]] bool canLocate() const { return m_position && m_position->available(); }
    [[nodiscard]] bool isLocating() const { return m_locating; }

    /// A new one, with the team of the last.
    Q_INVOKABLE void begin();
    /// A draft to go on with, or signed minutes to look at.
    Q_INVOKABLE void resume(const QString &id);
    /// Back to the list; what is open is kept first, with the files that are being stored.
    Q_INVOKABLE void close();
    /// Signed minutes become a draft of the next revision.
    Q_INVOKABLE void revise(const QString &reason);
    /// Gives up what was begun: a draft leaves the list, a revision shows again what was signed.
    Q_INVOKABLE void withdraw();
    /// Makes the minutes.
    Q_INVOKABLE void sign();
    /// Samples of signed minutes were handed over: the next revision, signed off by this device. `cells`: of the row of
    /// "handOvers"; `samples`: its rows of "handed". What is wrong, or nothing.
    Q_INVOKABLE QString recordHandOver(const QVariantMap &cells, const QVariantList &samples);
    /// The same of measures, by their rows from 0, that were reported to the agency.
    Q_INVOKABLE QString recordReport(const QVariantList &rows, const QString &at);

    /// Sets a field; what is wrong with the value, or nothing.
    Q_INVOKABLE QString set(const QString &name, const QVariant &value);
    Q_INVOKABLE QString setCell(const QString &list, int row, const QString &name, const QVariant &value);
    /// Adds a row with these cells; its number.
    Q_INVOKABLE int add(const QString &list, const QVariantMap &cells = {});
    Q_INVOKABLE void remove(const QString &list, int row);
    Q_INVOKABLE void undo();

    /// A sample of an item met, with what is known of it, and a suggested seal.
    Q_INVOKABLE void addSampleOf(int item);
    Q_INVOKABLE void addSeal(int sample);
    /// A hand-over, by the sampler and now, of the samples that no other has; its number.
    Q_INVOKABLE int addHandOver();
    /// Another row of a hand-over: the first sample that it lacks.
    Q_INVOKABLE void addHanded(int handOver);
    /// The next number after the last seal's: "TN-0041" -> "TN-0042".
    [[nodiscard]] Q_INVOKABLE QString nextSeal() const;
    /// "31/12/2026 14:05"
    [[nodiscard]] Q_INVOKABLE QString now() const;
    Q_INVOKABLE void findFirm(const QString &words);
    Q_INVOKABLE void takeFirm(int row);
    Q_INVOKABLE void locate();
    /// Proposes platform and shop of the online listing by its address: as the catalogue declares them, else its host.
    Q_INVOKABLE void describeListing();
    /// Attaches a picture or a PDF: a screenshot of a listing, an annex. `label`: what the minutes call it.
    Q_INVOKABLE void attach(const QUrl &file, const QString &label);
    /// The same of the picture or the file that was copied.
    Q_INVOKABLE void paste(const QString &label);
    /// The same of the photograph that was just taken.
    Q_INVOKABLE void attachFrame(const QString &label);
    /// Tries again to store what could not be stored.
    Q_INVOKABLE void storeAgain();
    /// The minutes go without what could not be stored.
    Q_INVOKABLE void leaveOut();

    /// Who speaks and signs for a party, as far as is known: {name, post, address}.
    [[nodiscard]] Q_INVOKABLE QVariantMap personFor(const QString &party) const;
    /// `who`: {party, name, post, address}; `png`: the strokes; `over`: the digest that was shown while signing.
    Q_INVOKABLE void addSignature(const QVariantMap &who, const QByteArray &png, const QString &over);
    Q_INVOKABLE void addRefusal(const QVariantMap &who, const QString &reason);
    /// The same of the sampling minutes.
    Q_INVOKABLE void addSamplingSignature(const QVariantMap &who, const QByteArray &png, const QString &over);
    Q_INVOKABLE void addSamplingRefusal(const QVariantMap &who, const QString &reason);
    /// Reads the pictures of the signatures that are listed, each once: every view is noted.
    Q_INVOKABLE void lookAtSignatures();
    /// Everybody signs again.
    Q_INVOKABLE void dropSignatures();
    /// What is shown of an item met, from the list of the scanning session or judged anew.
    Q_INVOKABLE void openItem(int row);
    /// Records of an item met what it is judged now.
    Q_INVOKABLE void takeOutcome(int row);
    /// The item on the result page joins the goods met.
    Q_INVOKABLE void addShown();
    /// Takes over a step that is proposed for it: a kind of measure, or "sample". It joins the goods met, too.
    Q_INVOKABLE void takeStep(const QString &step, const QString &legalBasis);

    /// An item was scanned: it joins, or is counted. A worse outcome than the recorded one is recorded; a better one is
    /// told (`InspectionItems`). Codes without a number join nothing.
    void meet(const Sighting &sighting);
    /// An item is looked at again: what is recorded of it stays, whatever it is judged now.
    void look(const inspect::Inspected &inspected);
    /// The inspector says something of an item, which was judged like this before: if that is what is recorded of it,
    /// the record follows the next judgement.
    void answer(const inspect::Inspected &before);
    /// An item judged anew: what is recorded follows where that was its judgement until now, and nobody only looked.
    void update(const inspect::Inspected &inspected);
    /// A finding was recorded of an item met, during `inspection`. Minutes that somebody has signed do not name it
    /// before their signatures are taken away.
    void link(const gs1::Item &item, const Uuid &finding, const std::optional<Uuid> &inspection);
    /// Asks what was recorded during it. The goods of a draft that nobody has signed get the findings they lack.
    void lookForFindings();
    /// The draft that findings and items join; nothing when none is open.
    [[nodiscard]] std::optional<Uuid> joining() const;
    /// Where the draft that is open takes place.
    [[nodiscard]] findings::Place place() const { return joining() ? m_value->place : findings::Place(); }
    /// Somebody has signed that draft: nothing is to change it unasked.
    [[nodiscard]] bool hasSignatures() const { return joining() && !m_value->signatures.empty(); }
    /// Where what is met now stands in a list of the session.
    void setSightings(std::function<const Sighting *(const findings::ItemMet &)> find)
    {
        m_sightings = std::move(find);
    }
    /// The item on the result page; null: none.
    void setShown(std::function<const Sighting *()> shown) { m_shown = std::move(shown); }
    /// Where the photograph comes from that was just taken; nothing when there is none.
    void setCamera(std::function<std::optional<decode::EncodedPicture>()> camera) { m_camera = std::move(camera); }
    /// The rules may have changed.
    void reloadRules();
    /// What is on the disk is not what is shown any more: the open one is read again when it is this.
    void readAgain(const QString &id);
    void flush() { m_keeper.flush(); }
    /// What a paper of this inspection has to say, made of what is kept: it is open, and the last attempt to keep it
    /// failed. Or nothing.
    [[nodiscard]] QString notKeptText(const Uuid &id) const;
    void retranslate();

Q_SIGNALS:
    void changed();
    void keptChanged();
    void undoChanged();
    /// From this row on the numbers of the list mean other rows than before; no list: of all lists.
    void rowsMoved(const QString &list, int row);
    void firmsChanged();
    void signaturePicturesChanged();
    void shownChanged();
    void clockTicked();
    void kept();        ///< the list has changed
    void minutesMade(); ///< signed, and queued
    /// A file is stored and in the minutes, under this name.
    void annexAdded(const QString &label);
    /// An item met is to be shown that the scanning session has not: as a code to look up.
    void itemAsked(const nqi::findings::ItemMet &item);

private:
    using Signatures = std::vector<findings::PartySignature> findings::Inspection::*;
    void takeSignature(Signatures list, const QVariantMap &who, const QByteArray &png, const QString &over);
    void takeRefusal(Signatures list, const trust::Digest &over, const QVariantMap &who, const QString &reason);
    void show(std::optional<findings::Inspection> inspection, std::optional<Uuid> minutes,
              std::optional<findings::WithdrawnResult> withdrawn = {});
    /// Shows the latest version, after what waits was kept; then says `notice`.
    void read(const QString &notice = {});
    void onOpened(std::expected<findings::InspectionVersion, findings::JournalError> answer,
                  const QString &notice = {});
    void onSigned(std::expected<findings::Finding, findings::JournalError> answer);
    void onWithdrawn(std::expected<void, findings::JournalError> answer);
    void onFindings(std::vector<findings::RecordedFinding> recorded);
    void onKeeperChanged();
    /// Goes on with what waits until everything is kept.
    void settle();
    [[nodiscard]] bool isSettled() const;
    void finishClosing();
    void finishSigning();
    void edited(bool keepsUndo = false);
    void refresh();
    void say(const QString &message, const QString &level);
    [[nodiscard]] bool canAddLater() const;
    [[nodiscard]] bool isOutOfTime(Instant at, const std::optional<Instant> &from) const;
    [[nodiscard]] QString addLater(findings::Inspection &&next, const QString &reason);
    [[nodiscard]] static QString notUnderstood();
    [[nodiscard]] QString taken(findings::Inspection &&next, FieldAnswer answer);
    /// Once something else was entered, it is offered no more.
    /// `moved`: the list whose rows that moves.
    void offerUndo(const QString &what, std::function<void(findings::Inspection &)> back, const QString &moved = {});
    void nameMeasures(const gs1::Item &item, const Uuid &finding);
    void name(const gs1::Item &item, const std::optional<Uuid> &finding, std::size_t nth = 0);
    /// Goods of a consignment may have several rows that say the same.
    [[nodiscard]] static std::optional<std::size_t> rowOf(const std::vector<findings::ItemMet> &items,
                                                          const gs1::Item &item, std::size_t nth = 0);
    [[nodiscard]] findings::ItemMet *metAs(const gs1::Item &item);
    void join(const inspect::Inspected &inspected);
    [[nodiscard]] QStringList stepsTaken(const findings::ItemMet &item) const;
    [[nodiscard]] bool covers(std::size_t measure, const findings::ItemMet &item) const;
    void rememberGoods();
    [[nodiscard]] std::optional<verdict::Overall> otherNow(const findings::ItemMet &item) const;
    [[nodiscard]] bool canRecord() const;
    void showItems();
    /// A file on its way into the minutes: it is let go when it is in them.
    struct NewFile {
        Uuid inspection;
        findings::Attachment attachment;
        /// The picture is of this one, given in that list; nothing: it is an annex.
        std::optional<std::pair<Signatures, findings::PartySignature>> signature{};
        std::optional<findings::JournalError> error{}; ///< why it could not be stored
    };
    void addAnnex(findings::Attachment file);
    void store(NewFile file);
    void onStored(NewFile file, std::expected<findings::Evidence, findings::JournalError> answer);
    [[nodiscard]] bool lacksFiles() const;

    InspectionService &m_service;
    SettingsModel &m_settings;
    PositionSource *m_position;
    Clock m_clock;
    InspectionKeeper m_keeper;
    InspectionItems m_items;
    InspectionVersions m_versions;
    QTimer m_tick;
    std::optional<findings::Inspection> m_value;
    std::optional<Uuid> m_minutes;
    std::optional<findings::WithdrawnResult> m_withdrawn;
    std::vector<findings::Inspection> m_earlier;
    std::vector<findings::RecordedFinding> m_recorded; ///< during this inspection, oldest first
    verdict::Policy m_policy;
    std::function<const Sighting *(const findings::ItemMet &)> m_sightings;
    std::function<const Sighting *()> m_shown;
    std::function<std::optional<decode::EncodedPicture>()> m_camera;
    std::function<void()> m_afterClosing;
    struct Unnamed {
        gs1::Item item;
        Uuid finding;
        std::size_t nth = 0; ///< of the rows that say the same
    };
    std::vector<Unnamed> m_unnamed; ///< recorded after somebody had signed
    /// What an item is judged in this session.
    struct Judged {
        verdict::Overall now{};
        bool looked = true; ///< since it was met, and nobody has said anything of it since
    };
    std::map<std::string, Judged> m_judged; ///< by key, lot and serial
    /// Of which goods each measure was ordered, by key, lot and serial, whatever its text becomes. Empty, and those
    /// that follow: only their text says so.
    std::vector<std::string> m_orderedOf;
    int m_step = 0;
    bool m_busy = false;
    bool m_closing = false;
    bool m_signing = false; ///< as soon as what is shown is kept
    bool m_locating = false;
    int m_storing = 0;               ///< files that the service has not answered for
    std::vector<NewFile> m_unstored; ///< by whatever inspection they are for
    findings::SignedDigests m_digests;
    std::vector<findings::Gap> m_gaps;
    QVariantMap m_fields;
    QVariantMap m_lists;
    QVariantMap m_signaturePictures;
    QStringList m_signaturesRead; ///< or being read
    QVariantList m_firms;
    std::string m_firmWords;
    findings::Establishment m_takenFirm; ///< what came from a list and was not typed
    findings::OnlineListing m_proposed;
    QString m_message;
    QString m_messageLevel;
    QString m_undoText;
    std::function<void(findings::Inspection &)> m_undo;
    QString m_undoMoves;                              ///< the list whose rows it moves
    std::vector<std::pair<gs1::Item, Uuid>> m_linked; ///< findings recorded since that was offered
};

/// Why it is not known where this device is, and what to do.
[[nodiscard]] QString positionText(PositionProblem problem);

} // namespace nqi::ui
