// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/item.h"

#include "core/gs1/gtin.h"
#include "core/gs1/issue.h"
#include "core/gs1/output.h"
#include "core/gs1/values.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace nqi::gs1 {
namespace {

struct KeyKind {
    std::string_view ai;
    ItemKind kind;
};

// In the order in which one of several keys names the item.
constexpr auto keys = std::to_array<KeyKind>({
    {"01", ItemKind::product},
    {"8006", ItemKind::product},
    {"03", ItemKind::product},
    {"00", ItemKind::logisticUnit},
    {"414", ItemKind::location},
    {"417", ItemKind::location},
    {"8003", ItemKind::asset},
    {"8004", ItemKind::asset},
    {"8010", ItemKind::asset},
    {"8013", ItemKind::asset},
    {"8017", ItemKind::asset},
    {"8018", ItemKind::asset},
    {"253", ItemKind::asset},
    {"255", ItemKind::asset},
    {"401", ItemKind::asset},
    {"402", ItemKind::asset},
    {"415", ItemKind::location},
});

struct Key {
    std::string_view ai;
    std::string value;
    ItemKind kind = ItemKind::unidentified;
};

Key keyOf(const Message &message)
{
    for (const KeyKind &candidate : keys) {
        if (const auto value = message.find(candidate.ai))
            return {candidate.ai, std::string(*value), candidate.kind};
    }
    return {};
}

ItemKind kindWithoutKey(const Message &message)
{
    if (message.form == Form::payment)
        return ItemKind::payment;
    const bool web =
        message.form == Form::url || message.form == Form::digitalLink || message.form == Form::compressedDigitalLink;
    return web ? ItemKind::website : ItemKind::unidentified;
}

// Readings that are about the item but do not name it: dates, lots and weights in a symbol of their own.
bool isAttributesOnly(const Message &message)
{
    return !message.elements.empty() && keyOf(message).ai.empty();
}

void addElements(Item &item, const Message &message)
{
    for (const Element &element : message.elements) {
        const auto known = std::ranges::find(item.elements, element.ai, &Element::ai);
        if (known == item.elements.end()) {
            item.elements.push_back(element);
        } else if (known->value != element.value) {
            const Contradiction found{element.ai, known->value, element.value};
            if (!std::ranges::contains(item.contradictions, found))
                item.contradictions.push_back(found);
        }
    }
}

void addMessage(Item &item, const Message &message)
{
    addElements(item, message);
    const bool link =
        message.form == Form::url || message.form == Form::digitalLink || message.form == Form::compressedDigitalLink;
    if (link && item.url.empty()) {
        // Without the AIM identifier that a scanner may put in front.
        const bool prefixed = message.input.starts_with(']') && message.input.size() > 3;
        item.url = message.input.substr(prefixed ? 3 : 0);
        item.host = message.host;
    }
    item.messages.push_back(message);
}

std::string_view valueOf(const Item &item, std::string_view ai)
{
    const auto it = std::ranges::find(item.elements, ai, &Element::ai);
    return it == item.elements.end() ? std::string_view{} : std::string_view(it->value);
}

std::optional<Date> dateIn(const Item &item, std::string_view ai, int currentYear)
{
    const auto value = dateValue(ai, valueOf(item, ai), currentYear);
    return value ? std::optional(value->date) : std::nullopt;
}

void fillKey(Item &item)
{
    // 8006 holds the GTIN of the trade item in its first 14 digits, 03 is the GTIN of a made-to-order item.
    const bool gtin = item.keyAi == "01" || item.keyAi == "8006" || item.keyAi == "03";
    const std::string_view digits = gtin ? std::string_view(item.key).substr(0, 14) : std::string_view(item.key);
    if (gtin && digits.size() == 14) {
        std::from_chars(digits.data(), digits.data() + digits.size(), item.gtin);
        if (item.keyAi == "8006")
            item.key.resize(14);
    }
    const auto parts = keyParts(item.keyAi, valueOf(item, item.keyAi));
    if (parts && parts->check != '\0') {
        std::string all(1, parts->leading);
        if (parts->leading == '\0')
            all.clear();
        all.append(parts->body).append(1, parts->check);
        item.checkDigitRight = hasRightCheckDigit(all);
    }
}

void fill(Item &item, int currentYear)
{
    fillKey(item);
    item.lot = valueOf(item, "10");
    item.serial = valueOf(item, "21");
    if (item.serial.empty())
        item.serial = valueOf(item, "235");
    item.produced = dateIn(item, "11", currentYear);
    if (!item.produced)
        item.produced = dateIn(item, "8008", currentYear);
    item.packaged = dateIn(item, "13", currentYear);
    item.bestBefore = dateIn(item, "15", currentYear);
    item.sellBy = dateIn(item, "16", currentYear);
    item.expires = dateIn(item, "17", currentYear);
    if (!item.expires)
        item.expires = dateIn(item, "7003", currentYear);
    item.originCountry = valueOf(item, "422");
}

} // namespace

std::vector<Item> merge(std::span<const Message> messages, int currentYear)
{
    std::vector<Item> items;
    std::vector<const Message *> attributes;
    for (const Message &message : messages) {
        if (message.form == Form::empty)
            continue;
        if (isAttributesOnly(message)) {
            attributes.push_back(&message);
            continue;
        }
        Key key = keyOf(message);
        const auto same = std::ranges::find_if(items, [&key](const Item &item) {
            return !key.ai.empty() && item.keyAi == key.ai && item.key == key.value;
        });
        if (same != items.end()) {
            addMessage(*same, message);
            continue;
        }
        Item &item = items.emplace_back();
        item.kind = key.ai.empty() ? kindWithoutKey(message) : key.kind;
        item.keyAi = key.ai;
        item.key = std::move(key.value);
        addMessage(item, message);
    }
    const auto identified = std::ranges::count_if(items, [](const Item &item) { return !item.keyAi.empty(); });
    for (const Message *message : attributes) {
        const auto only = std::ranges::find_if(items, [](const Item &item) { return !item.keyAi.empty(); });
        addMessage(identified == 1 ? *only : items.emplace_back(), *message);
    }
    for (Item &item : items)
        fill(item, currentYear);
    return items;
}

std::vector<Item> merge(std::span<const Message> messages)
{
    return merge(messages, ParseOptions{}.currentYear);
}

std::vector<Issue> associationIssues(const Item &item)
{
    std::vector<Issue> issues = parse(canonical(item.elements)).issues;
    std::erase_if(issues, [](const Issue &issue) {
        return issue.code != IssueCode::requiredAiMissing && issue.code != IssueCode::forbiddenPair &&
               issue.code != IssueCode::serialRequired;
    });
    for (Issue &issue : issues)
        issue.position = 0; // there is no one input that it could point into
    return issues;
}

std::string asRead(const Item &item, std::size_t most)
{
    const auto isOneLine = [](std::string_view line) { return line.find_first_of("\r\n") == std::string_view::npos; };
    std::string text;
    for (const Message &message : item.messages) {
        if (!isOneLine(message.input)) {
            text.clear();
            break;
        }
        if (!text.empty())
            text += '\n';
        if (!message.input.starts_with(message.symbologyId))
            text += message.symbologyId;
        text += message.input;
    }
    if (text.empty() || text.size() > most) {
        text = canonical(item.elements);
        if (!isOneLine(text))
            text.clear();
    }
    return text.size() > most ? std::string() : text;
}

std::string_view name(ItemKind kind)
{
    switch (kind) {
    case ItemKind::product:
        return "product";
    case ItemKind::logisticUnit:
        return "logisticUnit";
    case ItemKind::location:
        return "location";
    case ItemKind::asset:
        return "asset";
    case ItemKind::payment:
        return "payment";
    case ItemKind::website:
        return "website";
    case ItemKind::unidentified:
        return "unidentified";
    }
    return "unidentified";
}

} // namespace nqi::gs1
