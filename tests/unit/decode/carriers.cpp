// SPDX-License-Identifier: Apache-2.0
// Every carrier that the engine reads: payload bytes and AIM identifier exactly.
#include "core/decode/decoder.h"
#include "tests/support/symbols/symbols.h"
#include "tests/unit/decode/unhurried.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace {

using namespace nqi;
using namespace nqi::decode;
using test::Kind;

struct Carrier {
    std::string title;
    Kind kind;
    std::string data;
    Symbology symbology;
    std::string symbologyId;
    std::string bytes;
};

void PrintTo(const Carrier &carrier, std::ostream *out)
{
    *out << carrier.title;
}

const std::string gs1Data = "(01)09506000134352(17)251231(10)ABC123(21)SER";
const std::string gs1Bytes = "01095060001343521725123110ABC123\x1d"
                             "21SER";
const std::string link = "https://id.gs1.org/01/09506000134352/10/ABC?17=251231";

class EveryCarrier : public testing::TestWithParam<Carrier> {};

TEST_P(EveryCarrier, IsReadWithItsExactPayloadAndIdentifier)
{
    const Carrier &carrier = GetParam();
    Decoder decoder(unhurried());
    const auto result = decoder.decode(test::makeSymbol(carrier.kind, carrier.data));
    ASSERT_TRUE(result.has_value());
    ASSERT_EQ(result->symbols.size(), 1U);
    const Symbol &symbol = result->symbols.front();
    EXPECT_EQ(symbol.symbology, carrier.symbology);
    EXPECT_EQ(symbol.symbologyId, carrier.symbologyId);
    EXPECT_EQ(symbol.bytes, carrier.bytes);
    EXPECT_EQ(symbol.text, carrier.bytes);
    EXPECT_FALSE(symbol.binary);
}

INSTANTIATE_TEST_SUITE_P(
    Decode, EveryCarrier,
    testing::Values(
        Carrier{"Gs1_128", Kind::gs1_128, gs1Data, Symbology::code128, "]C1", gs1Bytes},
        Carrier{"Code128", Kind::code128, "LOT-7/A 2026", Symbology::code128, "]C0", "LOT-7/A 2026"},
        Carrier{"Gs1DataMatrix", Kind::gs1DataMatrix, gs1Data, Symbology::dataMatrix, "]d2", gs1Bytes},
        Carrier{"DataMatrixWithDigitalLink", Kind::dataMatrix, link, Symbology::dataMatrix, "]d1", link},
        Carrier{"Gs1QrCode", Kind::gs1QrCode, gs1Data, Symbology::qrCode, "]Q3", gs1Bytes},
        Carrier{"QrCodeWithDigitalLink", Kind::qrCode, link, Symbology::qrCode, "]Q1", link},
        Carrier{"Gs1Aztec", Kind::gs1Aztec, gs1Data, Symbology::aztec, "]z1", gs1Bytes},
        Carrier{"Aztec", Kind::aztec, "Ticket 0042", Symbology::aztec, "]z0", "Ticket 0042"},
        Carrier{"Pdf417", Kind::pdf417, "Parcel 0042, Da Nang", Symbology::pdf417, "]L2", "Parcel 0042, Da Nang"},
        Carrier{"MicroQr", Kind::microQr, "ABC-123456", Symbology::microQrCode, "]Q1", "ABC-123456"},
        Carrier{"Rmqr", Kind::rmqr, "Small parts 17", Symbology::rmqrCode, "]Q1", "Small parts 17"},
        Carrier{"Gs1Rmqr", Kind::gs1Rmqr, "(01)09506000134352(10)AB1", Symbology::rmqrCode, "]Q3",
                "010950600013435210AB1"},
        Carrier{"MaxiCode", Kind::maxiCode, "MaxiCode 99", Symbology::maxiCode, "]U0", "MaxiCode 99"},
        Carrier{"Ean13", Kind::ean13, "9506000134352", Symbology::ean13, "]E0", "9506000134352"},
        Carrier{"Ean8", Kind::ean8, "95060002", Symbology::ean8, "]E4", "95060002"},
        Carrier{"UpcA", Kind::upcA, "614141000036", Symbology::upcA, "]E0", "614141000036"},
        Carrier{"UpcE", Kind::upcE, "01234565", Symbology::upcE, "]E0", "01234565"},
        Carrier{"Itf14", Kind::itf14, "1950600013435", Symbology::itf, "]I1", "19506000134359"},
        Carrier{"Itf", Kind::itf, "12345678", Symbology::itf, "]I0", "12345678"},
        Carrier{"DataBarOmni", Kind::dataBarOmni, "0950600013435", Symbology::dataBar, "]e0", "0109506000134352"},
        Carrier{"DataBarStacked", Kind::dataBarStacked, "0950600013435", Symbology::dataBar, "]e0", "0109506000134352"},
        Carrier{"DataBarStackedOmni", Kind::dataBarStackedOmni, "0950600013435", Symbology::dataBar, "]e0",
                "0109506000134352"},
        Carrier{"DataBarLimited", Kind::dataBarLimited, "0950600013435", Symbology::dataBarLimited, "]e0",
                "0109506000134352"},
        Carrier{"DataBarExpanded", Kind::dataBarExpanded, "(01)09506000134352(10)AB1(21)S1", Symbology::dataBarExpanded,
                "]e0",
                "010950600013435210AB1\x1d"
                "21S1"},
        Carrier{"DataBarExpandedGtinOnly", Kind::dataBarExpanded, "(01)09506000134352", Symbology::dataBarExpanded,
                "]e0", "0109506000134352"},
        Carrier{"DataBarExpandedStacked", Kind::dataBarExpandedStacked, "(01)09506000134352(10)AB1",
                Symbology::dataBarExpanded, "]e0", "010950600013435210AB1"},
        Carrier{"Code39", Kind::code39, "NQI-2026", Symbology::code39, "]A0", "NQI-2026"},
        Carrier{"Code93", Kind::code93, "NQI-2026", Symbology::code93, "]G0", "NQI-2026"},
        Carrier{"Codabar", Kind::codabar, "A123456B", Symbology::codabar, "]F0", "A123456B"}),
    [](const testing::TestParamInfo<Carrier> &carrier) { return carrier.param.title; });

TEST(Composite, SecondPartIsNotShownAsACodeOfItsOwn)
{
    Decoder decoder(unhurried());
    const auto result =
        decoder.decode(test::makeSymbol(Kind::gs1_128CompositeC, "(01)09506000134352|(10)ABC123(21)SERIAL00042"));
    ASSERT_TRUE(result.has_value());
    ASSERT_EQ(result->symbols.size(), 1U);
    EXPECT_EQ(result->symbols.front().symbologyId, "]C1");
    EXPECT_EQ(result->symbols.front().bytes, "0109506000134352");
}

TEST(Payload, KeepsHostileBytesAsTheyAre)
{
    const std::string hostile = "<b>\x01\x1b[2J\xe2\x80\xae"
                                "txt.exe";
    Decoder decoder(unhurried());
    const auto result = decoder.decode(test::makeSymbol(Kind::qrCode, hostile));
    ASSERT_TRUE(result.has_value());
    ASSERT_EQ(result->symbols.size(), 1U);
    EXPECT_EQ(result->symbols.front().bytes, hostile);
}

} // namespace
