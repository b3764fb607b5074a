// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/protocol/messages.h"
#include "core/protocol/node.h"

namespace nqi::protocol {

namespace {

constexpr std::string_view enrolmentType = "nqi-enrolment/1";

Json signedPart(const Enrolment &enrolment)
{
    Json json = Json::object();
    json["type"] = enrolmentType;
    json["code"] = textValue(enrolment.code);
    json["name"] = textValue(enrolment.name);
    json["key"] = enrolment.key.text();
    return json;
}

Enrolment readEnrolment(Node &node)
{
    Enrolment enrolment;
    if (node.member("type").name() != enrolmentType)
        node.fail(DecodeErrorCode::wrongVersion);
    enrolment.code = node.member("code").name();
    enrolment.name = node.member("name").name();
    enrolment.key = node.member("key").parsed<trust::PublicKey>();
    enrolment.proof = node.member("proof").parsed<trust::Signature>();
    node.end();
    return enrolment;
}

Enrolled readEnrolled(Node &node)
{
    Enrolled enrolled;
    enrolled.device = node.member("device").name();
    enrolled.token = node.member("token").name();
    enrolled.hub = node.member("hub").name();
    enrolled.hubKey = node.member("hubKey").parsed<trust::PublicKey>();
    node.end();
    return enrolled;
}

/// Members that this version does not know are left alone: a newer hub may say more.
Hello readHello(Node &node)
{
    Hello hello;
    hello.hub = node.member("hub").name();
    hello.key = node.member("key").parsed<trust::PublicKey>();
    hello.time = node.member("time").instant();
    hello.catalogueVersion = node.member("catalogueVersion").count<std::uint64_t>();
    hello.api = static_cast<std::uint32_t>(node.member("api").integer(1, 1'000'000));
    return hello;
}

} // namespace

Enrolment makeEnrolment(std::string_view code, std::string_view name, const trust::KeyPair &deviceKey)
{
    Enrolment enrolment{std::string(code), std::string(name), deviceKey.publicKey(), {}};
    enrolment.proof = deviceKey.sign(bytesOf(canonical(signedPart(enrolment))));
    return enrolment;
}

bool verifyEnrolment(const Enrolment &enrolment)
{
    return trust::verify(enrolment.key, bytesOf(canonical(signedPart(enrolment))), enrolment.proof);
}

std::string encodeEnrolment(const Enrolment &enrolment)
{
    Json json = signedPart(enrolment);
    json["proof"] = enrolment.proof.text();
    return canonical(json);
}

Decoded<Enrolment> decodeEnrolment(std::string_view text)
{
    return decode(text, limits::message, readEnrolment);
}

std::string encodeEnrolled(const Enrolled &enrolled)
{
    Json json = Json::object();
    json["device"] = textValue(enrolled.device);
    json["token"] = textValue(enrolled.token);
    json["hub"] = textValue(enrolled.hub);
    json["hubKey"] = enrolled.hubKey.text();
    return canonical(json);
}

Decoded<Enrolled> decodeEnrolled(std::string_view text)
{
    return decode(text, limits::message, readEnrolled);
}

std::string encodeHello(const Hello &hello)
{
    Json json = Json::object();
    json["hub"] = textValue(hello.hub);
    json["key"] = hello.key.text();
    json["time"] = isoInstant(hello.time);
    json["catalogueVersion"] = hello.catalogueVersion;
    json["api"] = hello.api;
    return canonical(json);
}

Decoded<Hello> decodeHello(std::string_view text)
{
    return decode(text, limits::message, readHello);
}

} // namespace nqi::protocol
