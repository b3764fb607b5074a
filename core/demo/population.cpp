// SPDX-License-Identifier: Apache-2.0
#include "core/demo/population.h"

#include "core/demo/numbers.h"
#include "core/demo/product_records.h"
#include "core/demo/random.h"
#include "core/demo/words.h"

#include <algorithm>
#include <string>

namespace nqi::demo {

namespace {

/// Company prefixes of one GS1 organisation, handed out upwards and never overlapping. The last hundredth of the range
/// belongs to the scenarios.
class Prefixes {
public:
    explicit Prefixes(unsigned country) : m_next(country * perCountry), m_end(country * perCountry + usable) {}

    /// The first number (twelve digits) of a block that holds `items`, and the length of its prefix.
    struct Block {
        std::uint64_t first = 0;
        std::size_t prefixLength = 0;
    };
    Block take(std::uint64_t items)
    {
        Block block{.first = 0, .prefixLength = 10};
        std::uint64_t size = 100;
        for (; size < items; size *= 10)
            --block.prefixLength;
        block.first = (m_next + size - 1) / size * size;
        m_next = block.first + size;
        return block;
    }
    [[nodiscard]] bool full() const { return m_next + 1'000'000 >= m_end; }

private:
    static constexpr std::uint64_t perCountry = 1'000'000'000, usable = 990'000'000;
    std::uint64_t m_next;
    std::uint64_t m_end;
};

class Population {
public:
    Population(const Request &request, Sink &sink)
        : m_request(request), m_sink(sink), m_dice(request.seed), m_records(request.now, m_dice, sink)
    {
    }

    bool run()
    {
        std::uint64_t left = m_request.products;
        for (const Country &country : countries()) {
            const bool last = &country == &countries().back();
            const std::uint64_t share = last ? left : std::min(left, m_request.products * country.share / 100);
            if (!addCountry(country, share))
                return false;
            left -= share;
        }
        return true;
    }

private:
    bool addCountry(const Country &country, std::uint64_t products)
    {
        Prefixes prefixes(country.prefix);
        while (products > 0 && !prefixes.full()) {
            const std::uint64_t count = std::min(products, companySize());
            if (!addCompany(country, prefixes.take(count), count))
                return false;
            products -= count;
            // Numbers that nobody holds lie between those that somebody does.
            if (m_dice.permille(50))
                static_cast<void>(prefixes.take(100));
            if (m_dice.permille(10) && !addEmptyCompany(country, prefixes.take(100)))
                return false;
        }
        return true;
    }

    /// Most firms have a dozen products, a few have hundreds.
    std::uint64_t companySize()
    {
        const std::uint64_t kind = m_dice.below(100);
        if (kind < 60)
            return 1 + m_dice.below(25);
        return kind < 97 ? 20 + m_dice.below(80) : 200 + m_dice.below(700);
    }

    /// A firm that lost its prefix, or has declared nothing.
    bool addEmptyCompany(const Country &country, Prefixes::Block block)
    {
        nameCompany(country);
        setLicence(block);
        const std::uint64_t kind = m_dice.below(3);
        if (kind < 2) {
            m_licence.status = kind == 0 ? catalog::LicenceStatus::revoked : catalog::LicenceStatus::transferred;
            m_licence.validTo = m_records.today() - std::chrono::days(10 + m_dice.below(600));
            m_licence.reason = kind == 0 ? "Không duy trì sử dụng mã" : "Chuyển nhượng doanh nghiệp";
        }
        return m_sink.add(m_company) && m_sink.add(m_licence);
    }

    bool addCompany(const Country &country, Prefixes::Block block, std::uint64_t products)
    {
        nameCompany(country);
        setLicence(block);
        if (!m_sink.add(m_company) || !m_sink.add(m_licence))
            return false;
        ProductRecords::Maker maker;
        maker.company = &m_company;
        maker.country = country.code;
        set(maker.brand, m_brand);
        maker.group = static_cast<std::size_t>(m_dice.below(m_records.groups()));
        if (m_dice.permille(150))
            set(maker.linkHost, m_host);
        if (country.code != "VN" && !addImporter(maker))
            return false;
        for (std::uint64_t i = 0; i < products; ++i) {
            if (!m_records.add(maker, withCheckDigit(block.first + i), i))
                return false;
        }
        return true;
    }

    void nameCompany(const Country &country)
    {
        const std::size_t first = syllable();
        const std::size_t second = syllable();
        set(m_brand, syllables()[first]);
        m_brand.append(" ").append(syllables()[second]);
        set(m_host, plainSyllables()[first]);
        m_host.append(plainSyllables()[second]).append(".example");
        ++m_companies;
        if (country.code == "VN") {
            set(m_company.id, "99", m_companies, 8);
            set(m_company.name, m_dice.of(companyForms()));
            m_company.name.append(" ").append(m_brand).append(" (mẫu)");
            set(m_company.address, "Số ", 1 + m_dice.below(400), 1);
            m_company.address.append(" ").append(m_dice.of(streets())).append(", ");
            m_company.address.append(m_dice.of(provinces()).name);
        } else {
            set(m_company.id, country.code);
            m_company.id.append("-MAU-");
            appendDigits(m_company.id, m_companies, 8);
            set(m_company.name, country.company);
            m_company.name.append(" ").append(m_host, 0, m_host.find('.')).append(" (mẫu)");
            set(m_company.address, country.city);
        }
        m_company.country = country.code;
    }

    void setLicence(Prefixes::Block block)
    {
        m_licence = {};
        std::string digits;
        appendDigits(digits, block.first, 12);
        m_licence.prefix = digits.substr(0, block.prefixLength);
        m_licence.holder = m_company.id;
        m_licence.validFrom = m_records.today() - std::chrono::days(400 + m_dice.below(3000));
    }

    /// Most foreign prefixes that are met here were declared by an importer.
    bool addImporter(ProductRecords::Maker &maker)
    {
        catalog::Company importer;
        set(importer.id, "98", m_companies, 8);
        importer.name = "Công ty TNHH Nhập khẩu ";
        importer.name.append(syllables()[syllable()]).append(" ").append(syllables()[syllable()]).append(" (mẫu)");
        importer.address = m_dice.of(provinces()).name;
        importer.country = "VN";
        maker.importer = importer.id;
        if (!m_sink.add(importer))
            return false;
        if (!m_dice.permille(900))
            return true;
        catalog::Licence authorisation = m_licence;
        authorisation.kind = catalog::LicenceKind::foreignAuthorisation;
        authorisation.holder = importer.id;
        authorisation.validFrom = m_records.today() - std::chrono::days(300);
        authorisation.validTo = m_records.today() + std::chrono::days(m_dice.permille(950) ? 700 : -20);
        return m_sink.add(authorisation);
    }

    std::size_t syllable() { return static_cast<std::size_t>(m_dice.below(syllables().size())); }

    Request m_request;
    Sink &m_sink;
    Dice m_dice;
    ProductRecords m_records;
    catalog::Company m_company;
    catalog::Licence m_licence;
    std::string m_brand;
    std::string m_host;
    std::uint64_t m_companies = 0;
};

} // namespace

bool addPopulation(const Request &request, Sink &sink)
{
    return Population(request, sink).run();
}

} // namespace nqi::demo
