// SPDX-License-Identifier: Apache-2.0
#include "ui/models/scanner_text.h"

#include "ui/models/item_text.h"
#include "ui/models/wedge_reader.h"

#include <QCoreApplication>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Scanner)
};

struct Said {
    QString title;
    QString text;
};

QString layoutName(scanner::Layout layout)
{
    using enum scanner::Layout;
    switch (layout) {
    case us:
        return Words::tr("English (US)");
    case french:
        return Words::tr("French (AZERTY)");
    case german:
        return Words::tr("German (QWERTZ)");
    case spanish:
        return Words::tr("Spanish");
    case british:
        return Words::tr("English (UK)");
    case vietnamese:
        return Words::tr("Vietnamese");
    }
    return {};
}

Said layoutSaid(scanner::Layout layout)
{
    const QString title = Words::tr("Keyboard layout: %1").arg(layoutName(layout));
    if (layout == scanner::Layout::vietnamese)
        return {title,
                Words::tr("The computer has the Vietnamese keyboard, whose digits are letters. Choose the keyboard "
                          "“English (US)” in its settings: Vietnamese can still be typed with an input method.")};
    return {title, Words::tr("The computer takes the scanner for a keyboard with this layout. Set the scanner to it "
                             "(“keyboard country” in its handbook), or the computer to “English (US)”.")};
}

Said methodSaid(const QString &name)
{
    return {name, Words::tr("An input method makes Vietnamese letters of the code. Switch it to English while you scan "
                            "(UniKey: Ctrl+Shift), or exclude this app in its settings.")};
}

Said exchangedSaid(const scanner::Damage &damage)
{
    const QString title = Words::tr("Characters were exchanged");
    if (damage.sent.empty())
        return {title,
                Words::tr("“%1” arrived, which no GS1 code holds. Set the computer's keyboard to “English (US)” and "
                          "switch the input method off, then scan the code above.")
                    .arg(text(damage.seen))};
    return {title,
            Words::tr("“%1” arrived where “%2” was sent. Set the scanner's keyboard country to the layout of the "
                      "computer, or the computer to “English (US)”.")
                .arg(text(damage.seen), text(damage.sent))};
}

Said caseSaid(scanner::DamageCode code)
{
    if (code == scanner::DamageCode::capsLock)
        return {Words::tr("Caps Lock is on"),
                Words::tr("Capitals and small letters are exchanged. Press Caps Lock once and scan again.")};
    const QString how = Words::tr("Numbers of lots and pieces tell capitals from small letters. Set the scanner to "
                                  "leave letters as they are (“case conversion: none”).");
    return {code == scanner::DamageCode::upperCased ? Words::tr("Capitals only") : Words::tr("Small letters only"),
            how};
}

Said separatorSaid(const scanner::Damage &damage)
{
    const QString how = Words::tr("Set the scanner to send it as the control character GS (“transmit FNC1 as GS”, "
                                  "“function codes: on”, ASCII 029).");
    if (damage.code == scanner::DamageCode::separatorLost)
        return {Words::tr("The separator (FNC1) is missing"),
                Words::tr("Without it nobody can tell where a lot or serial number ends.") + u' ' + how};
    return {Words::tr("The separator (FNC1) arrives as “%1”").arg(text(damage.seen)),
            Words::tr("The app understands most spellings, but each may also be part of a number.") + u' ' + how};
}

Said addedSaid(const scanner::Damage &damage)
{
    const QString title = damage.code == scanner::DamageCode::prefixAdded ? Words::tr("“%1” stands before the code")
                                                                          : Words::tr("“%1” stands after the code");
    return {title.arg(text(damage.seen)),
            Words::tr("Switch this addition off in the scanner: it would be read as part of the code.")};
}

Said said(const scanner::Damage &damage, const scanner::Diagnosis &diagnosis)
{
    using enum scanner::DamageCode;
    switch (damage.code) {
    case layout:
        return layoutSaid(damage.layout);
    case layoutUnknown:
        return exchangedSaid(damage);
    case capsLock:
    case upperCased:
    case lowerCased:
        return caseSaid(damage.code);
    case telex:
        return methodSaid(Words::tr("Input method: Telex"));
    case vni:
        return methodSaid(Words::tr("Input method: VNI"));
    case inputMethod:
        return methodSaid(Words::tr("An input method is on"));
    case separatorLost:
    case separatorReplaced:
        return separatorSaid(damage);
    case charactersLost:
        return {Words::tr("Characters were lost: “%1”").arg(text(damage.sent)),
                Words::tr("Set a pause between characters in the scanner (10 ms is enough), or try another port.")};
    case prefixAdded:
    case suffixAdded:
        return addedSaid(damage);
    case notEnded:
        return {Words::tr("No Enter after the code"),
                Words::tr("The app does not know where the code ends. Set the scanner to send Enter (CR) after each.")};
    case tooSlow:
        return {Words::tr("Too slow for a scan"),
                Words::tr("%1 ms between two characters; a scan is known by at most %2 ms. Set a shorter pause between "
                          "characters in the scanner.")
                    .arg(diagnosis.longestGap)
                    .arg(WedgeBurst::longestGap)};
    case garbled:
        return {
            Words::tr("Unreadable bytes"),
            Words::tr("The line has another speed or parity than the scanner. Choose the speed that the scanner is set "
                      "to, often 9600 or 115200.")};
    }
    return {};
}

bool isSlight(scanner::DamageCode code)
{
    using enum scanner::DamageCode;
    return code == separatorReplaced || code == prefixAdded || code == suffixAdded;
}

QString controlName(char32_t c)
{
    switch (c) {
    case 0x02:
        return u"STX"_s;
    case 0x03:
        return u"ETX"_s;
    case 0x04:
        return u"EOT"_s;
    case 0x09:
        return u"Tab"_s;
    case 0x0A:
        return u"LF"_s;
    case 0x0D:
        return u"CR"_s;
    case 0x1C:
        return u"FS"_s;
    case 0x1D:
        return u"GS"_s;
    case 0x1E:
        return u"RS"_s;
    case 0x1F:
        return u"US"_s;
    case 0x20:
        return u"␣"_s;
    default:
        return u"?"_s;
    }
}

QVariantMap cell(const QString &shown, const QString &code, bool odd)
{
    return {{u"shown"_s, shown}, {u"code"_s, code}, {u"odd"_s, odd}};
}

QString numberOf(char32_t c)
{
    return QString::number(static_cast<uint>(c), 16).toUpper().rightJustified(2, u'0');
}

QVariantMap characterCell(char32_t c, bool odd)
{
    const bool named = c <= 0x20 || c == 0x7F;
    return cell(named ? controlName(c) : text(scanner::toUtf8(std::u32string_view(&c, 1))), numberOf(c),
                odd || c > 0x7E || (c < 0x20 && c != 0x1D));
}

} // namespace

QVariantMap damageText(const scanner::Damage &damage, const scanner::Diagnosis &diagnosis)
{
    const Said words = said(damage, diagnosis);
    return {{u"level"_s, isSlight(damage.code) ? u"warning"_s : u"error"_s},
            {u"title"_s, words.title},
            {u"text"_s, words.text}};
}

QVariantMap summaryText(const scanner::Diagnosis &diagnosis)
{
    const auto summary = [](const QString &level, const QString &title, const QString &text) -> QVariantMap {
        return {{u"level"_s, level}, {u"title"_s, title}, {u"text"_s, text}};
    };
    if (!diagnosis.damages.empty())
        return summary(u"error"_s, Words::tr("The code was changed on its way"),
                       Words::tr("What to set stands below, most important first. Then scan again."));
    if (!diagnosis.testCode)
        return summary(u"info"_s, Words::tr("Nothing is known to be wrong"),
                       Words::tr("Of this code it is not known what was sent. Scan the code above to be sure."));
    return summary(u"success"_s, Words::tr("The scanner is set up well"),
                   diagnosis.symbologyId.empty()
                       ? Words::tr("Every character and the separator arrived as they were sent.")
                       : Words::tr("Every character and the separator arrived as they were sent, and the kind of "
                                   "symbol (%1) with them.")
                             .arg(text(diagnosis.symbologyId)));
}

QVariantMap keyText(const scanner::Key &key)
{
    using enum scanner::KeyKind;
    switch (key.kind) {
    case character:
        return characterCell(key.character, false);
    case composed:
        return characterCell(key.character, true);
    case alt:
        return cell(u"Alt+%1"_s.arg(QChar(static_cast<char16_t>(key.character))), numberOf(key.character), false);
    case backspace:
        return cell(Words::tr("Back"), u"08"_s, true);
    case enter:
        return cell(u"Enter"_s, u"0D"_s, false);
    case tab:
        return cell(u"Tab"_s, u"09"_s, false);
    case other:
        return cell(Words::tr("other"), u"–"_s, true);
    }
    return {};
}

QVariantMap portText(bool open, std::optional<SerialError> error)
{
    const auto said = [](const QString &level, const QString &text) -> QVariantMap {
        return {{u"level"_s, level}, {u"text"_s, text}};
    };
    if (open)
        return said(u"success"_s, Words::tr("The port is open: codes of this scanner are taken on every page."));
    switch (error.value_or(SerialError::failed)) {
    case SerialError::notThere:
        return said(u"warning"_s, Words::tr("The scanner is not plugged in. It is taken as soon as it is."));
    case SerialError::denied:
        return said(u"error"_s, Words::tr("The port cannot be opened: another program has it, or this user may not (on "
                                          "Linux the group “dialout” may). Choose it again when that has changed."));
    case SerialError::failed:
        break;
    }
    return said(u"error"_s, Words::tr("The port cannot be set to this speed. Choose another one, or another port."));
}

QVariantMap byteText(unsigned char byte)
{
    const bool end = byte == '\r' || byte == '\n' || byte == '\t' || byte == 0x02 || byte == 0x03;
    if (byte > 0x7E)
        return cell(u"?"_s, numberOf(byte), true);
    QVariantMap shown = characterCell(byte, false);
    if (end)
        shown[u"odd"_s] = false;
    return shown;
}

} // namespace nqi::ui
