// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/node.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <format>
#include <system_error>

namespace nqi::protocol {

void Reading::fail(DecodeErrorCode code, std::string path)
{
    if (!m_error)
        m_error = DecodeError{code, std::move(path)};
}

void Node::fail(DecodeErrorCode code)
{
    if (!m_reading.failed())
        m_reading.fail(code, path());
}

std::string Node::path() const
{
    if (m_parent == nullptr)
        return {};
    return m_key.empty() ? std::format("{}/{}", m_parent->path(), m_index)
                         : std::format("{}/{}", m_parent->path(), m_key);
}

const Json *Node::find(std::string_view key)
{
    if (!*this)
        return nullptr;
    if (!m_json->is_object()) {
        fail(DecodeErrorCode::wrongType);
        return nullptr;
    }
    const auto found = m_json->find(key);
    if (found == m_json->end())
        return nullptr;
    m_asked.push_back(key);
    return &*found;
}

Node Node::member(std::string_view key)
{
    const Json *found = find(key);
    if (found == nullptr && *this)
        m_reading.fail(DecodeErrorCode::missing, std::format("{}/{}", path(), key));
    return {*this, found, key, 0};
}

Node Node::optional(std::string_view key)
{
    return {*this, find(key), key, 0};
}

void Node::end()
{
    if (!*this || !m_json->is_object() || m_json->size() == m_asked.size())
        return;
    for (const auto &[key, value] : m_json->items()) {
        if (!std::ranges::contains(m_asked, key))
            return m_reading.fail(DecodeErrorCode::unexpected, std::format("{}/{}", path(), printable(key, 64)));
    }
}

std::string_view Node::plainText()
{
    if (!*this)
        return {};
    if (!m_json->is_string()) {
        fail(DecodeErrorCode::wrongType);
        return {};
    }
    return m_json->get_ref<const std::string &>();
}

std::string Node::text(std::size_t limit)
{
    if (!*this)
        return {};
    std::string value;
    if (m_json->is_object()) {
        const std::string digits(member("hex").plainText());
        end();
        const auto bytes = fromHex(digits);
        if (!bytes) {
            fail(DecodeErrorCode::malformed);
            return {};
        }
        value.assign(reinterpret_cast<const char *>(bytes->data()), bytes->size());
        // One text has one form.
        if (isUtf8(value) || hex(*bytes) != digits)
            fail(DecodeErrorCode::notCanonical);
    } else {
        value = plainText();
    }
    if (value.size() > limit)
        fail(DecodeErrorCode::tooLarge);
    return value;
}

bool Node::boolean()
{
    if (!*this)
        return false;
    if (!m_json->is_boolean()) {
        fail(DecodeErrorCode::wrongType);
        return false;
    }
    return m_json->get<bool>();
}

std::int64_t Node::integer(std::int64_t least, std::int64_t most)
{
    if (!*this)
        return least;
    if (!m_json->is_number_integer()) {
        fail(DecodeErrorCode::wrongType);
        return least;
    }
    const bool fits = !m_json->is_number_unsigned() || m_json->get<std::uint64_t>() <= limits::integer;
    const std::int64_t value = fits ? m_json->get<std::int64_t>() : 0;
    if (!fits || value < least || value > most) {
        fail(DecodeErrorCode::outOfRange);
        return least;
    }
    return value;
}

std::uint8_t Node::code(std::span<const std::string_view> names)
{
    if (*this && m_json->is_number())
        return count<std::uint8_t>();
    const std::string_view wanted = plainText();
    const auto found = wanted.empty() ? names.end() : std::ranges::find(names, wanted);
    if (found == names.end())
        fail(DecodeErrorCode::unknownName);
    return found == names.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(found - names.begin());
}

double Node::fraction()
{
    const std::string_view digits = plainText();
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value))
        fail(DecodeErrorCode::malformed);
    return std::isfinite(value) ? value : 0;
}

Date Node::day()
{
    const auto value = parseIsoDate(plainText());
    if (!value)
        fail(DecodeErrorCode::malformed);
    return value.value_or(Date{});
}

Instant Node::instant()
{
    const std::string_view text = plainText();
    const auto value = parseIsoInstant(text);
    // Our own form only: UTC with milliseconds.
    if (!value || isoInstant(*value) != text)
        fail(DecodeErrorCode::malformed);
    return value.value_or(Instant{});
}

std::size_t Node::arraySize(std::size_t limit)
{
    if (!*this)
        return 0;
    if (!m_json->is_array()) {
        fail(DecodeErrorCode::wrongType);
        return 0;
    }
    if (m_json->size() > limit) {
        fail(DecodeErrorCode::tooLarge);
        return 0;
    }
    return m_json->size();
}

} // namespace nqi::protocol
