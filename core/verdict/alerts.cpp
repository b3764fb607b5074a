// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/company_name.h"
#include "core/verdict/families.h"
#include "core/verdict/serial_range.h"

#include <algorithm>

namespace nqi::verdict {
namespace {

using catalog::Alert;
using catalog::AlertItem;
using catalog::AlertLevel;
using catalog::AlertStatus;

/// How a line of an alert meets the item, closest first.
enum class Meeting : std::uint8_t { match, lotUnread, serialUnread, otherSerial, otherLot };

Meeting meetingOf(const AlertItem &line, const gs1::Item &item)
{
    if (!line.lot.empty() && !item.lot.empty() && line.lot != item.lot)
        return Meeting::otherLot;
    const bool serials = !line.serialFrom.empty() || !line.serialTo.empty();
    if (serials && !item.serial.empty() && !serialInRange(item.serial, line.serialFrom, line.serialTo))
        return Meeting::otherSerial;
    if (!line.lot.empty() && item.lot.empty())
        return Meeting::lotUnread;
    return serials && item.serial.empty() ? Meeting::serialUnread : Meeting::match;
}

std::string serialsOf(const AlertItem &line)
{
    return line.serialFrom + " - " + line.serialTo;
}

/// An alert for information is not a recall; everything else stops the goods.
bool stopsGoods(const Alert &alert)
{
    return alert.level != AlertLevel::information || alert.measure != "warning";
}

const Alert *alertOf(const catalog::Facts &facts, std::string_view id)
{
    const auto found = std::ranges::find(facts.alerts, id, &Alert::id);
    return found == facts.alerts.end() ? nullptr : &*found;
}

void addMeeting(const Inputs &inputs, const Alert &alert, const AlertItem &line, Checks &checks)
{
    const gs1::Item &item = inputs.item;
    const std::string published = dateText(alert.publishedOn);
    const auto addNamed = [&](Reason reason, std::string_view which) {
        checks.add(reason, {alert.id, alert.source, alert.title, alert.hazard, alert.measure, which, published}, &alert,
                   &line);
    };
    if (alert.status == AlertStatus::withdrawn) {
        checks.add(Reason::recall_withdrawn, {alert.id, alert.source, alert.title}, &alert, &line);
        return;
    }
    // A public comparison of real feeds found one "match" in six to have a wrong check digit.
    if (!item.checkDigitRight) {
        checks.add(Reason::recall_unreliable, {alert.id, alert.source, alert.title, item.key}, &alert, &line);
        return;
    }
    switch (meetingOf(line, item)) {
    case Meeting::match:
        addNamed(stopsGoods(alert) ? Reason::recall_match : Reason::recall_warning, line.lot);
        break;
    case Meeting::lotUnread:
        addNamed(Reason::recall_lotUnread, line.lot);
        break;
    case Meeting::serialUnread:
        addNamed(Reason::recall_serialUnread, serialsOf(line));
        break;
    case Meeting::otherSerial:
        checks.add(Reason::recall_otherSerial, {alert.id, alert.source, alert.title, serialsOf(line), item.serial},
                   &alert, &line);
        break;
    case Meeting::otherLot:
        checks.add(Reason::recall_otherLot, {alert.id, alert.source, alert.title, line.lot, item.lot}, &alert, &line);
        break;
    }
}

/// Of the lines of one alert the closest speaks; among equals the first by number.
bool isCloser(const AlertItem &a, const AlertItem &b, const gs1::Item &item)
{
    return std::pair(meetingOf(a, item), a.line) < std::pair(meetingOf(b, item), b.line);
}

/// True when an alert in force names the product, whatever the lot.
bool checkNamed(const Inputs &inputs, Checks &checks)
{
    const auto &lines = inputs.facts.alertItems;
    bool any = false;
    for (const AlertItem &line : lines) {
        if (line.gtin != inputs.item.gtin)
            continue;
        const bool spoken = std::ranges::any_of(lines, [&](const AlertItem &other) {
            return &other != &line && other.alert == line.alert && other.gtin == line.gtin &&
                   isCloser(other, line, inputs.item);
        });
        if (spoken)
            continue;
        const Alert *const alert = alertOf(inputs.facts, line.alert);
        if (alert == nullptr)
            checks.add(Reason::recall_incomplete, {line.alert}, &line);
        else
            addMeeting(inputs, *alert, line, checks);
        any = any || alert == nullptr || alert->status == AlertStatus::active;
    }
    return any;
}

bool namesModel(std::string_view models, const std::string &model)
{
    while (!models.empty()) {
        const std::size_t end = std::min(models.find(';'), models.size());
        if (foldedTight(models.substr(0, end)) == model)
            return true;
        models.remove_prefix(std::min(end + 1, models.size()));
    }
    return false;
}

/// Brand and model together; a model alone matches far too much (batteries, lamp sockets).
void checkPossible(const Inputs &inputs, Checks &checks)
{
    const catalog::Product *const product = pointerTo(inputs.facts.product);
    if (product == nullptr || product->brand.empty() || product->model.empty())
        return;
    const auto named = [&](const Alert &alert) {
        return std::ranges::any_of(inputs.facts.alertItems, [&](const AlertItem &line) {
            return line.alert == alert.id && line.gtin == inputs.item.gtin;
        });
    };
    bool any = false;
    std::string brand;
    std::string model;
    for (const Alert &alert : inputs.facts.alerts) {
        if (alert.status != AlertStatus::active || alert.brand.empty() || named(alert))
            continue;
        if (brand.empty()) {
            brand = foldedTight(product->brand);
            model = foldedTight(product->model);
        }
        if (model.empty() || foldedTight(alert.brand) != brand || !namesModel(alert.model, model))
            continue;
        any = true;
        checks.add(Reason::possibleAlert_brandModel,
                   {alert.id, alert.source, alert.title, product->brand, product->model, alert.hazard, alert.measure},
                   &alert, product);
    }
    if (any)
        return;
    if (inputs.covered(catalog::Dataset::alerts))
        checks.add(Reason::possibleAlert_none, {product->brand, product->model}, product);
    else
        checks.add(Reason::possibleAlert_notCovered);
}

} // namespace

void checkAlerts(const Inputs &inputs, Checks &checks)
{
    if (!checkNamed(inputs, checks))
        checks.add(inputs.covered(catalog::Dataset::alerts) ? Reason::recall_none : Reason::recall_notCovered);
    checkPossible(inputs, checks);
}

} // namespace nqi::verdict
