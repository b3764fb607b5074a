// SPDX-License-Identifier: Apache-2.0
// Decides what the input is, and lets the reader of that form do the rest.
#include "core/gs1/reader.h"

#include "core/gs1/carrier.h"
#include "core/gs1/characters.h"
#include "core/gs1/forms.h"
#include "core/gs1/gtin.h"

#include <algorithm>

namespace nqi::gs1 {
namespace {

constexpr std::string_view groupSeparator = "\x1D";

bool isWebLink(std::string_view content)
{
    return startsWithIgnoringCase(content, "https://") || startsWithIgnoringCase(content, "http://");
}

bool isEpcUrn(std::string_view content)
{
    return startsWithIgnoringCase(content, "urn:epc:");
}

bool isKeyLength(std::size_t digits)
{
    return digits == 8 || (digits >= 12 && digits <= 14) || digits == 17 || digits == 18;
}

// Whether what was read since the mark can be meant as elements: no fault at all, or a key with a right check digit.
bool isPlausible(const ReadingBuilder &builder, const ReadingBuilder::Mark &mark)
{
    const auto elements = builder.elements().subspan(mark.elements);
    if (elements.empty())
        return false;
    if (builder.errorCount() == mark.errors)
        return true;
    const ElementView &first = elements.front();
    return (first.ai == "01" || first.ai == "00" || first.ai == "02") &&
           first.value.size() == builder.dictionary().entry(first.entry).maximum && hasRightCheckDigit(first.value);
}

class Dispatcher {
public:
    Dispatcher(ReadingBuilder &builder, const Carrier &carrier) : m_builder(builder), m_carrier(carrier) {}

    void read(std::string_view content)
    {
        if (content.empty()) {
            readNothing(content);
            return;
        }
        switch (m_carrier.kind) {
        case CarrierKind::elements:
        case CarrierKind::foreignElements:
            readElementCarrier(content);
            break;
        case CarrierKind::eanUpc:
            readEanUpc(m_builder, content, 13);
            break;
        case CarrierKind::ean8:
            readEanUpc(m_builder, content, 8);
            break;
        case CarrierKind::addOn:
            readAddOn(content);
            break;
        case CarrierKind::itf:
            readItf(content);
            break;
        case CarrierKind::plain:
        case CarrierKind::foreign:
        case CarrierKind::unknown:
            readAnything(content);
            break;
        }
        checkCarrier(content);
    }

private:
    void readNothing(std::string_view content)
    {
        m_builder.setForm(Form::empty);
        const std::size_t position = m_builder.offsetOf(content);
        if (m_builder.reading().symbologyId.empty())
            m_builder.addIssue(IssueCode::emptyInput, position);
        else if (m_carrier.kind == CarrierKind::plain || m_carrier.kind == CarrierKind::foreign)
            m_builder.addIssue(IssueCode::plainText, position);
        else
            m_builder.addIssue(IssueCode::contentMissing, position);
    }

    void readElementCarrier(std::string_view content)
    {
        const std::size_t position = m_builder.offsetOf(content);
        if (isWebLink(content)) {
            m_builder.addIssue(IssueCode::carrierLink, position, {}, m_carrier.name);
            readLink(m_builder, content);
            return;
        }
        m_builder.setForm(Form::elementString);
        if (looksBracketed(content)) {
            m_builder.addIssue(IssueCode::carrierBrackets, position, {}, m_carrier.name);
            m_builder.setForm(Form::bracketed);
            readBracketed(m_builder, content);
            return;
        }
        const ReadingBuilder::Mark mark = m_builder.mark();
        const std::string_view given = m_builder.options().separator;
        readElementString(m_builder, content, {given.empty() ? groupSeparator : given, true}, 0);
        // Some decoders leave out the AI of a DataBar symbol that holds a GTIN and nothing else.
        if (m_builder.errorCount() > mark.errors && content.size() == 14 && hasRightCheckDigit(content)) {
            m_builder.rewind(mark);
            m_builder.setForm(Form::bareKey);
            readImpliedGtin(m_builder, content);
        }
    }

    void readAddOn(std::string_view content)
    {
        const std::string_view digits = content.substr(0, content.find(' '));
        // With or without a blank before the add-on; the add-on alone carries no key.
        std::size_t length = digits.size();
        if (length == content.size() && (length == 15 || length == 18))
            length = 13;
        else if (length == content.size() && (length == 14 || length == 17))
            length = 12;
        if (length == content.size() && (length == 2 || length == 5)) {
            m_builder.addIssue(IssueCode::carrierAddOn, m_builder.offsetOf(content), {}, content);
            return;
        }
        readEanUpc(m_builder, content.substr(0, length), 13);
        std::string_view addOn = content.substr(length);
        addOn.remove_prefix(std::min(addOn.size(), addOn.find_first_not_of(' ')));
        if (!addOn.empty())
            m_builder.addIssue(IssueCode::carrierAddOn, m_builder.offsetOf(addOn), {}, addOn);
    }

    void readItf(std::string_view content)
    {
        m_builder.setForm(Form::bareKey);
        if (content.size() == 14 && allDigits(content)) {
            readImpliedGtin(m_builder, content);
            return;
        }
        // Interleaved 2 of 5 outside GS1 holds any even number of digits.
        m_builder.setForm(Form::text);
        m_builder.addIssue(IssueCode::carrierLength, m_builder.offsetOf(content), {},
                           m_builder.keepNumber(content.size()));
    }

    void readAnything(std::string_view content)
    {
        if (isWebLink(content)) {
            readLink(m_builder, content);
        } else if (isEpcUrn(content)) {
            readEpcUrn(m_builder, content);
        } else if (looksBracketed(content)) {
            m_builder.setForm(Form::bracketed);
            readBracketed(m_builder, content);
        } else if (!readPayment(m_builder, content) && !readDigits(content) && !readTypedElements(content) &&
                   !readLinkWithoutScheme(m_builder, content)) {
            readText(content);
        }
    }

    // Digits alone: a key when its check digit is right; else elements when they make sense; else a key with a fault.
    bool readDigits(std::string_view content)
    {
        if (!allDigits(content))
            return false;
        const bool key = isKeyLength(content.size());
        const auto upcA = content.size() == 8 ? expandUpcE(content) : std::nullopt;
        const bool right = key && (hasRightCheckDigit(content) || (upcA && hasRightCheckDigit(*upcA)));
        if (!right && tryElements(content, groupSeparator))
            return true;
        if (!right && m_carrier.kind != CarrierKind::unknown)
            return false; // any number may stand in a carrier of text
        m_builder.setForm(key ? Form::bareKey : Form::text);
        if (!key || !readBareKey(m_builder, content))
            m_builder.addIssue(IssueCode::keyLength, m_builder.offsetOf(content), {},
                               m_builder.keepNumber(content.size()));
        return true;
    }

    bool tryElements(std::string_view content, std::string_view separator)
    {
        const ReadingBuilder::Mark mark = m_builder.mark();
        readElementString(m_builder, content, {separator, false}, 0);
        if (isPlausible(m_builder, mark)) {
            m_builder.setForm(Form::elementString);
            return true;
        }
        m_builder.rewind(mark);
        return false;
    }

    bool readTypedElements(std::string_view content)
    {
        const std::string_view given = m_builder.options().separator;
        if (!given.empty())
            return tryElements(content.substr(content.starts_with(given) ? given.size() : 0), given);
        if (content.starts_with('^') && m_carrier.kind == CarrierKind::unknown) {
            m_builder.setForm(Form::elementString);
            readCaretString(m_builder, content);
            return true;
        }
        const std::string_view leading = leadingSeparator(content);
        const std::string_view data = content.substr(leading.size());
        if (m_builder.dictionary().findPrefix(data) == Dictionary::noEntry)
            return false;
        const std::string_view separator = leading.empty() ? findSeparator(m_builder, data) : leading;
        if (!tryElements(data, separator))
            return false;
        const bool spelled = separator != groupSeparator && separator != "^";
        if (spelled)
            m_builder.addIssue(IssueCode::separatorSpelling, m_builder.offsetOf(content), {}, separator);
        return true;
    }

    void readText(std::string_view content)
    {
        m_builder.setForm(Form::text);
        const bool carried = m_carrier.kind == CarrierKind::plain || m_carrier.kind == CarrierKind::foreign;
        m_builder.addIssue(carried ? IssueCode::plainText : IssueCode::notRecognised, m_builder.offsetOf(content));
    }

    void checkCarrier(std::string_view content)
    {
        const Reading &reading = m_builder.reading();
        const std::size_t position = m_builder.offsetOf(content);
        if (m_carrier.capacity != 0 && content.size() > m_carrier.capacity)
            m_builder.addIssue(IssueCode::carrierCapacity, position, {}, m_builder.keepNumber(m_carrier.capacity));
        const bool foreign = m_carrier.kind == CarrierKind::foreign || m_carrier.kind == CarrierKind::foreignElements;
        const bool listed = reading.form == Form::elementString || reading.form == Form::bracketed;
        if (foreign && !reading.elements.empty())
            m_builder.addIssue(IssueCode::carrierNotGs1, position, {}, m_carrier.name);
        else if (m_carrier.kind == CarrierKind::plain && listed)
            m_builder.addIssue(IssueCode::carrierElements, position, {}, m_carrier.name);
    }

    ReadingBuilder &m_builder;
    const Carrier &m_carrier;
};

// White space that no form can begin or end with: what a keyboard wedge or a clipboard adds.
std::string_view withoutSpace(std::string_view content)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = content.find_first_not_of(blanks);
    if (first == 0 && !blanks.contains(content.back()))
        return content;
    if (first == std::string_view::npos)
        return content.substr(content.size());
    return content.substr(first, content.find_last_not_of(blanks) - first + 1);
}

} // namespace

Reader::Reader(const Dictionary &dictionary) : m_builder(std::make_unique<ReadingBuilder>(dictionary)) {}
Reader::~Reader() = default;
Reader::Reader(Reader &&) noexcept = default;
Reader &Reader::operator=(Reader &&) noexcept = default;

const Reading &Reader::read(std::string_view input, const ParseOptions &options)
{
    ReadingBuilder &builder = *m_builder;
    builder.begin(input, options);
    std::string_view content = input;
    std::string_view id = options.symbologyId;
    if (startsWithSymbologyId(content)) {
        id = content.substr(0, 3);
        content.remove_prefix(3);
    } else if (content.starts_with(']')) {
        builder.addIssue(IssueCode::symbologyIdMalformed, 0);
    }
    builder.setSymbologyId(id);
    const Carrier carrier = carrierOf(id);
    if (!id.empty() && carrier.kind == CarrierKind::unknown)
        builder.addIssue(IssueCode::symbologyIdUnknown, 0, {}, id);
    const std::string_view inner =
        content.empty() || carrier.kind == CarrierKind::elements ? content : withoutSpace(content);
    Dispatcher(builder, carrier).read(inner);
    const Form form = builder.reading().form;
    if (inner.size() != content.size() && form != Form::text && form != Form::empty)
        builder.addIssue(IssueCode::surroundingSpace, builder.offsetOf(content));
    checkAssociations(builder);
    checkKeys(builder);
    builder.finish();
    return builder.reading();
}

} // namespace nqi::gs1
