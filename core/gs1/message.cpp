// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/message.h"

#include "core/gs1/characters.h"
#include "core/gs1/issue.h"
#include "core/gs1/reader.h"

#include <algorithm>

namespace nqi::gs1 {

std::optional<std::string_view> Message::find(std::string_view ai) const
{
    const auto it = std::ranges::find(elements, ai, &Element::ai);
    if (it == elements.end())
        return std::nullopt;
    return it->value;
}

Message toMessage(const Reading &reading)
{
    Message message{.form = reading.form,
                    .input = std::string(reading.input),
                    .symbologyId = std::string(reading.symbologyId),
                    .host = std::string(reading.host)};
    std::ranges::transform(message.host, message.host.begin(), lowerCase);
    message.syntaxValid = reading.syntaxValid;
    message.valid = reading.valid;
    message.lenientValid = reading.lenientValid;
    message.elements.reserve(reading.elements.size());
    for (const ElementView &element : reading.elements)
        message.elements.push_back({std::string(element.ai), std::string(element.value), element.position,
                                    element.place == ElementPlace::implied, element.part});
    message.issues.reserve(reading.issues.size());
    for (const IssueView &issue : reading.issues) {
        Issue &added =
            message.issues.emplace_back(Issue{issue.code, issue.severity, std::string(issue.ai), issue.position, {}});
        std::size_t count = issue.arguments.size();
        while (count > 0 && issue.arguments[count - 1].empty())
            --count;
        for (std::size_t i = 0; i < count; ++i)
            added.arguments.emplace_back(issue.arguments[i]);
    }
    for (const ParameterView &parameter : reading.parameters)
        message.parameters.push_back({std::string(parameter.name), std::string(parameter.value)});
    return message;
}

Message parse(std::string_view input, const ParseOptions &options)
{
    Reader reader(options.dictionary != nullptr ? *options.dictionary : Dictionary::builtIn());
    Message message = toMessage(reader.read(input, options));
    message.alternatives = alternativeReadings(message, options);
    if (!message.alternatives.empty()) {
        const Element &last = message.elements.back();
        constexpr IssueCode code = IssueCode::separatorMaybeLost;
        message.issues.push_back({code, severityOf(code), last.ai, last.position, {}});
        std::ranges::stable_sort(message.issues, {}, &Issue::position);
    }
    return message;
}

} // namespace nqi::gs1
