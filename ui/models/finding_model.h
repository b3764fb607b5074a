// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/field_service.h"
#include "ui/models/finding_drafts.h"
#include "ui/models/position_source.h"
#include "ui/models/result_model.h"
#include "ui/models/settings_model.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QVariantList>
#include <QtQmlIntegration>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace nqi::ui {

/// The finding that the inspector is writing about the item shown.
class FindingModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(QString note READ note WRITE setNote NOTIFY changed)
    Q_PROPERTY(QString place READ place WRITE setPlace NOTIFY changed)
    /// It was met online: `listing` takes the place of an address (listing_view.h); its url is the one judged.
    Q_PROPERTY(bool online READ isOnline NOTIFY changed)
    Q_PROPERTY(QVariantMap listing READ listing NOTIFY changed)
    Q_PROPERTY(bool canLocate READ canLocate CONSTANT)
    Q_PROPERTY(bool locating READ isLocating NOTIFY changed)
    /// Coordinates, and how good they are if it is known; or empty.
    Q_PROPERTY(QString position READ position NOTIFY changed)
    /// Why the last question for them had no answer.
    Q_PROPERTY(QString positionProblem READ positionProblem NOTIFY changed)
    Q_PROPERTY(QString inspector READ inspector WRITE setInspector NOTIFY changed)
    Q_PROPERTY(bool photo READ hasPhoto WRITE setPhoto NOTIFY changed)
    Q_PROPERTY(bool photoAvailable READ isPhotoAvailable NOTIFY changed)
    /// More pictures: [{label, text, source}], `source` a small one to look at.
    Q_PROPERTY(QVariantList photos READ photos NOTIFY changed)
    /// What to photograph, by what is suspected: [{label, text, taken}].
    Q_PROPERTY(QVariantList guide READ guide NOTIFY changed)
    /// Signs of violation or a serious alert: a picture, or the reason why there is none.
    Q_PROPERTY(bool photoRequired READ isPhotoRequired NOTIFY changed)
    Q_PROPERTY(QString noPhotoReason READ noPhotoReason WRITE setNoPhotoReason NOTIFY changed)
    /// A person entered something that is not saved: `begin` for the same item goes on with it, also after a restart.
    Q_PROPERTY(bool entered READ isEntered NOTIFY changed)
    /// What was entered and not saved, of whatever item: [{key, title, identity, level, overallText, asOfText, shown,
    /// damaged}]; `shown`: that is the one in this model; `damaged`: it can only be discarded.
    Q_PROPERTY(QVariantList unfinished READ unfinished NOTIFY changed)
    /// Of the item shown a finding was begun with other answers than it has now: that one, as a row of `unfinished`,
    /// with `atText`, when it was judged, or empty. A person says how to go on (`goOnWith`, `goOnWithNewAnswers`,
    /// `beginAnew`); until then nothing is saved, and nothing lost. Else empty.
    Q_PROPERTY(QVariantMap choice READ choice NOTIFY changed)
    /// Title of the unfinished finding that was discarded last, while it can be had back; or empty.
    Q_PROPERTY(QString discarded READ discarded NOTIFY changed)
    /// Why the last one could not be discarded: it is listed still. Or empty.
    Q_PROPERTY(QString discardProblem READ discardProblem NOTIFY changed)
    Q_PROPERTY(bool pictureRemoved READ isPictureRemoved NOTIFY changed) ///< `restorePicture` brings it back
    /// What is entered could not be kept on the disk: it would end with the app.
    Q_PROPERTY(bool unkept READ isUnkept NOTIFY changed)
    /// Somebody has signed the minutes already: they will not name this finding.
    Q_PROPERTY(bool afterSigning READ isAfterSigning NOTIFY changed)
    Q_PROPERTY(bool correction READ isCorrection NOTIFY changed) ///< replaces an earlier finding
    Q_PROPERTY(QString photoSource READ photoSource NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(bool canSave READ canSave NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY changed)
    Q_PROPERTY(QString savedId READ savedId NOTIFY changed)
    Q_PROPERTY(qulonglong savedNumber READ savedNumber NOTIFY changed) ///< as lists name it; 0 before it is saved

public:
    /// What is entered is kept this long after the first change, at the latest.
    static constexpr std::chrono::milliseconds keepDelay{1000};
    /// After a failure that may pass, such as a full disk.
    static constexpr std::chrono::milliseconds keepAgain{10'000};

    struct Needs {
        FieldService &service;
        const ResultModel &result;
        SettingsModel &settings;
        PositionSource *position = nullptr; ///< null: places are typed
        FindingDrafts *drafts = nullptr;    ///< null: what is entered ends with the app
    };
    explicit FindingModel(Needs needs, QObject *parent = nullptr);
    ~FindingModel() override;

    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] QString place() const { return m_place; }
    [[nodiscard]] bool isOnline() const { return m_context.mode == verdict::Mode::online; }
    [[nodiscard]] QVariantMap listing() const;
    [[nodiscard]] bool canLocate() const { return m_position && m_position->available(); }
    [[nodiscard]] bool isLocating() const { return m_locating; }
    [[nodiscard]] QString position() const;
    [[nodiscard]] QString positionProblem() const { return m_positionProblem; }
    [[nodiscard]] QString inspector() const { return m_inspector; }
    [[nodiscard]] bool hasPhoto() const { return m_photo && isPhotoAvailable(); }
    [[nodiscard]] bool isPhotoAvailable() const { return m_sighting && m_sighting->photo; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool canSave() const
    {
        return m_sighting && !m_busy && m_savedId.isEmpty() && (!isPhotoRequired() || hasReason()) && !isAsking();
    }
    [[nodiscard]] QVariantList photos() const;
    [[nodiscard]] QVariantList guide() const;
    [[nodiscard]] bool isPhotoRequired() const;
    [[nodiscard]] QString noPhotoReason() const { return m_noPhotoReason; }
    [[nodiscard]] bool isEntered() const { return m_entered && m_sighting && m_savedId.isEmpty(); }
    [[nodiscard]] QVariantList unfinished() const;
    [[nodiscard]] QVariantMap choice() const;
    [[nodiscard]] QString discarded() const;
    [[nodiscard]] QString discardProblem() const { return m_discardProblem; }
    [[nodiscard]] bool isPictureRemoved() const { return m_removed && m_savedId.isEmpty(); }
    [[nodiscard]] bool isUnkept() const { return !m_unkept.empty(); }
    [[nodiscard]] bool isAfterSigning() const { return m_inspectionSigned && m_during && m_during == m_inspection; }
    [[nodiscard]] bool isCorrection() const { return m_corrects.has_value(); }
    [[nodiscard]] QString photoSource() const { return m_photoSource; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString messageLevel() const { return m_messageLevel; }
    [[nodiscard]] QString savedId() const { return m_savedId; }
    [[nodiscard]] qulonglong savedNumber() const { return m_savedNumber; }
    void setNote(const QString &note);
    void setPlace(const QString &place);
    Q_INVOKABLE void setListing(const QString &name, const QString &value);
    void setInspector(const QString &inspector);
    void setPhoto(bool photo);
    void setNoPhotoReason(const QString &reason);
    /// Where the photograph comes from that was just taken; nothing when there is none.
    void setCamera(std::function<std::optional<decode::EncodedPicture>()> camera) { m_camera = std::move(camera); }
    /// What findings belong to from now on, and where they begin: where that takes place. `hasSignatures`: of its
    /// minutes as they stand.
    void setInspection(std::optional<Uuid> inspection, findings::Place place = {}, bool hasSignatures = false);
    void retranslate();
    /// A new finding that replaces this one: the same item and verdict, with its evidence.
    void beginCorrection(const Uuid &id, const findings::Draft &before);

    /// Offers what was entered before the app ended; once it can be read.
    void offerKept();

    /// What waits to be kept is kept now: its sheet was closed.
    Q_INVOKABLE void keep();
    /// Takes the item now shown: its verdict is written down as it was shown, whatever is scanned meanwhile.
    Q_INVOKABLE void begin();
    /// An unfinished finding, by its key: of its item and verdict as they were.
    Q_INVOKABLE void goOnWith(const QString &key);
    /// The one of `choice`, under the verdict and the answers of now.
    Q_INVOKABLE void goOnWithNewAnswers();
    /// Discards the one of `choice`.
    Q_INVOKABLE void beginAnew();
    Q_INVOKABLE void discard(const QString &key);
    Q_INVOKABLE void restoreDiscarded();
    Q_INVOKABLE void save();
    /// Coordinates of where the device is now, in place of those it has.
    Q_INVOKABLE void locate();
    Q_INVOKABLE void dropPosition();
    /// The photograph that was just taken.
    Q_INVOKABLE void addFrame(const QString &label);
    /// `label`: one of `guide`, or empty: the listing while it is met online and there is no picture of it, or another.
    Q_INVOKABLE void addPicture(const QUrl &file, const QString &label);
    /// The same of the picture or the file that was copied.
    Q_INVOKABLE void paste(const QString &label);
    Q_INVOKABLE void removePicture(int row);
    Q_INVOKABLE void restorePicture();

Q_SIGNALS:
    void changed();
    void saved(const QString &id);
    /// Of which item, during which inspection, and what was said of it.
    void recorded(const nqi::gs1::Item &item, const nqi::Uuid &id, const std::optional<nqi::Uuid> &inspection,
                  const nqi::verdict::Context &context);

private:
    struct Photo {
        std::shared_ptr<const findings::Attachment> file;
        QString small; ///< data URL; made when it is shown
    };
    /// What a person entered, and of what.
    struct Unfinished {
        Sighting sighting;
        verdict::Context context;
        std::optional<verdict::Grounds> grounds;
        std::vector<findings::Evidence> before;
        std::optional<Uuid> corrects;
        std::optional<Uuid> during;
        std::string product;
        QString photoSource;
        QString note;
        QString place;
        findings::Place where;
        std::optional<double> accuracy;
        QString inspector;
        QString noPhotoReason;
        std::vector<Photo> photos;
        bool photo = true;
        std::optional<Uuid> kept;                 ///< on the disk, as this
        std::size_t lost = 0;                     ///< files that could not be read again
        std::vector<findings::Evidence> unread{}; ///< those of them that may be read another time
    };
    [[nodiscard]] bool hasReason() const;
    [[nodiscard]] bool isTaken(const std::string &label) const;
    [[nodiscard]] QString labelFor(const QString &asked) const;
    void add(findings::Attachment picture, QString small);
    void addRead(std::expected<findings::Attachment, QString> picture);
    [[nodiscard]] std::string subject() const;
    [[nodiscard]] static QVariantMap rowOf(const std::string &subject, const inspect::Inspected &inspected,
                                           const std::string &product, const std::optional<Uuid> &corrects, bool shown);
    [[nodiscard]] Unfinished asItStands() const;
    [[nodiscard]] static std::string subjectOfKey(const QString &key);
    void putAside();
    void goOn();
    enum class Answers : std::uint8_t { ofNow, ofThen };
    /// What is shown and what was entered before of the same become one: under the answers and the verdict of either.
    void unite(Unfinished before, Answers answers);
    /// The picture of another scan of the same: the finding's own where that has none, else one of its photographs.
    /// True when it became one of these.
    bool takeFrame(std::shared_ptr<const decode::EncodedPicture> frame);
    [[nodiscard]] bool isAsking() const;
    void entered();
    void keepSoon();
    [[nodiscard]] static FindingInProgress inProgress(const Unfinished &finding);
    [[nodiscard]] static Unfinished resumed(FindingInProgress kept);
    void write(Unfinished &finding);
    void forget(const Unfinished &finding);
    void forgetKept(const Uuid &id);
    void onNotForgotten(const Uuid &id, findings::JournalError error);
    void onKept(const Uuid &id, bool done);
    void offerAgain();
    void onOffered(std::expected<FindingDrafts::Kept, findings::JournalError> answer);
    void clear();
    void locateUnlessKnown();
    void onLocated(std::uint64_t question, const std::expected<Position, PositionProblem> &found);
    [[nodiscard]] QString savedText() const;
    void say(const QString &message, const QString &level);
    void onSaved(const std::expected<findings::Finding, findings::JournalError> &answer);

    FieldService &m_service;
    const ResultModel &m_result;
    SettingsModel &m_settings;
    PositionSource *m_position;
    FindingDrafts *m_drafts;
    QTimer m_keeping;
    bool m_changed = false;                   ///< since it was kept
    std::optional<Uuid> m_kept;               ///< as what it is on the disk
    std::vector<findings::Evidence> m_unread; ///< files of it that could not be read, and may be another time
    std::vector<Uuid> m_damaged;              ///< on the disk, and cannot be read
    std::set<Uuid> m_unkept;                  ///< the last attempt to keep them failed
    bool m_offered = false;                   ///< what the disk has was asked for
    std::uint64_t m_offer = 0;                ///< the question for it that is answered now
    QString m_discardProblem;
    std::optional<Sighting> m_sighting;
    std::map<std::string, Unfinished> m_unfinished; ///< by subject
    std::map<std::string, Unfinished> m_discarded;  ///< the last one, or nothing
    bool m_entered = false;
    bool m_asks = false; ///< `choice` waits for an answer, while what it is about is there
    verdict::Context m_context;
    QString m_note;
    QString m_place;
    findings::Place m_where;          ///< but for its description, which is `m_place`
    std::optional<double> m_accuracy; ///< of the coordinates, metres
    QString m_positionProblem;
    std::uint64_t m_question = 0; ///< the one for coordinates that is answered now
    bool m_locating = false;
    bool m_unlocatable = false; ///< this program may not know: it is not asked again unless a person wants it
    QString m_inspector;
    std::string m_product;
    QString m_noPhotoReason;
    QString m_photoSource;
    std::vector<Photo> m_photos;
    std::optional<std::pair<std::ptrdiff_t, Photo>> m_removed; ///< the last one, from where
    std::vector<findings::Evidence> m_before;                  ///< of the finding that is corrected
    std::optional<Uuid> m_corrects;
    std::optional<Uuid> m_inspection;
    std::optional<Uuid> m_during; ///< what this finding belongs to
    findings::Place m_inspectionPlace;
    bool m_inspectionSigned = false;
    std::optional<verdict::Grounds> m_grounds;
    std::function<std::optional<decode::EncodedPicture>()> m_camera;
    bool m_photo = true;
    bool m_busy = false;
    QString m_message;
    QString m_messageLevel;
    QString m_savedId;
    quint64 m_savedNumber = 0;
};

/// Why the field database could not do what was asked, and what to do.
[[nodiscard]] QString journalText(findings::JournalError error);

} // namespace nqi::ui
