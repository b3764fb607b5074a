// SPDX-License-Identifier: Apache-2.0
#include "core/trace/epcis_reader.h"
#include "core/trace/epcis_words.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace nqi::trace {
namespace {

using Value = Json::Value;

bool isOffset(std::string_view text)
{
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 99; };
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return false;
    const int minutes = (digit(1) * 10 + digit(2)) * 60 + digit(4) * 10 + digit(5);
    return digit(4) <= 5 && digit(5) <= 9 && minutes <= 14 * 60;
}

class EventReader {
public:
    EventReader(Value value, const std::string &path, EpcisProblems &problems)
        : m_value(value), m_path(path), m_problems(problems)
    {
    }

    EpcisEvent read()
    {
        if (!m_value.isObject()) {
            fail(EpcisProblem::wrongType, "", m_value.text());
            return {};
        }
        if (!readType())
            return {};
        readWhen();
        readAction();
        readWhat();
        readWhy();
        readWhere();
        readParties();
        readError();
        checkFields();
        return std::move(m_event);
    }

private:
    void fail(EpcisProblem problem, std::string_view field, std::string_view value)
    {
        std::string path = m_path;
        if (!field.empty())
            path += "/" + std::string(field);
        m_problems.add(problem, std::move(path), value);
    }

    bool readType()
    {
        std::optional<Value> type;
        for (const std::string_view field : {"type", "@type", "isA"})
            type = type ? type : m_value.find(field);
        if (!type) {
            fail(EpcisProblem::missing, "type", {});
            return false;
        }
        const std::optional<EventType> known = eventTypeOf(type->text());
        if (!known)
            fail(EpcisProblem::eventType, "type", type->text());
        m_event.type = known.value_or(EventType::object);
        return known.has_value();
    }

    /// A field that holds a string. A wrong type is told.
    std::optional<std::string_view> text(std::string_view field)
    {
        const std::optional<Value> value = m_value.find(field);
        if (!value)
            return {};
        if (value->isString())
            return value->text();
        fail(EpcisProblem::wrongType, field, value->text());
        return {};
    }

    std::optional<std::string_view> required(std::string_view field)
    {
        if (!m_value.find(field))
            fail(EpcisProblem::missing, field, {});
        return text(field);
    }

    void readWhen()
    {
        if (const std::optional<std::string_view> id = text("eventID")) {
            m_event.id = *id;
            if (!isUri(*id))
                fail(EpcisProblem::identifier, "eventID", *id);
        }
        if (const std::optional<std::string_view> time = required("eventTime")) {
            const std::optional<Instant> instant = parseIsoInstant(*time);
            m_event.time = instant.value_or(Instant{});
            if (!instant)
                fail(EpcisProblem::time, "eventTime", *time);
        }
        if (const std::optional<std::string_view> offset = required("eventTimeZoneOffset");
            offset && !isOffset(*offset))
            fail(EpcisProblem::timeZoneOffset, "eventTimeZoneOffset", *offset);
        if (const std::optional<std::string_view> recorded = text("recordTime");
            recorded && !parseIsoInstant(*recorded))
            fail(EpcisProblem::time, "recordTime", *recorded);
    }

    void readAction()
    {
        if (m_event.type == EventType::transformation)
            return; // has none: told with the fields that the event may not have
        const std::optional<std::string_view> action = required("action");
        if (action == "ADD")
            m_event.action = Action::add;
        else if (action == "OBSERVE")
            m_event.action = Action::observe;
        else if (action == "DELETE")
            m_event.action = Action::remove;
        else if (action)
            fail(EpcisProblem::action, "action", *action);
    }

    void readWhat()
    {
        if (m_event.type == EventType::transformation) {
            readList("inputEPCList", m_event.inputs);
            readQuantities("inputQuantityList", m_event.inputs);
            readList("outputEPCList", m_event.outputs);
            readQuantities("outputQuantityList", m_event.outputs);
            m_event.transformation = text("transformationID").value_or("");
            // EPCIS 2.0 section 7.4.6: inputs and outputs, unless other events with the same identifier bring them.
            if (m_event.transformation.empty() && m_event.inputs.empty())
                fail(EpcisProblem::missing, "inputEPCList", {});
            if (m_event.transformation.empty() && m_event.outputs.empty())
                fail(EpcisProblem::missing, "outputEPCList", {});
            return;
        }
        const bool children = m_event.type == EventType::aggregation || m_event.type == EventType::association;
        readList(children ? "childEPCs" : "epcList", m_event.items);
        readQuantities(children ? "childQuantityList" : "quantityList", m_event.items);
        if (m_event.type != EventType::object)
            readParent(children);
        checkSomething(children);
    }

    void readParent(bool children)
    {
        const std::optional<std::string_view> parent = text("parentID");
        if (parent) {
            m_event.parent = readIdentifier(*parent);
            if (!m_event.parent)
                fail(EpcisProblem::identifier, "parentID", *parent);
        } else if (m_event.type == EventType::association || (children && m_event.action != Action::observe)) {
            fail(EpcisProblem::missing, "parentID", {});
        }
    }

    /// An event is about something: an object, a class, a measurement; ending an aggregation may leave out the parts.
    void checkSomething(bool children)
    {
        const bool ends = children && m_event.action == Action::remove;
        const bool any = m_value.find("epcList") || m_value.find("quantityList") || m_value.find("childEPCs") ||
                         m_value.find("childQuantityList") || m_value.find("sensorElementList");
        if (!any && !ends)
            fail(EpcisProblem::missing, children ? "childEPCs" : "epcList", {});
        if (m_event.type == EventType::transaction && !m_value.find("bizTransactionList"))
            fail(EpcisProblem::missing, "bizTransactionList", {});
    }

    /// The elements of an array field; a wrong type is told.
    std::optional<Value> array(std::string_view field)
    {
        const std::optional<Value> value = m_value.find(field);
        if (value && !value->isArray())
            fail(EpcisProblem::wrongType, field, value->text());
        return value && value->isArray() ? value : std::nullopt;
    }

    void readList(std::string_view field, std::vector<Identifier> &to)
    {
        const std::optional<Value> list = array(field);
        if (!list)
            return;
        for (const Value element : *list) {
            std::optional<Identifier> identifier = element.isString() ? readIdentifier(element.text()) : std::nullopt;
            if (identifier)
                to.push_back(*std::move(identifier));
            else
                fail(EpcisProblem::identifier, field, element.text());
        }
    }

    void readQuantities(std::string_view field, std::vector<Identifier> &to)
    {
        const std::optional<Value> list = array(field);
        if (!list)
            return;
        for (const Value element : *list) {
            const std::optional<Value> epcClass = element.find("epcClass");
            if (!epcClass) {
                fail(EpcisProblem::quantity, field, element.text());
                continue;
            }
            std::optional<Identifier> identifier =
                epcClass->isString() ? readIdentifier(epcClass->text()) : std::nullopt;
            if (identifier)
                to.push_back(*std::move(identifier));
            else
                fail(EpcisProblem::identifier, field, epcClass->text());
            const std::optional<Value> quantity = element.find("quantity");
            if (quantity && (quantity->type() != JsonType::number || quantity->text().starts_with('-')))
                fail(EpcisProblem::quantity, field, quantity->text());
        }
    }

    void readWord(std::string_view field, Vocabulary vocabulary, std::string &to)
    {
        const std::optional<std::string_view> value = text(field);
        if (!value)
            return;
        const std::optional<std::string> word = trace::readWord(*value, vocabulary);
        to = word.value_or("");
        if (!word)
            fail(EpcisProblem::vocabulary, field, *value);
    }

    void readWhy()
    {
        readWord("bizStep", Vocabulary::step, m_event.step);
        readWord("disposition", Vocabulary::disposition, m_event.disposition);
        if (const std::optional<Value> persistent = m_value.find("persistentDisposition")) {
            readPersistent(*persistent, "set", m_event.set);
            readPersistent(*persistent, "unset", m_event.unset);
        }
        checkTypes("bizTransactionList", "bizTransaction", Vocabulary::transaction);
    }

    void readPersistent(Value holder, std::string_view field, std::vector<std::string> &to)
    {
        const std::optional<Value> list = holder.find(field);
        if (!list)
            return;
        if (!list->isArray()) {
            fail(EpcisProblem::wrongType, "persistentDisposition", list->text());
            return;
        }
        for (const Value element : *list) {
            if (std::optional<std::string> word = trace::readWord(element.text(), Vocabulary::disposition))
                to.push_back(*std::move(word));
            else
                fail(EpcisProblem::vocabulary, "persistentDisposition", element.text());
        }
    }

    /// A list of {type, URI}: the types are words, the other field is a URI.
    void checkTypes(std::string_view field, std::string_view member, Vocabulary vocabulary)
    {
        const std::optional<Value> list = array(field);
        if (!list)
            return;
        for (const Value element : *list) {
            const std::optional<Value> type = element.find("type");
            if (type && !trace::readWord(type->text(), vocabulary))
                fail(EpcisProblem::vocabulary, field, type->text());
            else if (!type && vocabulary == Vocabulary::sourceDestination)
                fail(EpcisProblem::missing, field, "type");
            const std::optional<Value> value = element.find(member);
            if (!value)
                fail(EpcisProblem::missing, field, member);
            else if (!isUri(value->text()))
                fail(EpcisProblem::identifier, field, value->text());
        }
    }

    std::optional<std::string_view> placeOf(std::string_view field)
    {
        const std::optional<Value> place = m_value.find(field);
        if (!place)
            return {};
        const std::optional<Value> id = place->find("id") ? place->find("id") : place->find("@id");
        if (!id)
            fail(EpcisProblem::missing, field, "id");
        else if (!isUri(id->text()))
            fail(EpcisProblem::identifier, field, id->text());
        else
            return id->text();
        return {};
    }

    void readWhere()
    {
        const std::optional<std::string_view> readPoint = placeOf("readPoint");
        const std::optional<std::string_view> location = placeOf("bizLocation");
        if (location || readPoint)
            m_event.place = placeName(location.value_or(readPoint.value_or("")));
        if (readPoint && readPoint->starts_with("geo:"))
            readPosition(readPoint->substr(4));
    }

    /// RFC 5870: latitude, longitude.
    void readPosition(std::string_view text)
    {
        const char *const end = text.data() + text.size();
        const auto [middle, first] = std::from_chars(text.data(), end, m_event.latitude);
        if (first != std::errc{} || middle == end || *middle != ',' ||
            std::from_chars(middle + 1, end, m_event.longitude).ec != std::errc{})
            m_event.latitude = m_event.longitude = 0;
    }

    void readParties()
    {
        checkTypes("sourceList", "source", Vocabulary::sourceDestination);
        checkTypes("destinationList", "destination", Vocabulary::sourceDestination);
        // On its way it is still with the sender; from reception on it is with the destination.
        const bool left = m_event.step == "shipping" || m_event.step == "departing" || m_event.step == "consigning";
        m_event.party = left ? partyIn("sourceList", "source") : partyIn("destinationList", "destination");
        if (m_event.party.empty())
            m_event.party = left ? partyIn("destinationList", "destination") : partyIn("sourceList", "source");
    }

    std::string partyIn(std::string_view field, std::string_view member)
    {
        const std::optional<Value> list = m_value.find(field);
        std::string owner;
        if (!list || !list->isArray())
            return owner;
        for (const Value element : *list) {
            const std::optional<Value> type = element.find("type");
            const std::optional<Value> party = element.find(member);
            if (!type || !party)
                continue;
            const std::optional<std::string> word = trace::readWord(type->text(), Vocabulary::sourceDestination);
            if (word == "possessing_party")
                return placeName(party->text());
            if (word == "owning_party")
                owner = placeName(party->text());
        }
        return owner;
    }

    void readError()
    {
        const std::optional<Value> error = m_value.find("errorDeclaration");
        if (!error)
            return;
        ErrorDeclaration &declaration = m_event.error.emplace();
        const std::optional<Value> time = error->find("declarationTime");
        if (!time)
            fail(EpcisProblem::missing, "errorDeclaration/declarationTime", {});
        else if (!parseIsoInstant(time->text()))
            fail(EpcisProblem::time, "errorDeclaration/declarationTime", time->text());
        if (const std::optional<Value> reason = error->find("reason")) {
            const std::optional<std::string> word = trace::readWord(reason->text(), Vocabulary::errorReason);
            declaration.reason = word.value_or("");
            if (!word)
                fail(EpcisProblem::vocabulary, "errorDeclaration/reason", reason->text());
        }
        const std::optional<Value> corrective = error->find("correctiveEventIDs");
        if (!corrective || !corrective->isArray())
            return;
        for (const Value id : *corrective) {
            declaration.correctiveEvents.emplace_back(id.text());
            if (!isUri(id.text()))
                fail(EpcisProblem::identifier, "errorDeclaration/correctiveEventIDs", id.text());
        }
    }

    void checkFields()
    {
        for (const Value field : m_value) {
            if (field.key().find(':') == std::string_view::npos && !isEventField(field.key(), m_event.type))
                fail(EpcisProblem::extension, field.key(), field.text());
        }
        const std::optional<Value> ilmd = m_value.find("ilmd");
        if (!ilmd)
            return;
        if (!ilmd->isObject()) {
            fail(EpcisProblem::wrongType, "ilmd", ilmd->text());
            return;
        }
        // EPCIS 2.0 section 7.3.7: instance and lot master data are always of somebody's vocabulary.
        for (const Value field : *ilmd) {
            if (field.key().find(':') == std::string_view::npos && !field.key().starts_with('@'))
                fail(EpcisProblem::extension, "ilmd/" + std::string(field.key()), field.text());
        }
    }

    Value m_value;
    const std::string &m_path;
    EpcisProblems &m_problems;
    EpcisEvent m_event;
};

} // namespace

std::optional<EventType> eventTypeOf(std::string_view word)
{
    struct Row {
        std::string_view word;
        EventType type;
    };
    static constexpr std::array<Row, 5> rows = {{{"ObjectEvent", EventType::object},
                                                 {"AggregationEvent", EventType::aggregation},
                                                 {"TransactionEvent", EventType::transaction},
                                                 {"TransformationEvent", EventType::transformation},
                                                 {"AssociationEvent", EventType::association}}};
    for (const std::string_view space : {"epcis:", "https://ref.gs1.org/epcis/"}) {
        if (word.starts_with(space))
            word.remove_prefix(space.size());
    }
    const auto found = std::ranges::find(rows, word, &Row::word);
    return found == rows.end() ? std::nullopt : std::optional(found->type);
}

EpcisEvent readEvent(Value value, const std::string &path, EpcisProblems &problems)
{
    return EventReader(value, path, problems).read();
}

} // namespace nqi::trace
