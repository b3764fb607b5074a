// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scanner/key.h"
#include "core/scanner/layout.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace nqi::scanner {

/// What happened to a scan between the scanner and the app.
enum class DamageCode : std::uint8_t {
    layout,            ///< the computer takes the scanner for a keyboard of `Damage::layout`
    layoutUnknown,     ///< characters were exchanged as no keyboard we know does it; `seen` in place of `sent`
    capsLock,          ///< capitals and small letters are exchanged
    upperCased,        ///< capitals only
    lowerCased,        ///< small letters only
    telex,             ///< an input method set to Telex made Vietnamese letters
    vni,               ///< an input method set to VNI did
    inputMethod,       ///< some input method did
    separatorLost,     ///< FNC1 between elements is missing
    separatorReplaced, ///< `seen` stands for FNC1
    charactersLost,    ///< `sent` did not arrive
    prefixAdded,       ///< `seen` before the code
    suffixAdded,       ///< `seen` after the code
    notEnded,          ///< neither Enter nor Tab after the code
    tooSlow,           ///< pauses longer than a scan is known by
    garbled,           ///< bytes that no code has: another speed or parity of the line
};

struct Damage {
    DamageCode code{};
    std::string seen;
    std::string sent;
    Layout layout = Layout::us;

    bool operator==(const Damage &) const = default;
};

struct Diagnosis {
    bool testCode = false;       ///< it is, or was, the test code
    std::string text;            ///< what arrived, UTF-8
    std::string symbologyId;     ///< "]d2" when the scanner sends it; not a damage: it helps
    std::int64_t longestGap = 0; ///< milliseconds between two keys
    std::vector<Damage> damages; ///< worst first; none: nothing is known to be wrong

    [[nodiscard]] bool has(DamageCode code) const;
};

/// What happened to the scan that these keys are. Of the test code everything is told; of any other code what shows by
/// itself. `longestGap`: milliseconds by which the app knows a scan. Whatever the keys are, there is an answer.
[[nodiscard]] Diagnosis diagnose(std::span<const Key> keys, std::int64_t longestGap);
/// The same for what came over a serial line, where no keyboard is between.
[[nodiscard]] Diagnosis diagnoseText(std::u32string_view text);

} // namespace nqi::scanner
