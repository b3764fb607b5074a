// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/codecs.h"

namespace nqi::protocol {

namespace {

gs1::Element readElement(Node &node)
{
    gs1::Element element;
    element.ai = node.member("ai").text();
    element.value = node.member("value").text();
    element.position = node.member("position").count<std::size_t>();
    element.implied = node.member("implied").boolean();
    element.part = node.member("part").count<std::uint8_t>();
    node.end();
    return element;
}

std::string readText(Node &node)
{
    return node.text();
}

gs1::Issue readIssue(Node &node)
{
    gs1::Issue issue;
    issue.code = node.member("code").named<gs1::IssueCode>();
    issue.severity = node.member("severity").named<gs1::Severity>();
    issue.ai = node.member("ai").text();
    issue.position = node.member("position").count<std::size_t>();
    issue.arguments = node.member("arguments").list(limits::list, readText);
    node.end();
    return issue;
}

gs1::Contradiction readContradiction(Node &node)
{
    gs1::Contradiction contradiction;
    contradiction.ai = node.member("ai").text();
    contradiction.first = node.member("first").text();
    contradiction.second = node.member("second").text();
    node.end();
    return contradiction;
}

gs1::Parameter readParameter(Node &node)
{
    gs1::Parameter parameter;
    parameter.name = node.member("name").text();
    parameter.value = node.member("value").text();
    node.end();
    return parameter;
}

gs1::AlternativeReading readAlternative(Node &node)
{
    constexpr std::int64_t most = 1'000'000'000;
    gs1::AlternativeReading reading;
    reading.elements = node.member("elements").list(limits::list, readElement);
    reading.score = static_cast<int>(node.member("score").integer(-most, most));
    node.end();
    return reading;
}

gs1::Message readMessage(Node &node)
{
    gs1::Message message;
    message.form = node.member("form").named<gs1::Form>();
    message.input = node.member("input").text();
    message.symbologyId = node.member("symbologyId").text();
    message.elements = node.member("elements").list(limits::list, readElement);
    message.issues = node.member("issues").list(limits::list, readIssue);
    message.host = node.member("host").text();
    message.syntaxValid = node.member("syntaxValid").boolean();
    message.valid = node.member("valid").boolean();
    message.lenientValid = node.member("lenientValid").boolean();
    message.parameters = node.member("parameters").list(limits::list, readParameter);
    message.alternatives = node.member("alternatives").list(limits::list, readAlternative);
    node.end();
    return message;
}

} // namespace

Json encode(const gs1::Element &element)
{
    Json json = Json::object();
    json["ai"] = textValue(element.ai);
    json["value"] = textValue(element.value);
    json["position"] = element.position;
    json["implied"] = element.implied;
    json["part"] = element.part;
    return json;
}

Json encode(const gs1::Issue &issue)
{
    Json json = Json::object();
    json["code"] = gs1::name(issue.code);
    json["severity"] = gs1::name(issue.severity);
    json["ai"] = textValue(issue.ai);
    json["position"] = issue.position;
    json["arguments"] = textList(issue.arguments);
    return json;
}

Json encode(const gs1::Contradiction &contradiction)
{
    Json json = Json::object();
    json["ai"] = textValue(contradiction.ai);
    json["first"] = textValue(contradiction.first);
    json["second"] = textValue(contradiction.second);
    return json;
}

Json encode(const gs1::Parameter &parameter)
{
    Json json = Json::object();
    json["name"] = textValue(parameter.name);
    json["value"] = textValue(parameter.value);
    return json;
}

Json encode(const gs1::AlternativeReading &reading)
{
    Json json = Json::object();
    json["elements"] = encodeList(reading.elements);
    json["score"] = reading.score;
    return json;
}

Json encode(const gs1::Message &message)
{
    Json json = Json::object();
    json["form"] = gs1::name(message.form);
    json["input"] = textValue(message.input);
    json["symbologyId"] = textValue(message.symbologyId);
    json["elements"] = encodeList(message.elements);
    json["issues"] = encodeList(message.issues);
    json["host"] = textValue(message.host);
    json["syntaxValid"] = message.syntaxValid;
    json["valid"] = message.valid;
    json["lenientValid"] = message.lenientValid;
    json["parameters"] = encodeList(message.parameters);
    json["alternatives"] = encodeList(message.alternatives);
    return json;
}

Json encode(const gs1::Item &item)
{
    Json json = Json::object();
    json["kind"] = gs1::name(item.kind);
    json["keyAi"] = textValue(item.keyAi);
    json["key"] = textValue(item.key);
    json["gtin"] = item.gtin;
    json["lot"] = textValue(item.lot);
    json["serial"] = textValue(item.serial);
    put(json, "produced", item.produced);
    put(json, "packaged", item.packaged);
    put(json, "bestBefore", item.bestBefore);
    put(json, "sellBy", item.sellBy);
    put(json, "expires", item.expires);
    json["originCountry"] = textValue(item.originCountry);
    json["url"] = textValue(item.url);
    json["host"] = textValue(item.host);
    json["checkDigitRight"] = item.checkDigitRight;
    json["elements"] = encodeList(item.elements);
    json["messages"] = encodeList(item.messages);
    json["contradictions"] = encodeList(item.contradictions);
    return json;
}

gs1::Item readItem(Node &node)
{
    gs1::Item item;
    item.kind = node.member("kind").named<gs1::ItemKind>();
    item.keyAi = node.member("keyAi").text();
    item.key = node.member("key").text();
    item.gtin = node.member("gtin").count<std::uint64_t>();
    item.lot = node.member("lot").text();
    item.serial = node.member("serial").text();
    item.produced = optionalDay(node, "produced");
    item.packaged = optionalDay(node, "packaged");
    item.bestBefore = optionalDay(node, "bestBefore");
    item.sellBy = optionalDay(node, "sellBy");
    item.expires = optionalDay(node, "expires");
    item.originCountry = node.member("originCountry").text();
    item.url = node.member("url").text();
    item.host = node.member("host").text();
    item.checkDigitRight = node.member("checkDigitRight").boolean();
    item.elements = node.member("elements").list(limits::list, readElement);
    item.messages = node.member("messages").list(limits::list, readMessage);
    item.contradictions = node.member("contradictions").list(limits::list, readContradiction);
    node.end();
    return item;
}

} // namespace nqi::protocol
