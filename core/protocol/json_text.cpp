// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/json_text.h"

#include "core/base/encoding.h"
#include "core/protocol/limits.h"

#include <cstdint>
#include <format>
#include <optional>
#include <utility>
#include <vector>

namespace nqi::protocol {

namespace {

/// Builds the value while the parser reads, so that depth and repeated members are refused at once.
class Builder final : public nlohmann::json_sax<Json> {
public:
    bool null() override { return place(nullptr); }
    bool boolean(bool value) override { return place(value); }
    bool number_integer(number_integer_t value) override { return place(value); }
    bool number_unsigned(number_unsigned_t value) override { return place(value); }
    bool number_float(number_float_t value, const string_t & /*text*/) override { return place(value); }
    bool string(string_t &value) override { return place(std::move(value)); }
    bool binary(binary_t & /*value*/) override { return false; }
    bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
    bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t &value) override
    {
        m_open.back().key = std::move(value);
        return !m_open.back().json->contains(m_open.back().key) || fail(DecodeErrorCode::duplicate);
    }
    bool parse_error(std::size_t /*position*/, const std::string & /*token*/,
                     const nlohmann::detail::exception & /*error*/) override
    {
        return fail(DecodeErrorCode::notJson);
    }

    [[nodiscard]] Decoded<Json> result(bool parsed) &&
    {
        if (m_error)
            return std::unexpected(std::move(*m_error));
        if (!parsed)
            return std::unexpected(DecodeError{DecodeErrorCode::notJson, {}});
        return std::move(m_root);
    }

private:
    struct Open {
        Json *json;
        std::string key;
    };

    bool place(Json value) { return put(std::move(value)) != nullptr; }

    Json *put(Json value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        Open &parent = m_open.back();
        if (parent.json->is_object())
            return &((*parent.json)[parent.key] = std::move(value));
        if (parent.json->size() >= limits::items) {
            fail(DecodeErrorCode::tooLarge);
            return nullptr;
        }
        parent.json->push_back(std::move(value));
        return &parent.json->back();
    }

    bool open(Json value)
    {
        if (m_open.size() >= limits::depth)
            return fail(DecodeErrorCode::tooDeep);
        Json *placed = put(std::move(value));
        if (placed == nullptr)
            return false;
        m_open.push_back({placed, {}});
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    bool fail(DecodeErrorCode code)
    {
        DecodeError error{code, {}};
        if (code != DecodeErrorCode::notJson) {
            for (const Open &step : m_open)
                error.path += step.json->is_object() ? "/" + step.key : std::format("/{}", step.json->size() - 1);
        }
        m_error = std::move(error);
        return false;
    }

    Json m_root;
    std::vector<Open> m_open;
    std::optional<DecodeError> m_error;
};

/// Bytes of a character that shows nothing or turns the direction of writing, 0 for any other: C1 controls, DEL, zero
/// width characters, marks and embeddings of direction, line separators, the byte order mark.
std::size_t invisibleLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    if (byte(0) == 0x7F)
        return 1;
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F)
        return 2;
    if (byte(0) == 0xD8 && byte(1) == 0x9C) // U+061C
        return 2;
    if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) // U+FEFF
        return 3;
    if (byte(0) != 0xE2)
        return 0;
    const bool marks =
        byte(1) == 0x80 && ((byte(2) >= 0x8B && byte(2) <= 0x8F) || (byte(2) >= 0xA8 && byte(2) <= 0xAE));
    const bool isolates = byte(1) == 0x81 && byte(2) >= 0xA0 && byte(2) <= 0xAF;
    return marks || isolates ? 3 : 0;
}

unsigned codePoint(std::string_view bytes)
{
    const auto low = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]) & 0x3FU; };
    switch (bytes.size()) {
    case 2:
        return ((static_cast<unsigned char>(bytes[0]) & 0x1FU) << 6) | low(1);
    case 3:
        return ((static_cast<unsigned char>(bytes[0]) & 0x0FU) << 12) | (low(1) << 6) | low(2);
    default:
        return static_cast<unsigned char>(bytes[0]);
    }
}

} // namespace

Decoded<Json> readJson(std::string_view text, std::size_t limit)
{
    if (text.size() > limit)
        return std::unexpected(DecodeError{DecodeErrorCode::tooLarge, {}});
    if (!isUtf8(text))
        return std::unexpected(DecodeError{DecodeErrorCode::notUtf8, {}});
    // The parser would take a zero byte for the end.
    if (text.contains('\0'))
        return std::unexpected(DecodeError{DecodeErrorCode::notJson, {}});
    Builder builder;
    const bool parsed = Json::sax_parse(text, &builder);
    return std::move(builder).result(parsed);
}

std::string canonical(const Json &json)
{
    return json.dump();
}

std::string visible(const Json &json)
{
    const std::string text = json.dump();
    std::string out;
    out.reserve(text.size());
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t length = invisibleLength(rest);
        if (length == 0)
            out += rest.front();
        else
            out += std::format("\\u{:04x}", codePoint(rest.substr(0, length)));
        rest.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

Json textValue(std::string_view text)
{
    if (isUtf8(text))
        return text;
    Json object = Json::object();
    object["hex"] = hex(bytesOf(text));
    return object;
}

} // namespace nqi::protocol
