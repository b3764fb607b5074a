// SPDX-License-Identifier: Apache-2.0
// Any bytes at all: no crash, positions inside the input, and what reads as valid must survive printing and reading.
#include "core/gs1/compressed_link.h"
#include "core/gs1/issue.h"
#include "core/gs1/item.h"
#include "core/gs1/output.h"
#include "core/gs1/reader.h"

#include <array>
#include <cstdlib>
#include <span>

namespace {

using namespace nqi::gs1;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

bool sameElements(std::span<const Element> a, std::span<const Element> b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].ai != b[i].ai || a[i].value != b[i].value || a[i].part != b[i].part)
            return false;
    }
    return true;
}

void checkPrinting(const Message &message)
{
    if (!message.syntaxValid || message.elements.empty())
        return;
    require(sameElements(parse(canonical(message)).elements, message.elements));
    if (message.elements.back().part == 0) {
        const Message again = parse(elementString(message.elements, "^", true));
        require(again.syntaxValid && sameElements(again.elements, message.elements));
    }
    if (const auto link = digitalLinkUri(message))
        require(parse(*link).syntaxValid);
    if (const auto link = compressedLink(message.elements))
        (void)parse(*link);
    (void)humanReadableText(message.elements);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(data, data + size);
    static Reader reader;
    const Reading &reading = reader.read(bytes);
    for (const IssueView &issue : reading.issues)
        require(issue.position <= bytes.size());
    for (const ElementView &element : reading.elements)
        require(element.position <= bytes.size());

    const std::array messages{parse(bytes), parse(unescape(bytes))};
    for (const Message &message : messages) {
        require(!message.valid || message.syntaxValid);
        require(!message.syntaxValid || message.lenientValid);
        (void)toJson(message);
        checkPrinting(message);
    }
    (void)merge(messages);
    return 0;
}
