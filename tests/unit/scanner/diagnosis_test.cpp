// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/message.h"
#include "core/scanner/diagnosis.h"
#include "core/scanner/test_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace nqi::scanner {

namespace {

using enum DamageCode;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t limit = 50;

std::u32string scan(std::u32string_view separator = U"\x1D")
{
    return std::u32string(testcode::before).append(separator).append(testcode::after);
}

std::vector<Key> keysOf(std::u32string_view text, std::int64_t gap = 5, bool ended = true)
{
    std::vector<Key> keys;
    std::int64_t time = 1000;
    for (const char32_t c : text)
        keys.push_back({.kind = c == U'\b' ? KeyKind::backspace : KeyKind::character,
                        .character = c == U'\b' ? 0 : c,
                        .milliseconds = time += gap});
    if (ended)
        keys.push_back({.kind = KeyKind::enter, .milliseconds = time + gap});
    return keys;
}

Diagnosis of(std::u32string_view text)
{
    return diagnose(keysOf(text), limit);
}

std::vector<DamageCode> codes(const Diagnosis &d)
{
    std::vector<DamageCode> list;
    for (const Damage &damage : d.damages)
        list.push_back(damage.code);
    return list;
}

TEST(Diagnosis, TheTestCodeIsGs1DataThatStandsForNoGoods)
{
    const gs1::Message message = gs1::parse(testcode::elements);
    ASSERT_EQ(message.elements.size(), 2U);
    EXPECT_EQ(message.elements[0].ai + message.elements[0].value, toUtf8(testcode::before));
    EXPECT_EQ(message.elements[1].ai + message.elements[1].value, toUtf8(testcode::after));
    EXPECT_TRUE(message.valid);
}

TEST(Diagnosis, AnUndamagedScanHasNothingWrong)
{
    const Diagnosis d = of(scan());
    EXPECT_TRUE(d.testCode);
    EXPECT_THAT(d.damages, IsEmpty());
    EXPECT_EQ(d.longestGap, 5);
    EXPECT_EQ(d.text, toUtf8(scan()));
}

TEST(Diagnosis, TheIdentifierOfTheSymbolIsNoDamage)
{
    const Diagnosis d = of(U"]d2" + scan());
    EXPECT_EQ(d.symbologyId, "]d2");
    EXPECT_THAT(d.damages, IsEmpty());
    EXPECT_THAT(of(U"]d2\x1D" + scan()).damages, IsEmpty()) << "nor FNC1 in first position";
}

TEST(Diagnosis, EveryLayoutIsNamedWithAndWithoutCapsLock)
{
    for (const Layout layout : allLayouts()) {
        for (const Case letters : {Case::kept, Case::swapped}) {
            const Diagnosis d =
                of(typed(testcode::before, layout, letters) + U'\x1D' + typed(testcode::after, layout, letters));
            EXPECT_TRUE(d.testCode);
            EXPECT_EQ(d.has(DamageCode::layout), layout != Layout::us) << d.text;
            EXPECT_EQ(d.has(capsLock), letters == Case::swapped) << d.text;
            EXPECT_FALSE(d.has(separatorLost) || d.has(telex) || d.has(vni));
            EXPECT_EQ(d.damages.empty() ? Layout::us : d.damages.front().layout, layout) << d.text;
        }
    }
}

TEST(Diagnosis, FrenchShiftLockIsCapsLock)
{
    const Diagnosis d = of(typed(testcode::before, Layout::french, Case::shiftLock) + U'\x1D' +
                           typed(testcode::after, Layout::french, Case::shiftLock));
    EXPECT_THAT(codes(d), ElementsAre(DamageCode::layout, capsLock));
    EXPECT_EQ(d.damages.front().layout, Layout::french);
}

TEST(Diagnosis, CaseMadeByTheScannerIsNotCapsLock)
{
    EXPECT_THAT(codes(of(typed(scan(), Layout::us, Case::upper))), ElementsAre(upperCased));
    EXPECT_THAT(codes(of(typed(scan(), Layout::us, Case::lower))), ElementsAre(lowerCased));
}

TEST(Diagnosis, TheSeparatorIsMissedAndWhatStandsForItIsShown)
{
    EXPECT_THAT(codes(of(scan(U""))), ElementsAre(separatorLost));
    for (const std::u32string_view spelling : {U"|", U"^", U"{GS}", U"<0x1D>", U"~"}) {
        const Diagnosis d = of(scan(spelling));
        EXPECT_THAT(codes(d), ElementsAre(separatorReplaced));
        EXPECT_EQ(d.damages.front().seen, toUtf8(spelling));
    }
    EXPECT_THAT(codes(of(typed(scan(U""), Layout::german))), ElementsAre(DamageCode::layout, separatorLost));
}

TEST(Diagnosis, TheSeparatorTypedWithAltIsTheSeparator)
{
    std::vector<Key> keys = keysOf(testcode::before, 5, false);
    for (const char32_t digit : std::u32string_view(U"029"))
        keys.push_back({.kind = KeyKind::alt, .character = digit, .milliseconds = 1100});
    for (Key key : keysOf(testcode::after)) {
        key.milliseconds += 110;
        keys.push_back(key);
    }
    EXPECT_THAT(diagnose(keys, limit).damages, IsEmpty());
}

TEST(Diagnosis, TelexIsKnownByTheLettersItSwallowed)
{
    const Diagnosis d = of(U"91â-đ-á/a6-d9\x1D"
                           U"92QyZưMm;\"_05");
    EXPECT_TRUE(d.testCode);
    EXPECT_THAT(codes(d), ElementsAre(telex));
    EXPECT_THAT(codes(of(U"]d291â-đ-á/a6-d9"
                         U"92QyZwMm;\"_05")),
                ElementsAre(telex, separatorLost));
}

TEST(Diagnosis, VniIsKnownByTheDigitsItSwallowed)
{
    EXPECT_THAT(codes(of(U"91aa-dd-as/â-đ\x1D"
                         U"92QyZwMm;\"_05")),
                ElementsAre(vni));
    EXPECT_THAT(codes(of(U"91aa-dd-as/â-đ|92QyZwMm;\"_05")), ElementsAre(vni, separatorReplaced));
}

TEST(Diagnosis, LettersTakenBackAreTheMarkOfAnInputMethod)
{
    const Diagnosis d = of(U"91a\bâ-d\bđ-a\bá/a6-d9\x1D"
                           U"92QyZwMm;\"_05");
    EXPECT_THAT(codes(d), ElementsAre(telex));
    EXPECT_THAT(codes(of(U"91aa\b\baa-dd-as/a6-d9\x1D"
                         U"92QyZwMm;\"_05")),
                ElementsAre(inputMethod))
        << "it changed its mind, and the text is right by chance";
}

TEST(Diagnosis, WhatDidNotArriveIsNamed)
{
    std::u32string text = scan();
    text.erase(text.find(U"-as"), 3);
    const Diagnosis d = of(text);
    EXPECT_THAT(codes(d), ElementsAre(charactersLost));
    EXPECT_EQ(d.damages.front().sent, "-as");
}

TEST(Diagnosis, AKeyboardNobodyKnowsIsShownByWhatItExchanged)
{
    std::u32string text = scan();
    for (char32_t &c : text)
        c = c == U'd' ? U'ð' : c == U';' ? U'æ' : c;
    const Diagnosis d = of(text);
    EXPECT_THAT(codes(d), ElementsAre(layoutUnknown));
    EXPECT_EQ(d.damages.front().seen, "ðððæ");
    EXPECT_EQ(d.damages.front().sent, "ddd;");
}

TEST(Diagnosis, WhatTheScannerAddsIsShown)
{
    const Diagnosis d = of(U"A7" + scan() + U"##");
    EXPECT_THAT(codes(d), ElementsAre(prefixAdded, suffixAdded));
    EXPECT_EQ(d.damages[0].seen, "A7");
    EXPECT_EQ(d.damages[1].seen, "##");
}

TEST(Diagnosis, AScanWithoutEndOrWithPausesIsNotKnownAsAScan)
{
    EXPECT_THAT(codes(diagnose(keysOf(scan(), 5, false), limit)), ElementsAre(notEnded));
    const Diagnosis slow = diagnose(keysOf(scan(), 51), limit);
    EXPECT_THAT(codes(slow), ElementsAre(tooSlow));
    EXPECT_EQ(slow.longestGap, 51);
    EXPECT_THAT(diagnose(keysOf(scan(), 50), limit).damages, IsEmpty());
}

TEST(Diagnosis, AnyNumberTellsAKeyboardWhoseDigitsNeedShift)
{
    const Diagnosis d = of(typed(U"8934567890120", Layout::french));
    EXPECT_FALSE(d.testCode);
    EXPECT_THAT(codes(d), ElementsAre(DamageCode::layout));
    EXPECT_EQ(d.damages.front().layout, Layout::french);
    EXPECT_EQ(of(typed(U"8934567890120", Layout::vietnamese)).damages.front().layout, Layout::vietnamese);
}

TEST(Diagnosis, OfAnUnknownCodeOnlyWhatShowsIsSaid)
{
    EXPECT_THAT(of(U"8934567890120").damages, IsEmpty());
    EXPECT_THAT(codes(of(U"LOT-ĐA5")), ElementsAre(inputMethod));
    EXPECT_THAT(codes(of(U"LOTßA5")), ElementsAre(layoutUnknown));
    EXPECT_FALSE(of(U"").testCode);
    EXPECT_THAT(diagnose({}, limit).damages, IsEmpty());
}

TEST(Diagnosis, OfASerialLineIsAboutTheLine)
{
    EXPECT_THAT(diagnoseText(U"]d2" + scan()).damages, IsEmpty());
    EXPECT_THAT(codes(diagnoseText(scan(U""))), ElementsAre(separatorLost));
    EXPECT_THAT(codes(diagnoseText(U"\xFFFD\x01\xB7q")), ElementsAre(garbled));
    EXPECT_THAT(diagnoseText(U"8934567890120").damages, IsEmpty());
}

TEST(Diagnosis, OfAnyKeysIsAnAnswerAndBounded)
{
    std::mt19937 random(7);
    const std::u32string letters = scan() + U"âđệ\b|ß\xFFFD\x1F";
    for (int round = 0; round < 3000; ++round) {
        std::u32string text = scan();
        for (int i = 0; i < 8; ++i) {
            const std::size_t at = random() % (text.size() + 1);
            const char32_t c = letters[random() % letters.size()];
            if (random() % 2 == 0 && at < text.size())
                text[at] = c;
            else
                text.insert(at, 1, c);
        }
        const Diagnosis d = of(text.substr(0, random() % (text.size() + 1)));
        EXPECT_LE(d.damages.size(), 8U);
    }
    EXPECT_FALSE(of(std::u32string(100'000, U'ệ')).testCode);
}

} // namespace

} // namespace nqi::scanner
