// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/proposal.h"
#include "core/consignment/sighter.h"
#include "core/inspect/line.h"
#include "ui/models/consignment_rows.h"
#include "ui/models/consignment_service.h"

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QVariantList>
#include <QVariantMap>
#include <QtQmlIntegration>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace nqi::ui {

class SettingsModel;

/// The consignment page: a declaration or packing list, and what is counted against it.
class ConsignmentModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool available READ isAvailable CONSTANT)
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(bool opening READ isOpening NOTIFY changed) ///< of that what `cancelOpening` gives up
    Q_PROPERTY(bool finished READ isFinished NOTIFY changed)
    /// It may be counted: it has no result yet, and was not put away.
    Q_PROPERTY(bool running READ isRunning NOTIFY changed)
    Q_PROPERTY(bool putAway READ isPutAway NOTIFY changed)
    Q_PROPERTY(bool lacksMinutes READ lacksMinutes NOTIFY changed) ///< it has its result, and never had minutes
    /// Findings of its goods that are saved, and that could not be kept as its own: `nameFindings` tries again.
    Q_PROPERTY(int unnamed READ unnamed NOTIFY changed)
    Q_PROPERTY(QString checkId READ checkId NOTIFY changed)
    Q_PROPERTY(QVariantMap head READ head NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY changed)
    Q_PROPERTY(QStringList problems READ problems NOTIFY changed)
    Q_PROPERTY(QVariantList checks READ checks NOTIFY checksChanged)
    /// The checks are those that were put away, in place of all others.
    Q_PROPERTY(bool showsPutAway READ showsPutAway WRITE setShowsPutAway NOTIFY checksChanged)
    /// Of those, the ones with each of these words in their declaration's number or importer; empty: any.
    Q_PROPERTY(QString checkWords READ checkWords WRITE setCheckWords NOTIFY checksChanged)
    Q_PROPERTY(bool moreChecks READ hasMoreChecks NOTIFY checksChanged) ///< that are not in `checks`
    Q_PROPERTY(nqi::ui::ConsignmentRows *rows READ rows CONSTANT)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    /// Lines are searched by code, name or number (ConsignmentRows::setWords).
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY filterChanged)
    Q_PROPERTY(int lastLine READ lastLine NOTIFY progressChanged) ///< number of the line counted last; 0: none
    Q_PROPERTY(QVariantList states READ states NOTIFY progressChanged)
    Q_PROPERTY(QString progressText READ progressText NOTIFY progressChanged)
    Q_PROPERTY(QVariantMap current READ current NOTIFY currentChanged)
    /// Codes are counted: the page is in front. Elsewhere goods are looked up without being counted.
    Q_PROPERTY(bool counting READ isCounting WRITE setCounting NOTIFY countingChanged)
    Q_PROPERTY(bool byPerson READ isByPerson WRITE setByPerson NOTIFY policyChanged)
    Q_PROPERTY(int sameWithin READ sameWithin WRITE setSameWithin NOTIFY policyChanged)
    Q_PROPERTY(QString proposal READ proposal NOTIFY progressChanged)
    /// What the records say is "judging", "known", "stopped" or "unavailable"; and the same in words: on what the
    /// proposal rests.
    Q_PROPERTY(QString records READ records NOTIFY changed)
    Q_PROPERTY(QString basis READ basis NOTIFY changed)
    Q_PROPERTY(QStringList reasons READ reasons NOTIFY progressChanged)

public:
    static constexpr std::uint32_t checksAtATime = 50;

    /// Without a service there are no consignments. Everything outlives the model.
    ConsignmentModel(ConsignmentService *service, SettingsModel &settings, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] bool isAvailable() const { return m_service != nullptr; }
    [[nodiscard]] bool isOpen() const { return m_tally != nullptr; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isOpening() const { return m_opening; }
    [[nodiscard]] bool isFinished() const { return m_tally && m_tally->result() != nullptr; }
    [[nodiscard]] bool isPutAway() const { return m_tally && m_tally->putAway() != nullptr; }
    [[nodiscard]] bool isRunning() const { return m_tally && !isFinished() && !isPutAway(); }
    [[nodiscard]] bool lacksMinutes() const { return m_lacksMinutes && isFinished(); }
    [[nodiscard]] int unnamed() const;
    [[nodiscard]] QVariantMap head() const;
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString messageLevel() const { return m_messageLevel; }
    [[nodiscard]] QStringList problems() const { return m_problems; }
    [[nodiscard]] QVariantList checks() const { return m_checks; }
    [[nodiscard]] bool showsPutAway() const { return m_query.putAway; }
    [[nodiscard]] QString checkWords() const { return QString::fromStdString(m_query.words); }
    [[nodiscard]] bool hasMoreChecks() const { return m_moreChecks; }
    [[nodiscard]] ConsignmentRows *rows() { return &m_rows; }
    [[nodiscard]] QString filter() const { return m_rows.filter(); }
    [[nodiscard]] QString words() const { return m_rows.words(); }
    [[nodiscard]] int lastLine() const;
    [[nodiscard]] QVariantList states() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QVariantMap current() const;
    [[nodiscard]] bool isCounting() const { return m_counting; }
    [[nodiscard]] bool isByPerson() const;
    [[nodiscard]] int sameWithin() const; ///< seconds
    [[nodiscard]] QString proposal() const;
    [[nodiscard]] QStringList reasons() const;
    [[nodiscard]] QString records() const;
    [[nodiscard]] QString basis() const;
    [[nodiscard]] const consignment::Tally *tally() const { return m_tally.get(); }
    /// Whose papers are asked for.
    [[nodiscard]] QString checkId() const { return m_tally ? QString::fromStdString(m_check.text()) : QString(); }

    void setShowsPutAway(bool shows);
    void setCheckWords(const QString &words);
    void setFilter(const QString &filter);
    void setWords(const QString &words);
    void setCounting(bool counting);
    void setByPerson(bool byPerson);
    void setSameWithin(int seconds);

    Q_INVOKABLE void refresh(); ///< the checks of this device
    Q_INVOKABLE void showMoreChecks();
    Q_INVOKABLE void openDeclaration(const QString &number);
    Q_INVOKABLE void openFile(const QUrl &file);
    Q_INVOKABLE void openPackage(const QString &code); ///< an SSCC, or a code that holds one
    /// What was typed or scanned into a field: a code that holds an SSCC, else the number of a declaration.
    Q_INVOKABLE void openNumber(const QString &number);
    Q_INVOKABLE void resume(const QString &id);
    Q_INVOKABLE void cancelOpening(); ///< nothing of it remains
    Q_INVOKABLE void close();
    /// What the records say of the lines: it goes on without, and may be read later.
    Q_INVOKABLE void stopJudging();
    Q_INVOKABLE void judge();
    Q_INVOKABLE void select(int row); ///< -1: none
    /// Row of the line counted last, which is shown whatever was searched for; -1: none.
    Q_INVOKABLE int showLast();
    Q_INVOKABLE void addByHand(int count, const QString &reason);
    Q_INVOKABLE void fix(int count, const QString &reason);
    /// The current goods are looked up under the number and line of their declaration; `record`: for a finding, which
    /// then belongs to them in this check.
    Q_INVOKABLE void lookUp(bool record);
    /// Tried by itself, too, when the check is opened and whenever something of it is kept.
    Q_INVOKABLE void nameFindings();
    Q_INVOKABLE void observe(const QString &trait, const QString &value);
    Q_INVOKABLE void withdraw(double entry, const QString &reason);
    /// All that was seen of the current goods that belong to no line.
    Q_INVOKABLE void withdrawGoods(const QString &reason);
    /// The current goods are of this line after all: counted there, taken back here. False where there is no such line.
    Q_INVOKABLE bool countToLine(int line, const QString &reason);
    Q_INVOKABLE void finish(const QString &result, const QString &words);
    Q_INVOKABLE void makeMinutes(); ///< that are lacking
    /// The result does not hold: the check is open again.
    Q_INVOKABLE void withdrawResult(const QString &reason);
    /// It was begun wrongly: it closes and leaves the list, and everything of it is kept.
    Q_INVOKABLE void putAwayCheck(const QString &reason);
    Q_INVOKABLE void bringBack();
    /// What the papers ask for beyond the declaration (core/consignment/filled.h), field by field; days as 31/12/2026.
    Q_INVOKABLE QVariantMap filledIn() const;
    /// Keeps those fields that say something else now; before and after the result. What is wrong, else nothing.
    Q_INVOKABLE QString fillIn(const QVariantMap &fields);

    /// What is read while the page is in front: counted in the open check. While nothing is open, an SSCC opens the
    /// check of its consignment, and of anything else it is said what it is.
    void onView(const inspect::View &view);
    void onScanned(const std::vector<inspect::Inspected> &items);
    /// The papers that goods were declared in, until `onLookedUp`: of goods that were asked for with `lookUp`.
    struct Papers {
        std::string declaration; ///< empty: a packing list without one
        std::uint32_t line = 0;  ///< 0: any, or none
    };
    [[nodiscard]] std::optional<Papers> papersAsked(const gs1::Item &item) const;
    /// The result shows them, judged under their papers.
    void onLookedUp();
    /// A finding that is about goods of a check stands on their line from now on; of one that is not open, as soon as
    /// it is opened again.
    void onFinding(const gs1::Item &item, const Uuid &finding, const verdict::Context &context);
    void retranslate();
    /// Goes on with the check that was open when the app ended, unless one is open.
    void resumeLast();

Q_SIGNALS:
    void changed();
    void checksChanged();
    void filterChanged();
    void progressChanged();
    void currentChanged();
    void countingChanged();
    void policyChanged();
    /// This is to be looked up, and the result of it to be shown.
    void goodsAsked(const QString &code);
    /// The goods that a finding was asked for are shown and judged.
    void findingReady();
    /// Something was counted; for sound.
    void counted(const QString &level);
    void finishedNow();
    void clockChanged(); ///< of a check: one was begun, or something was kept that its deadline depends on
    /// The draft of its minutes is written next: what is open of it is kept first.
    void aboutToFinish();
    /// The minutes with this id are not what they were: a result was given, or withdrawn, or more was found.
    void minutesChanged(const QString &id);

private:
    enum class Records : std::uint8_t { judging, known, stopped, unavailable };
    /// Goods of a check, as findings are about them.
    struct Subject {
        Uuid check;
        std::string declaration; ///< empty: a packing list without one
        std::uint32_t line = 0;  ///< 0: they belong to none
        std::string code;        ///< then: as they were seen
    };
    struct Unnamed {
        Uuid check;
        consignment::Entry finding;
    };
    struct Asked {
        std::string identity; ///< of the item
        Papers papers;
        bool record = false;
    };
    [[nodiscard]] std::optional<Subject> subjectOf(const gs1::Item &item, const verdict::Context &context) const;

    [[nodiscard]] ConsignmentService::Opened answer();
    [[nodiscard]] bool begin();
    void openUnit(const std::string &sscc);
    void offer(const std::vector<gs1::Message> &readings);
    /// Those that were not in sight just before: the camera offers each once.
    [[nodiscard]] std::vector<gs1::Message> comeIntoSight(const std::vector<gs1::Message> &readings, Instant at);
    void onOpened(std::expected<OpenedCheck, std::string> opened);
    void showAll();
    void rememberLast(const consignment::Entry &entry, const consignment::Tally::Change &change);
    void count(const std::vector<consignment::Sighting> &sightings);
    void keep(std::vector<consignment::Entry> entries);
    void onKept(const std::vector<consignment::Entry> &entries,
                const std::expected<void, consignment::BookError> &kept);
    void onNotKept(const Uuid &check, const std::vector<consignment::Entry> &entries, consignment::BookError error);
    void onFinished(const Uuid &check, const std::vector<consignment::Entry> &entries,
                    const std::expected<void, consignment::BookError> &kept);
    void onListed(const std::expected<std::vector<consignment::CheckSummary>, consignment::BookError> &listed);
    void onBroughtBack();
    void onPutAway(const Uuid &check, const std::expected<void, consignment::BookError> &kept);
    void onMinutesMade(const Uuid &check, const std::expected<void, consignment::BookError> &kept);
    void sayOfCurrent(consignment::Entry entry);
    void setMessage(const QString &message, const QString &level);
    [[nodiscard]] std::vector<consignment::Entry> numbered(std::vector<consignment::Entry> entries);
    [[nodiscard]] QVariantList shownEntries(const std::vector<consignment::Entry> &all) const;
    [[nodiscard]] QVariantMap currentGoods() const;
    [[nodiscard]] std::vector<consignment::Entry> withdrawalOfGoods(const std::string &reason) const;

    ConsignmentService *m_service;
    SettingsModel &m_settings;
    Clock m_clock;
    Uuid m_check;
    std::unique_ptr<consignment::Tally> m_tally;
    std::vector<consignment::LineDuty> m_duties;
    verdict::Policy m_policy; ///< the rules that came with the check
    Instant m_begunAt{};      ///< the check
    ConsignmentRows m_rows;
    consignment::Sighter m_sighter;
    std::map<std::string, Instant> m_inSight; ///< codes, and when they were seen last
    std::uint64_t m_nextNumber = 1;           ///< some entries are on their way to the disk
    std::optional<std::size_t> m_current;
    std::optional<std::size_t> m_last; ///< counted
    int m_tightened = 0;               ///< lines
    int m_lackProof = 0;
    std::string m_currentGoods; ///< their code; empty: none
    QString m_message;
    QString m_messageLevel;
    QStringList m_problems;
    QVariantList m_checks;
    std::optional<Asked> m_asked;
    std::map<std::string, Subject> m_subjects; ///< that were looked up, by the identity of their item
    std::vector<Unnamed> m_unnamed;            ///< by their checks, of which some are not open
    bool m_busy = false;
    bool m_opening = false;
    bool m_counting = false;
    bool m_lacksMinutes = false;
    bool m_moreChecks = false;
    consignment::CheckQuery m_query{.limit = checksAtATime};
    Records m_records = Records::judging;
};

} // namespace nqi::ui
