// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/find.h"

#include "core/gs1/gtin.h"

#include <algorithm>
#include <charconv>

namespace nqi::catalog {

namespace {

constexpr std::string_view spaces = " \t\r\n\f\v";

std::string upper(std::string_view text)
{
    std::string raised(text);
    std::ranges::transform(raised, raised.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return raised;
}

std::optional<std::uint64_t> gtinOf(std::string_view digits)
{
    const auto gtin = gs1::toGtin14(digits);
    if (!gtin || !gs1::hasRightCheckDigit(*gtin))
        return std::nullopt;
    std::uint64_t number = 0;
    std::from_chars(gtin->data(), gtin->data() + gtin->size(), number);
    return number == 0 ? std::nullopt : std::optional(number);
}

/// One question after another until an error, or until somebody asks for something else.
class Questions {
public:
    explicit Questions(const std::stop_token &stop) : m_stop(stop) {}

    template <class Value, class Question>
    void ask(Value &value, Question &&question)
    {
        if (m_error || m_stop.stop_requested())
            return;
        auto answer = question();
        if (answer)
            value = std::move(*answer);
        else
            m_error = answer.error();
    }
    [[nodiscard]] const std::optional<LookupError> &error() const { return m_error; }
    [[nodiscard]] bool stopped() const { return m_stop.stop_requested(); }

private:
    const std::stop_token &m_stop;
    std::optional<LookupError> m_error;
};

/// The product of a whole number before those that begin with its digits.
void askNumbers(Questions &questions, Browse &browse, const std::string &digits, const PageRequest &page,
                Matches &matches)
{
    matches.gtin = gtinOf(digits);
    if (matches.gtin) {
        std::optional<Product> product;
        questions.ask(product, [&] { return browse.product(*matches.gtin); });
        if (product)
            matches.products.rows.push_back(*std::move(product));
        std::optional<Licence> licence;
        const std::string gtin = gs1::gtin14Text(*matches.gtin);
        questions.ask(licence, [&] { return browse.licenceFor(std::string_view(gtin).substr(1)); });
        if (licence)
            matches.licences.rows.push_back(*std::move(licence));
        return;
    }
    questions.ask(matches.products, [&] { return browse.productsNumbered(digits, page); });
    questions.ask(matches.licences, [&] { return browse.licencesNumbered(digits, page); });
}

/// As typed; where nothing has that number, in capitals.
template <class Record, class Ask>
void askEitherCase(Questions &questions, const std::string &text, Page<Record> &page, Ask &&ask)
{
    questions.ask(page, [&] { return ask(text); });
    if (const std::string raised = upper(text); page.rows.empty() && raised != text)
        questions.ask(page, [&] { return ask(raised); });
}

} // namespace

bool Matches::empty() const
{
    return products.rows.empty() && companies.rows.empty() && licences.rows.empty() && certificates.rows.empty() &&
           declarations.rows.empty() && alerts.rows.empty() && bodies.rows.empty() && alertLots.rows.empty() &&
           traceLots.rows.empty() && eventLots.rows.empty();
}

std::string askedText(std::string_view typed)
{
    constexpr std::size_t longest = 200;
    const std::size_t first = typed.find_first_not_of(spaces);
    if (first == std::string_view::npos)
        return {};
    typed = typed.substr(first, longest);
    return std::string(typed.substr(0, typed.find_last_not_of(spaces) + 1));
}

std::string askedDigits(std::string_view typed)
{
    std::string digits;
    for (const char c : askedText(typed)) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != '.' && c != '-')
            return {};
    }
    return digits;
}

std::expected<Matches, LookupError> find(Browse &browse, std::string_view typed, std::size_t limit,
                                         const std::stop_token &stop)
{
    Matches matches;
    matches.text = askedText(typed);
    Questions questions(stop);
    questions.ask(matches.catalogue, [&] { return browse.info(); });
    if (questions.error())
        return std::unexpected(*questions.error());
    if (matches.text.empty())
        return matches;
    const PageRequest page{.limit = limit};
    const std::string &text = matches.text;
    if (const std::string digits = askedDigits(text); !digits.empty())
        askNumbers(questions, browse, digits, page, matches);
    if (matches.products.rows.empty() && !matches.gtin)
        questions.ask(matches.products, [&] { return browse.productsNamed(text, page); });
    askEitherCase(questions, text, matches.companies,
                  [&](const std::string &start) { return browse.companiesNumbered(start, page); });
    if (matches.companies.rows.empty())
        questions.ask(matches.companies, [&] { return browse.companiesNamed(text, page); });
    askEitherCase(questions, text, matches.certificates,
                  [&](const std::string &start) { return browse.certificatesNumbered(start, page); });
    askEitherCase(questions, text, matches.declarations,
                  [&](const std::string &start) { return browse.declarationsNumbered(start, page); });
    askEitherCase(questions, text, matches.alertLots,
                  [&](const std::string &lot) { return browse.alertItemsOfLot(lot, page); });
    askEitherCase(questions, text, matches.traceLots,
                  [&](const std::string &lot) { return browse.traceCodesOfLot(lot, page); });
    askEitherCase(questions, text, matches.eventLots,
                  [&](const std::string &lot) { return browse.traceEventsOfLot(lot, page); });
    questions.ask(matches.alerts, [&] { return browse.alertsNamed(text, page); });
    questions.ask(matches.bodies, [&] { return browse.bodiesNamed(text, page); });
    matches.namesReady = browse.namesReady();
    matches.stopped = questions.stopped();
    if (questions.error())
        return std::unexpected(*questions.error());
    return matches;
}

} // namespace nqi::catalog
