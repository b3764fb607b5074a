// SPDX-License-Identifier: Apache-2.0
// Any bytes as a dictionary file: refused with a line of the file, or a dictionary that can be read with.
#include "core/gs1/dictionary.h"
#include "core/gs1/lint.h"
#include "core/gs1/message.h"

#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace nqi::gs1;
    const std::string text(data, data + size);
    const auto made = Dictionary::parse(text);
    if (made) {
        ParseOptions options;
        options.dictionary = &*made;
        (void)parse("(01)09506000134352(10)ABC", options);
        (void)parse("^010950600013435210ABC^21X", options);
        (void)parse("https://id.gs1.org/01/09506000134352/10/ABC?17=261231", options);
    }
    for (const std::string_view linter : linterNames())
        (void)lint(linter, text);
    return 0;
}
