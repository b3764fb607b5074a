// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/issue.h"
#include "core/gs1/message.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

// What a Reader makes: a Message of views instead of strings, so that reading valid data allocates nothing.
namespace nqi::gs1 {

/// Where an element stood.
enum class ElementPlace : std::uint8_t { string, path, query, implied };
/// How its value is written in the input: needed to find the place of a fault.
enum class ValueCoding : std::uint8_t { plain, percent, percentPlus, backslash };

struct ElementView {
    std::string_view ai;
    std::string_view value;
    std::size_t position = 0;      ///< of the AI in the input
    std::size_t valuePosition = 0; ///< of the value in the input
    std::uint16_t entry = 0;       ///< of the dictionary
    std::uint8_t part = 0;
    std::uint8_t padding = 0; ///< zeros put in front of what is written
    ElementPlace place = ElementPlace::string;
    ValueCoding coding = ValueCoding::plain;
};

struct IssueView {
    IssueCode code{};
    Severity severity = Severity::error;
    std::string_view ai;
    std::size_t position = 0;
    std::array<std::string_view, 3> arguments{};
};

struct ParameterView {
    std::string_view name;
    std::string_view value;
};

/// Views into the input, into static text and into the Reader: valid until the Reader reads again.
struct Reading {
    Form form = Form::empty;
    std::string_view input;
    std::string_view symbologyId;
    std::string_view host; ///< as written
    std::vector<ElementView> elements;
    std::vector<IssueView> issues; ///< in order of position
    std::vector<ParameterView> parameters;
    bool syntaxValid = false;
    bool valid = false;
    bool lenientValid = false;

    /// The value of the first element with this AI, or empty.
    [[nodiscard]] std::string_view find(std::string_view ai) const;
};

} // namespace nqi::gs1
