// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/gtin.h"
#include "core/verdict/families.h"

#include <algorithm>

namespace nqi::verdict {
namespace {

/// Names of issues that a person can take in; the reading itself keeps them all.
constexpr std::size_t namedIssues = 8;

struct IssueList {
    std::vector<const gs1::Issue *> distinct; ///< by code and AI
    void add(const gs1::Issue &issue)
    {
        const bool known = std::ranges::any_of(
            distinct, [&](const gs1::Issue *other) { return other->code == issue.code && other->ai == issue.ai; });
        if (!known && distinct.size() < 64) // hostile input must not make this quadratic
            distinct.push_back(&issue);
    }

    [[nodiscard]] std::string text() const
    {
        std::vector<std::string_view> names;
        for (const gs1::Issue *issue : distinct) {
            const std::string_view word = gs1::name(issue->code);
            if (names.size() < namedIssues && std::ranges::find(names, word) == names.end())
                names.push_back(word);
        }
        std::string text;
        for (const std::string_view word : names) {
            if (!text.empty())
                text += ", ";
            text += word;
        }
        return text;
    }
};

void checkIssues(const gs1::Item &item, Checks &checks)
{
    IssueList errors;
    IssueList warnings;
    for (const gs1::Message &message : item.messages) {
        for (const gs1::Issue &issue : message.issues) {
            if (issue.severity == gs1::Severity::error)
                errors.add(issue);
            else if (issue.severity == gs1::Severity::warning)
                warnings.add(issue);
        }
    }
    if (!errors.distinct.empty())
        checks.add(Reason::codeReading_errors, {std::to_string(errors.distinct.size()), errors.text()});
    if (!warnings.distinct.empty())
        checks.add(Reason::codeReading_warnings, {std::to_string(warnings.distinct.size()), warnings.text()});
    if (errors.distinct.empty() && warnings.distinct.empty() && item.checkDigitRight)
        checks.add(Reason::codeReading_right);
}

/// The host itself or a host below it.
bool isUnder(std::string_view host, std::string_view domain)
{
    if (domain.empty() || !host.ends_with(domain))
        return false;
    return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

bool isNeutral(const Inputs &inputs, std::string_view host)
{
    const catalog::PolicyEntry *const entry = inputs.policy.find("linkHost.neutral", inputs.today);
    std::string_view rest = entry == nullptr ? std::string_view{} : std::string_view{entry->value};
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        if (isUnder(host, trimmed(rest.substr(0, comma))))
            return true;
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return false;
}

} // namespace

void checkReading(const Inputs &inputs, Checks &checks)
{
    const gs1::Item &item = inputs.item;
    if (item.kind == gs1::ItemKind::payment)
        return; // its content is nobody's business here
    if (!item.checkDigitRight)
        checks.add(Reason::codeReading_checkDigit, {item.key});
    if (item.kind != gs1::ItemKind::website && (item.kind != gs1::ItemKind::unidentified || !item.elements.empty()))
        checkIssues(item, checks);
    for (const gs1::Contradiction &clash : item.contradictions)
        checks.add(Reason::contradiction_symbols, {clash.ai, clash.first, clash.second});
    if (item.contradictions.empty() && item.messages.size() > 1)
        checks.add(Reason::contradiction_none, {std::to_string(item.messages.size())});
}

void checkNotAProduct(const Inputs &inputs, Checks &checks)
{
    const gs1::Item &item = inputs.item;
    switch (item.kind) {
    case gs1::ItemKind::product:
        break;
    case gs1::ItemKind::payment:
        checks.add(Reason::notAProduct_payment);
        break;
    case gs1::ItemKind::website:
        checks.add(Reason::notAProduct_website, {item.host});
        break;
    case gs1::ItemKind::logisticUnit:
        checks.add(Reason::notAProduct_logisticUnit, {item.key});
        break;
    case gs1::ItemKind::location:
        checks.add(Reason::notAProduct_location, {item.key});
        break;
    case gs1::ItemKind::asset:
        checks.add(Reason::notAProduct_asset, {item.key});
        break;
    case gs1::ItemKind::unidentified:
        if (item.elements.empty())
            checks.add(Reason::notAProduct_text);
        else
            checks.add(Reason::notAProduct_noKey, {std::to_string(item.elements.size())});
        break;
    }
}

bool checkRestrictedNumber(const Inputs &inputs, Checks &checks)
{
    const std::string &key = inputs.item.key;
    switch (gs1::prefixClass(key)) {
    case gs1::PrefixClass::restrictedCirculation:
        checks.add(Reason::restrictedNumber_inStore, {key});
        return true;
    case gs1::PrefixClass::refund:
    case gs1::PrefixClass::coupon:
        checks.add(Reason::restrictedNumber_coupon, {key});
        return true;
    case gs1::PrefixClass::demonstration:
        checks.add(Reason::restrictedNumber_demonstration, {key});
        return true;
    case gs1::PrefixClass::licensed:
    case gs1::PrefixClass::isbn:
    case gs1::PrefixClass::issn:
    case gs1::PrefixClass::gtin8:
    case gs1::PrefixClass::unassigned:
        break;
    }
    return false;
}

void checkProduct(const Inputs &inputs, Checks &checks)
{
    const catalog::Facts &facts = inputs.facts;
    const catalog::Product *const product = pointerTo(facts.product);
    const catalog::Licence *const licence = pointerTo(facts.licence);
    if (product == nullptr) {
        if (!inputs.covered(catalog::Dataset::products))
            checks.add(Reason::productDeclared_notCovered, {inputs.item.key});
        else if (checks.has(Reason::prefixLicence_issued) && gs1::prefixOrganisation(inputs.item.key) == "VN")
            checks.add(Reason::productDeclared_undeclared, {inputs.item.key, companyName(facts, licence->holder)},
                       licence);
        else
            checks.add(Reason::productDeclared_noRecord, {inputs.item.key});
        return;
    }
    const bool later = product->declaredOn && *product->declaredOn > inputs.today;
    checks.add(later ? Reason::productDeclared_notYet : Reason::productDeclared_declared,
               {product->name, product->brand, dateText(product->declaredOn)}, product);
    if (licence != nullptr && !licence->holder.empty() && !product->owner.empty() && licence->holder != product->owner)
        checks.add(Reason::productDeclared_otherHolder,
                   {companyName(facts, product->owner), companyName(facts, licence->holder)}, product, licence);
    switch (product->status) {
    case catalog::ProductStatus::active:
        checks.add(Reason::productStatus_active, {}, product);
        break;
    case catalog::ProductStatus::inactive:
        checks.add(Reason::productStatus_inactive, {}, product);
        break;
    case catalog::ProductStatus::discontinued:
        checks.add(Reason::productStatus_discontinued, {}, product);
        break;
    }
}

void checkLinkHost(const Inputs &inputs, Checks &checks)
{
    const std::string &host = inputs.item.host;
    if (host.empty())
        return;
    const catalog::Product *const product = pointerTo(inputs.facts.product);
    if (product != nullptr && isUnder(host, product->linkHost))
        checks.add(Reason::linkHost_declared, {host}, product);
    else if (isNeutral(inputs, host))
        checks.add(Reason::linkHost_neutral, {host});
    else if (product == nullptr || product->linkHost.empty())
        checks.add(Reason::linkHost_undeclared, {host}, product);
    else
        checks.add(Reason::linkHost_differs, {host, product->linkHost}, product);
}

} // namespace nqi::verdict
