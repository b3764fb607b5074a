// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inspection_model.h"

#include "ui/models/answer_here.h"
#include "ui/models/consignment_text.h"
#include "ui/models/finding_model.h"
#include "ui/models/inspection_fields.h"
#include "ui/models/item_text.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using findings::Inspection;
using findings::ItemMet;

namespace {

/// Of how many inspections teams, firms and seals are remembered.
constexpr std::uint32_t remembered = 100;

std::string editorOf(const SettingsModel &settings)
{
    return settings.inspector().trimmed().toStdString();
}

/// Whether nobody could miss anything if this step stays empty.
bool isUntouched(const Inspection &of, InspectionStep step)
{
    using enum InspectionStep;
    switch (step) {
    case goods:
        return of.items.empty();
    case samples:
        return of.sampling.samples.empty() && of.seals.empty() && of.handOvers.empty();
    case measures:
        return of.measures.empty();
    case review:
        return true;
    default:
        return false;
    }
}

} // namespace

InspectionModel::InspectionModel(Needs needs, QObject *parent)
    : QObject(parent), m_service(needs.service), m_settings(needs.settings), m_position(needs.position),
      m_clock(needs.clock), m_keeper(needs.service, needs.clock, [this] { return editorOf(m_settings); }),
      m_versions(needs.service)
{
    connect(&m_keeper, &InspectionKeeper::stateChanged, this, &InspectionModel::onKeeperChanged);
    connect(&m_keeper, &InspectionKeeper::kept, this, &InspectionModel::kept);
    m_tick.setInterval(30'000);
    m_tick.callOnTimeout(this, &InspectionModel::clockTicked);
    m_tick.start();
    // Whoever puts the app away may never come back to it.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state != Qt::ApplicationActive)
            m_keeper.flush();
    });
    reloadRules();
}

QString InspectionModel::inspectionId() const
{
    return m_value ? QString::fromStdString(m_value->id.text()) : QString();
}

QString InspectionModel::title() const
{
    if (!m_value)
        return {};
    if (!m_value->establishment.name.empty())
        return text(m_value->establishment.name);
    if (!m_value->decision.number.empty())
        return tr("Decision %1").arg(text(m_value->decision.number));
    return isSurvey() ? tr("New survey") : tr("New inspection");
}

bool InspectionModel::isSurvey() const
{
    return m_value && m_value->kind == findings::InspectionKind::survey;
}

bool InspectionModel::isOnline() const
{
    return joining() && m_value->place.description.empty() && !m_value->place.listing.url.empty();
}

void InspectionModel::setStep(int step)
{
    const int next = std::clamp(step, 0, static_cast<int>(inspectionSteps) - 1);
    if (std::exchange(m_step, next) == next)
        return;
    m_settings.setOpenStep(next);
    m_keeper.flush();
    Q_EMIT changed();
}

QVariantList InspectionModel::steps() const
{
    QVariantList steps;
    for (std::size_t i = 0; i < inspectionSteps; ++i) {
        const auto step = static_cast<InspectionStep>(i);
        const auto missing =
            std::ranges::count_if(m_gaps, [&](const findings::Gap &gap) { return stepOf(gap.code) == step; });
        const bool untouched = m_value && isUntouched(*m_value, step);
        steps.append(QVariantMap{{u"title"_s, stepTitle(step)},
                                 {u"missing"_s, static_cast<int>(missing)},
                                 {u"state"_s, missing > 0 ? u"missing"_s
                                              : untouched ? u"optional"_s
                                                          : u"done"_s}});
    }
    if (isReadOnly() && !steps.isEmpty())
        steps.back() =
            QVariantMap{{u"title"_s, stepTitle(InspectionStep::review)}, {u"missing"_s, 0}, {u"state"_s, u"done"_s}};
    return steps;
}

QVariantList InspectionModel::gaps() const
{
    QVariantList gaps;
    for (const findings::Gap &gap : m_gaps)
        gaps.append(QVariantMap{{u"text"_s, gapText(gap)},
                                {u"step"_s, static_cast<int>(stepOf(gap.code))},
                                {u"stepTitle"_s, stepTitle(stepOf(gap.code))},
                                {u"code"_s, text(findings::name(gap.code))},
                                {u"row"_s, gap.row}});
    return gaps;
}

QVariantList InspectionModel::reminders() const
{
    QVariantList rows;
    if (joining())
        for (const findings::Reminder &one : findings::remindersOf(*m_value))
            rows.append(QVariantMap{{u"text"_s, reminderText(one)},
                                    {u"step"_s, static_cast<int>(stepOf(one.code))},
                                    {u"stepTitle"_s, stepTitle(stepOf(one.code))},
                                    {u"code"_s, text(findings::name(one.code))}});
    return rows;
}

QVariantList InspectionModel::deadlines() const
{
    QVariantList rows;
    if (m_value)
        for (const findings::Deadline &one : findings::deadlinesOf(*m_value, m_policy))
            rows.append(deadlineView(one, *m_value, m_clock()));
    return rows;
}

// After a mismatch it is read again at once.
QString InspectionModel::keptText() const
{
    if (m_keeper.error() && m_keeper.error() != findings::JournalError::mismatch)
        return journalText(*m_keeper.error());
    if (!isSettled() || m_keeper.error())
        return tr("Keeping…");
    if (isReadOnly())
        return tr("Signed: it no longer changes");
    return m_keeper.keptAt() ? tr("Kept on this device, %1").arg(timeText(*m_keeper.keptAt()).right(5))
                             : tr("Everything you enter is kept by itself");
}

QString InspectionModel::keptLevel() const
{
    if (m_keeper.error() && m_keeper.error() != findings::JournalError::mismatch)
        return u"error"_s;
    return !isSettled() || m_keeper.error() ? u"info"_s : u"success"_s;
}

QString InspectionModel::notKeptText(const Uuid &id) const
{
    if (!m_value || m_value->id != id || !m_keeper.error())
        return {};
    const QString why = journalText(*m_keeper.error());
    if (!m_keeper.keptAt())
        return tr("What is on the screen could not be kept on this device, and is not on this paper. %1").arg(why);
    return tr("What is on the screen could not be kept on this device: this paper shows what was kept on %1. %2")
        .arg(timeText(*m_keeper.keptAt()), why);
}

void InspectionModel::begin()
{
    if (m_busy)
        return;
    if (isOpen()) {
        m_afterClosing = [this] { begin(); };
        return close();
    }
    m_busy = true;
    Q_EMIT changed();
    m_service.earlier(remembered, answerHere(this, [](InspectionModel &model, auto answer) {
                          model.m_busy = false;
                          if (!answer)
                              return model.say(journalText(answer.error()), u"error"_s);
                          model.m_earlier = *std::move(answer);
                          Inspection fresh;
                          fresh.id = model.m_service.freshId();
                          // People see and type minutes: an end in the same minute is not before the beginning.
                          fresh.startedAt = std::chrono::floor<std::chrono::minutes>(model.m_clock());
                          if (!model.m_earlier.empty()) {
                              fresh.team = model.m_earlier.front().team;
                              fresh.decision.authority = model.m_earlier.front().decision.authority;
                          }
                          if (!model.m_settings.agency().isEmpty())
                              fresh.decision.authority = model.m_settings.agency().toStdString();
                          if (fresh.team.empty() && !model.m_settings.inspector().isEmpty())
                              fresh.team.push_back(
                                  {.person = {.name = model.m_settings.inspector().trimmed().toStdString(),
                                              .post = {},
                                              .unit = model.m_settings.unit().toStdString(),
                                              .address = {}},
                                   .role = findings::TeamRole::head});
                          model.m_step = 0;
                          model.show(std::move(fresh), std::nullopt);
                          model.m_keeper.standOn(0);
                      }));
}

void InspectionModel::resume(const QString &id)
{
    const auto uuid = Uuid::parse(id.toStdString());
    if (!uuid || m_busy || inspectionId() == id)
        return;
    if (isOpen()) {
        m_afterClosing = [this, id] { resume(id); };
        return close();
    }
    m_busy = true;
    Q_EMIT changed();
    m_service.earlier(remembered, answerHere(this, [](InspectionModel &model, auto answer) {
                          if (answer)
                              model.m_earlier = *std::move(answer);
                      }));
    m_service.open(*uuid, editorOf(m_settings),
                   answerHere(this, [](InspectionModel &model, auto answer) { model.onOpened(std::move(answer)); }));
}

void InspectionModel::show(std::optional<Inspection> inspection, std::optional<Uuid> minutes,
                           std::optional<findings::WithdrawnResult> withdrawn)
{
    m_keeper.reset();
    m_value = std::move(inspection);
    m_minutes = minutes;
    m_withdrawn = std::move(withdrawn);
    m_undo = {};
    m_undoText.clear();
    m_unnamed.clear();
    m_judged.clear();
    rememberGoods();
    m_firms.clear();
    m_takenFirm = {};
    m_proposed = {};
    m_signaturePictures.clear();
    m_signaturesRead.clear();
    m_message.clear();
    m_messageLevel.clear();
    m_settings.setOpenInspection(m_value && !m_minutes ? inspectionId() : QString());
    m_settings.setOpenStep(m_step);
    m_versions.show(m_value ? std::optional(m_value->id) : std::nullopt);
    m_recorded.clear();
    lookForFindings();
    refresh();
    Q_EMIT rowsMoved({}, 0);
    Q_EMIT undoChanged();
    Q_EMIT firmsChanged();
    Q_EMIT signaturePicturesChanged();
    Q_EMIT keptChanged();
}

void InspectionModel::close()
{
    if (!m_value || m_closing)
        return;
    m_closing = true;
    m_busy = true;
    m_keeper.flush();
    storeAgain();
    if (isSettled())
        finishClosing();
    else
        Q_EMIT changed();
}

void InspectionModel::finishClosing()
{
    m_closing = false;
    m_busy = false;
    const auto after = std::exchange(m_afterClosing, {});
    // What could not be kept or stored stays open, or it would be lost.
    if (m_keeper.error() || lacksFiles()) {
        Q_EMIT changed();
        return;
    }
    show(std::nullopt, std::nullopt);
    if (after)
        after();
}

QString InspectionModel::withdrawnResult() const
{
    return m_withdrawn ? withdrawnText(m_withdrawn->at, m_withdrawn->reason) : QString();
}

void InspectionModel::revise(const QString &reason)
{
    if (!m_value || !isReadOnly() || reason.trimmed().isEmpty())
        return;
    Inspection next = *m_value;
    ++next.revision;
    next.reason = reason.trimmed().toStdString();
    findings::dropSignatures(next);
    m_step = 0;
    const auto unnamed = std::exchange(m_unnamed, {});
    show(std::move(next), std::nullopt, std::exchange(m_withdrawn, {}));
    for (const Unnamed &one : unnamed)
        name(one.item, one.finding, one.nth);
    edited();
    m_keeper.flush();
}

void InspectionModel::withdraw()
{
    if (!joining() || m_busy)
        return;
    m_busy = true;
    m_keeper.flush();
    Q_EMIT changed();
    m_service.withdraw(m_value->id, editorOf(m_settings), m_keeper.standing(),
                       answerHere(this, [](InspectionModel &model, std::expected<void, findings::JournalError> answer) {
                           model.onWithdrawn(answer);
                       }));
}

void InspectionModel::onWithdrawn(std::expected<void, findings::JournalError> answer)
{
    m_busy = false;
    // Nobody gives up what was not shown.
    if (m_value && !answer && answer.error() == findings::JournalError::mismatch)
        return read(tr("Not given up: the minutes were changed in the meantime. Read them again, then decide."));
    // Of what was never kept there is nothing to give up.
    if (!answer && answer.error() != findings::JournalError::notFound)
        return say(journalText(answer.error()), u"error"_s);
    leaveOut();
    const QString id = inspectionId();
    const bool wasSigned = m_value->revision > 1;
    show(std::nullopt, std::nullopt);
    Q_EMIT kept();
    if (wasSigned)
        resume(id);
}

void InspectionModel::edited(bool keepsUndo)
{
    if (!keepsUndo && m_undo) {
        m_undo = {};
        m_undoText.clear();
        Q_EMIT undoChanged();
    }
    m_keeper.changed(*m_value);
    m_settings.setOpenInspection(inspectionId());
    refresh();
}

void InspectionModel::refresh()
{
    static const std::array<QString, 9> names = {u"team"_s,       u"contents"_s,   u"samples"_s,
                                                 u"seals"_s,      u"handOvers"_s,  u"measures"_s,
                                                 u"statements"_s, u"signatures"_s, u"samplingSignatures"_s};
    m_lists.clear();
    m_fields = m_value ? fieldsOf(*m_value) : QVariantMap();
    m_digests = m_value ? m_service.signedDigests(*m_value) : findings::SignedDigests();
    m_gaps = m_value && !m_minutes ? findings::gapsOf(*m_value, m_digests) : std::vector<findings::Gap>();
    for (const QString &name : names)
        m_lists.insert(name, m_value ? rowsOf(*m_value, name) : QVariantList());
    for (std::size_t i = 0; m_value && i < m_value->handOvers.size(); ++i) {
        const QString name = u"handed:%1"_s.arg(i);
        m_lists.insert(name, rowsOf(*m_value, name));
    }
    m_lists.insert(u"annexes"_s, m_value ? annexesOf(*m_value) : QVariantList());
    showItems();
    Q_EMIT changed();
    Q_EMIT clockTicked();
}

void InspectionModel::say(const QString &message, const QString &level)
{
    m_message = message;
    m_messageLevel = level;
    Q_EMIT changed();
}

void InspectionModel::reloadRules()
{
    m_service.rules(answerHere(this, [](InspectionModel &model, std::vector<catalog::PolicyEntry> entries) {
        model.m_policy = verdict::Policy(std::move(entries));
        Q_EMIT model.clockTicked();
    }));
}

void InspectionModel::retranslate()
{
    m_items.retranslate();
    m_versions.retranslate();
    m_message.clear();
    Q_EMIT changed();
    Q_EMIT keptChanged();
    Q_EMIT clockTicked();
}

} // namespace nqi::ui
