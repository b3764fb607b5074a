// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/verdict/case_file.h"

#include "tests/unit/verdict/case_blocks.h"

#include <algorithm>
#include <fstream>
#include <set>

namespace nqi::verdict::testing {
namespace {

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

std::vector<std::string> splitAt(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        parts.push_back(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::string unquoted(const std::string &text)
{
    const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return quoted ? text.substr(1, text.size() - 2) : text;
}

/// Words between blanks; blanks inside double quotes belong to a word.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    for (const char c : text) {
        quoted = c == '"' ? !quoted : quoted;
        if (c == ' ' && !quoted) {
            if (!word.empty())
                words.push_back(std::exchange(word, {}));
        } else {
            word += c;
        }
    }
    if (!word.empty())
        words.push_back(word);
    return words;
}

class Reader {
public:
    explicit Reader(std::filesystem::path file) : m_file(std::move(file)) {}

    std::expected<Case, std::string> read()
    {
        m_case.name = m_file.stem().string();
        if (!readFile(m_file))
            return std::unexpected(m_problem);
        if (std::string problem = build(m_blocks, m_case); !problem.empty())
            return std::unexpected(m_file.filename().string() + ": " + problem);
        return finish() ? std::expected<Case, std::string>(m_case) : std::unexpected(m_problem);
    }

private:
    bool fail(const std::string &problem)
    {
        m_problem = m_current.filename().string() + ":" + std::to_string(m_line) + ": " + problem;
        return false;
    }

    bool readFile(const std::filesystem::path &file)
    {
        m_current = file;
        m_line = 0;
        std::ifstream in(file);
        if (!in)
            return fail("cannot be read");
        m_block.clear();
        for (std::string text; std::getline(in, text);) {
            ++m_line;
            if (trimmed(text).empty() || text.starts_with('#'))
                continue;
            const bool inside = text.starts_with(' ');
            if (!(inside ? readInside(trimmed(text)) : readHeading(trimmed(text))))
                return false;
        }
        return true;
    }

    bool readHeading(const std::string &text)
    {
        m_block.clear();
        m_expecting = false;
        if (const std::size_t colon = text.find(": "); colon != std::string::npos)
            return readSetting(text.substr(0, colon), trimmed(text.substr(colon + 2)));
        const std::vector<std::string> words = wordsOf(text);
        const std::string label = words.size() > 1 ? words[1] : "";
        if (words[0] == "expect")
            return readExpect(text.substr(words[0].size()));
        if (words[0] == "remove")
            return remove(label, words.size() > 2 ? words[2] : "");
        if (words.size() > 2)
            return fail("a block has a kind and one word");
        m_block = words[0] + " " + label;
        if (findBlock() == m_blocks.end())
            m_blocks.push_back({words[0], label, {}});
        return true;
    }

    bool readSetting(const std::string &key, const std::string &value)
    {
        if (key == "given") {
            const std::filesystem::path back = m_current;
            const int line = m_line;
            if (!readFile(m_file.parent_path() / "given" / (value + ".case")))
                return false;
            m_current = back;
            m_line = line;
        } else if (key == "today") {
            m_today = value;
        } else if (key == "time") {
            m_time = value;
        } else if (key == "data") {
            m_data = value;
        } else if (key == "not covered") {
            for (const std::string &dataset : splitAt(value, ','))
                m_notCovered.insert(dataset);
        } else if (key == "catalogue") {
            m_catalogue = value;
        } else {
            return fail("no such setting: " + key);
        }
        return true;
    }

    bool readExpect(std::string_view text)
    {
        const std::vector<std::string> parts = splitAt(text, ',');
        m_case.expected.clear();
        m_case.overall = parts.empty() ? "" : parts[0];
        m_case.tier.reset();
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (!parts[i].starts_with("tier "))
                return fail("after the overall outcome comes only the tier");
            m_case.tier = parts[i].substr(5);
        }
        m_expecting = true;
        return !m_case.overall.empty() || fail("expect needs the overall outcome");
    }

    bool readInside(const std::string &text)
    {
        if (m_expecting)
            return readExpected(text);
        const auto block = findBlock();
        const std::size_t colon = text.find(':');
        if (block == m_blocks.end() || colon == std::string::npos)
            return fail("a field without a block or without a colon");
        block->set(text.substr(0, colon), unquoted(trimmed(text.substr(colon + 1))));
        return true;
    }

    bool readExpected(const std::string &text)
    {
        const std::vector<std::string> words = wordsOf(text);
        Expected expected{words[0], {}, {}, {}, m_line};
        for (std::size_t i = 1; i < words.size(); ++i) {
            const std::size_t equals = words[i].find('=');
            if (equals == std::string::npos)
                return fail("an argument needs a value: " + words[i]);
            const std::string key = words[i].substr(0, equals);
            const std::string value = unquoted(words[i].substr(equals + 1));
            if (key == "basis")
                expected.basis = value;
            else if (key == "records")
                expected.records = splitAt(value, ',');
            else
                expected.arguments[key] = value;
        }
        m_case.expected.push_back(std::move(expected));
        return true;
    }

    bool remove(const std::string &kind, const std::string &label)
    {
        const std::size_t erased = std::erase_if(
            m_blocks, [&](const Block &block) { return block.kind == kind && (label == "*" || block.name == label); });
        return erased > 0 || fail("nothing to remove: " + kind + " " + label);
    }

    std::vector<Block>::iterator findBlock()
    {
        return std::ranges::find_if(m_blocks,
                                    [&](const Block &block) { return block.kind + " " + block.name == m_block; });
    }

    bool finish()
    {
        const std::optional<Instant> now = parseIsoInstant(m_today + "T" + m_time + ":00+07:00");
        const std::optional<Instant> data =
            m_data == "none" ? std::nullopt : parseIsoInstant((m_data.empty() ? m_today : m_data) + "T00:00:00+07:00");
        if (!now || (!data && m_data != "none"))
            return fail("bad day or time");
        m_case.now = *now;
        if (m_case.overall.empty())
            return fail("expects nothing");
        catalog::CatalogueInfo &catalogue = m_case.facts.catalogue;
        catalogue.version = 7;
        catalogue.asOf = data;
        for (const catalog::Dataset dataset : catalog::allDatasets) {
            const std::string word(catalog::name(dataset));
            const bool covered = m_notCovered.erase(word) == 0;
            catalogue.datasets.push_back({dataset, "authority of " + word, 7, data, 1, covered});
        }
        if (!m_notCovered.empty())
            return fail("no such dataset: " + *m_notCovered.begin());
        return readError();
    }

    bool readError()
    {
        if (m_catalogue.empty())
            return true;
        for (const catalog::LookupError error :
             {catalog::LookupError::unavailable, catalog::LookupError::damaged, catalog::LookupError::newer}) {
            std::string word(catalog::name(error)); // "catalogueDamaged"
            std::ranges::transform(word, word.begin(),
                                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
            if (word == "catalogue" + m_catalogue)
                m_case.noCatalogue = error;
        }
        return m_case.noCatalogue.has_value() || fail("no such state of the catalogue");
    }

    std::filesystem::path m_file;
    std::filesystem::path m_current;
    int m_line = 0;
    std::string m_problem;
    Case m_case;
    std::vector<Block> m_blocks;
    std::string m_block; ///< kind and name of the open one
    bool m_expecting = false;
    std::string m_today;
    std::string m_time = "09:00";
    std::string m_data;
    std::string m_catalogue;
    std::set<std::string> m_notCovered;
};

std::string textOf(const Check &check)
{
    std::string text = check.reason;
    for (const Argument &argument : check.arguments)
        text += " " + argument.name + "=\"" + argument.value + '"';
    for (const RecordRef &record : check.records)
        text += " [" + std::string(catalog::name(record.dataset)) + ":" + record.key + "]";
    return text;
}

bool meets(const Check &check, const Expected &expected)
{
    const auto has = [&](const auto &argument) {
        return std::ranges::contains(check.arguments, Argument{argument.first, argument.second});
    };
    std::vector<std::string> records;
    for (const RecordRef &record : check.records)
        records.push_back(std::string(catalog::name(record.dataset)) + ":" + record.key);
    return check.reason == expected.reason && std::ranges::all_of(expected.arguments, has) &&
           (!expected.basis || *expected.basis == check.legalBasis) &&
           (expected.records.empty() || expected.records == records);
}

} // namespace

Verdict Case::evaluate() const
{
    const Policy rules(policy);
    return noCatalogue ? evaluateWithoutCatalogue(item, *noCatalogue, rules, now, context)
                       : verdict::evaluate(item, facts, rules, now, context);
}

std::expected<Case, std::string> readCase(const std::filesystem::path &file)
{
    return Reader(file).read();
}

std::vector<std::filesystem::path> caseFiles(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".case")
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::vector<std::string> differences(const Case &golden, const Verdict &verdict)
{
    std::vector<std::string> problems;
    if (name(verdict.overall) != golden.overall)
        problems.push_back("overall: " + std::string(name(verdict.overall)));
    if (golden.tier) {
        constexpr std::array<std::string_view, 4> tiers = {"none", "low", "medium", "high"};
        const std::string_view tier = tiers.at(verdict.tier ? static_cast<std::size_t>(*verdict.tier) : 0);
        if (tier != *golden.tier)
            problems.push_back("tier: " + std::string(tier));
    }
    std::vector<const Check *> left;
    for (const Check &check : verdict.checks)
        left.push_back(&check);
    for (const Expected &expected : golden.expected) {
        const auto found = std::ranges::find_if(left, [&](const Check *check) { return meets(*check, expected); });
        if (found == left.end())
            problems.push_back("line " + std::to_string(expected.line) + ": not given: " + expected.reason);
        else
            left.erase(found);
    }
    for (const Check *check : left) {
        if (check->severity != Severity::none)
            problems.push_back("not expected: " + textOf(*check));
    }
    if (!problems.empty()) {
        for (const Check &check : verdict.checks)
            problems.push_back("  given: " + textOf(check));
    }
    return problems;
}

} // namespace nqi::verdict::testing
