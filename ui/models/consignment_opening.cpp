// SPDX-License-Identifier: Apache-2.0
// How a check is opened: by its number, its list, or what the camera and a hand scanner read; and how it is closed.
#include "ui/models/consignment_answer.h"
#include "ui/models/consignment_model.h"
#include "ui/models/consignment_text.h"
#include "ui/models/item_text.h"
#include "ui/models/settings_model.h"

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using consignment::Entry;

namespace {

consignment::Thing thingIn(const QString &code)
{
    return consignment::thingOf(gs1::parse(code.trimmed().toStdString()));
}

/// What was read instead of the code of a logistic unit, and what can be done.
QString noUnitText(const gs1::Message &reading)
{
    constexpr qsizetype longest = 60;
    QString code = text(consignment::codeOf(reading));
    if (code.size() > longest)
        code = code.left(longest - 1) + u'…';
    return consignment::thingOf(reading).goods
               ? ConsignmentModel::tr("%1: these are goods, and their code does not say to which consignment they "
                                      "belong. Scan the code of their pallet or box (SSCC), enter the number of the "
                                      "declaration, or open the packing list.")
                     .arg(code)
               : ConsignmentModel::tr("“%1” is no code of goods or of a logistic unit. Scan the code of a pallet or "
                                      "box (SSCC), enter the number of the declaration, or open the packing list.")
                     .arg(code);
}

} // namespace

bool ConsignmentModel::begin()
{
    if (!m_service || m_busy)
        return false;
    m_busy = m_opening = true;
    m_problems.clear();
    setMessage({}, {});
    return true;
}

ConsignmentService::Opened ConsignmentModel::answer()
{
    using Answer = std::expected<OpenedCheck, std::string>;
    return here<Answer>(this, [](ConsignmentModel &model, Answer opened) { model.onOpened(std::move(opened)); });
}

void ConsignmentModel::openDeclaration(const QString &number)
{
    if (!number.trimmed().isEmpty() && begin())
        m_service->openDeclaration(number.trimmed().toStdString(), m_settings.inspector().toStdString(), answer());
}

void ConsignmentModel::openFile(const QUrl &file)
{
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    if (begin())
        m_service->openFile(path.toStdString(), m_settings.inspector().toStdString(), answer());
}

void ConsignmentModel::openUnit(const std::string &sscc)
{
    if (begin())
        m_service->openPackage(sscc, m_settings.inspector().toStdString(), answer());
}

void ConsignmentModel::openPackage(const QString &code)
{
    const consignment::Thing thing = thingIn(code);
    if (thing.sscc.empty())
        setMessage(tr("This is no code of a logistic unit (SSCC)."), u"warning"_s);
    else
        openUnit(thing.sscc);
}

void ConsignmentModel::openNumber(const QString &number)
{
    const consignment::Thing thing = thingIn(number);
    if (thing.sscc.empty())
        openDeclaration(number);
    else
        openUnit(thing.sscc);
}

std::vector<gs1::Message> ConsignmentModel::comeIntoSight(const std::vector<gs1::Message> &readings, Instant at)
{
    const auto absence = m_sighter.policy().sameWithin;
    std::erase_if(m_inSight, [&](const auto &one) { return at - one.second > absence; });
    std::vector<gs1::Message> fresh;
    for (const gs1::Message &reading : readings)
        if (m_inSight.insert_or_assign(consignment::codeOf(reading), at).second)
            fresh.push_back(reading);
    return fresh;
}

void ConsignmentModel::offer(const std::vector<gs1::Message> &readings)
{
    if (!m_service || m_busy || readings.empty())
        return;
    for (const gs1::Message &reading : readings)
        if (const consignment::Thing thing = consignment::thingOf(reading); !thing.sscc.empty())
            return openUnit(thing.sscc);
    setMessage(noUnitText(readings.front()), u"info"_s);
}

void ConsignmentModel::resume(const QString &id)
{
    const auto check = Uuid::parse(id.toStdString());
    if (check && begin())
        m_service->resume(*check, answer());
}

void ConsignmentModel::resumeLast()
{
    if (!m_tally)
        resume(m_settings.openConsignment());
}

void ConsignmentModel::onOpened(std::expected<OpenedCheck, std::string> opened)
{
    m_busy = m_opening = false;
    if (!opened) {
        // One that cannot be opened is not tried again at each start.
        if (!m_tally)
            m_settings.setOpenConsignment({});
        setMessage(openProblemText(opened.error()), u"error"_s);
        return;
    }
    m_asked.reset();
    m_check = opened->check.summary.id;
    m_rows.show(nullptr, nullptr);
    showAll();
    m_duties.clear();
    m_tightened = 0;
    m_lackProof = 0;
    m_last.reset();
    m_tally = std::make_unique<consignment::Tally>(std::move(opened->check.consignment), opened->check.entries);
    for (const Entry &entry : opened->check.entries)
        rememberLast(entry, m_tally->add(entry));
    m_nextNumber = m_tally->nextNumber();
    m_lacksMinutes = opened->check.summary.lacksMinutes;
    m_begunAt = opened->check.summary.begunAt;
    m_policy = verdict::Policy(std::move(opened->rules));
    m_sighter.clear();
    m_current.reset();
    m_currentGoods.clear();
    m_rows.show(m_tally.get(), &m_duties);
    setByPerson(m_settings.openConsignment() == checkId() ? m_settings.isCountedByHand() : isByPerson());
    m_settings.setOpenConsignment(isPutAway() ? QString() : checkId());
    for (const ListProblem &problem : opened->problems)
        m_problems.append(problemText(problem));
    for (const std::string &column : opened->unknownColumns)
        m_problems.append(tr("Column “%1” means nothing here and was not read.").arg(text(column)));
    if (opened->goesOn)
        setMessage(tr("This consignment was begun before: its check goes on."), u"info"_s);
    Q_EMIT changed();
    Q_EMIT progressChanged();
    Q_EMIT currentChanged();
    if (opened->check.entries.empty())
        Q_EMIT clockChanged();
    nameFindings();
    judge();
}

void ConsignmentModel::cancelOpening()
{
    if (!m_opening || !m_service->cancelOpening())
        return;
    m_busy = m_opening = false;
    if (!m_tally)
        m_settings.setOpenConsignment({});
    setMessage(tr("Cancelled: nothing was opened."), u"info"_s);
}

void ConsignmentModel::stopJudging()
{
    if (!m_tally || m_records != Records::judging)
        return;
    m_service->stopDuties();
    m_records = Records::stopped;
    Q_EMIT changed();
    Q_EMIT progressChanged();
}

void ConsignmentModel::judge()
{
    if (!m_tally)
        return;
    m_records = Records::judging;
    Q_EMIT changed();
    using Judged = std::expected<std::vector<consignment::LineDuty>, catalog::LookupError>;
    m_service->duties(
        m_tally->consignment(), here<Judged>(this, [check = m_check](ConsignmentModel &model, Judged judged) {
            // An answer may have been on its way when it was stopped.
            if (!model.m_tally || model.m_check != check || model.m_records != Records::judging)
                return;
            model.m_records = judged ? Records::known : Records::unavailable;
            if (judged)
                model.m_duties = *std::move(judged);
            model.m_tightened =
                static_cast<int>(std::ranges::count_if(model.m_duties, &consignment::LineDuty::isTightened));
            model.m_lackProof =
                static_cast<int>(std::ranges::count_if(model.m_duties, &consignment::LineDuty::proofMissing));
            model.m_rows.updateDuties();
            Q_EMIT model.changed();
            Q_EMIT model.progressChanged();
            Q_EMIT model.currentChanged();
        }));
}

void ConsignmentModel::close()
{
    // What is opened next does not wait for it.
    if (m_tally)
        m_service->stopDuties();
    m_settings.setOpenConsignment({});
    m_rows.show(nullptr, nullptr);
    m_tally.reset();
    m_duties.clear();
    m_problems.clear();
    m_last.reset();
    m_current.reset();
    m_currentGoods.clear();
    m_asked.reset();
    setMessage({}, {});
    Q_EMIT progressChanged();
    Q_EMIT currentChanged();
    refresh();
}

} // namespace nqi::ui
