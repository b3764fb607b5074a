// SPDX-License-Identifier: Apache-2.0
// Every way in which a code can be written or scanned.
#include "core/gs1/gtin.h"
#include "core/gs1/issue.h"
#include "core/gs1/message.h"
#include "core/gs1/output.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace nqi::gs1 {
namespace {

bool has(const Message &message, IssueCode code)
{
    return std::ranges::contains(message.issues, code, &Issue::code);
}

struct Spelling {
    const char *input;
    Form form;
    bool valid;
};

class SameItem : public testing::TestWithParam<Spelling> {};

// All of them mean lot ABC and serial 21X of the same product.
TEST_P(SameItem, IsReadFromEverySpelling)
{
    const Spelling &spelling = GetParam();
    const Message message = parse(spelling.input);
    EXPECT_EQ(canonical(message), "(01)09506000134352(10)ABC(21)X") << toJson(message);
    EXPECT_EQ(message.form, spelling.form);
    EXPECT_EQ(message.valid, spelling.valid) << toJson(message);
    EXPECT_TRUE(message.lenientValid) << toJson(message);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, SameItem,
    testing::Values(Spelling{"]C1010950600013435210ABC\x1D"
                             "21X",
                             Form::elementString, true},
                    Spelling{"]d2010950600013435210ABC\x1D"
                             "21X",
                             Form::elementString, true},
                    Spelling{"]Q3010950600013435210ABC\x1D"
                             "21X",
                             Form::elementString, true},
                    Spelling{"]e0010950600013435210ABC\x1D"
                             "21X\x1D",
                             Form::elementString, true},
                    Spelling{"]J1010950600013435210ABC\x1D"
                             "21X",
                             Form::elementString, true},
                    Spelling{"]d5010950600013435210ABC\x1D"
                             "21X",
                             Form::elementString, true},
                    Spelling{"]z1010950600013435210ABC\x1D"
                             "21X",
                             Form::elementString, true},
                    Spelling{"^010950600013435210ABC^21X", Form::elementString, true},
                    Spelling{"^0109506000134352^10ABC^21X^", Form::elementString, true},
                    Spelling{"\x1D"
                             "010950600013435210ABC\x1D"
                             "21X",
                             Form::elementString, true},
                    Spelling{"010950600013435210ABC\x1D"
                             "21X",
                             Form::elementString, true},
                    Spelling{"010950600013435210ABC^21X", Form::elementString, true},
                    Spelling{"010950600013435210ABC{GS}21X", Form::elementString, true},
                    Spelling{"{GS}010950600013435210ABC{GS}21X", Form::elementString, true},
                    Spelling{"010950600013435210ABC<GS>21X", Form::elementString, true},
                    Spelling{"<FNC1>010950600013435210ABC<FNC1>21X", Form::elementString, true},
                    Spelling{"FNC1010950600013435210ABCFNC121X", Form::elementString, true},
                    Spelling{"010950600013435210ABC|21X", Form::elementString, true},
                    Spelling{"010950600013435210ABC~21X", Form::elementString, true},
                    Spelling{"010950600013435210ABC\\x1D21X", Form::elementString, true},
                    Spelling{"010950600013435210ABCU+001D21X", Form::elementString, true},
                    Spelling{"010950600013435210ABC\xE2\x90\x9D"
                             "21X",
                             Form::elementString, true},
                    Spelling{"]C1010950600013435210ABC^21X", Form::elementString, false},
                    Spelling{"]C1010950600013435210ABC|21X", Form::elementString, false},
                    Spelling{"]C1010950600013435210ABC{GS}21X", Form::elementString, false},
                    Spelling{"]d2\x1D"
                             "010950600013435210ABC\x1D\x1D"
                             "21X",
                             Form::elementString, false},
                    Spelling{"(01)09506000134352(10)ABC(21)X", Form::bracketed, true},
                    Spelling{"(01) 09506000134352 (10) ABC (21) X", Form::bracketed, false},
                    Spelling{" (01)09506000134352(10)ABC(21)X\r\n", Form::bracketed, false},
                    Spelling{"]d2(01)09506000134352(10)ABC(21)X", Form::bracketed, false},
                    Spelling{"]Q1(01)09506000134352(10)ABC(21)X", Form::bracketed, true},
                    Spelling{"https://id.gs1.org/01/09506000134352/10/ABC/21/X", Form::digitalLink, true},
                    Spelling{"HTTPS://ID.GS1.ORG/01/09506000134352/10/ABC/21/X", Form::digitalLink, true},
                    Spelling{"Https://id.gs1.org/01/09506000134352/10/ABC/21/X", Form::digitalLink, true},
                    Spelling{"http://shop.example.vn:8080/p/q/01/09506000134352/10/%41BC/21/X?utm=1#top",
                             Form::digitalLink, true},
                    Spelling{"https://id.gs1.org/01/09506000134352/10/ABC/21/X/", Form::digitalLink, false},
                    Spelling{"https://id.gs1.org/01/9506000134352/10/ABC/21/X", Form::digitalLink, false},
                    Spelling{"https://id.gs1.org/gtin/09506000134352/lot/ABC/ser/X", Form::digitalLink, false},
                    Spelling{"id.gs1.org/01/09506000134352/10/ABC/21/X", Form::digitalLink, false},
                    Spelling{"]Q3https://id.gs1.org/01/09506000134352/10/ABC/21/X", Form::digitalLink, false}));

struct Carried {
    const char *input;
    const char *gtin;
};

class CarriedGtin : public testing::TestWithParam<Carried> {};

TEST_P(CarriedGtin, IsUnderstoodFromTheSymbology)
{
    const Message message = parse(GetParam().input);
    EXPECT_EQ(message.find("01"), GetParam().gtin) << toJson(message);
    EXPECT_TRUE(message.valid) << toJson(message);
    EXPECT_EQ(message.form, Form::bareKey);
    EXPECT_TRUE(message.elements.front().implied);
}

INSTANTIATE_TEST_SUITE_P(
    Carriers, CarriedGtin,
    testing::Values(Carried{"]E09506000134352", "09506000134352"},
                    Carried{"]E0012345678905", "00012345678905"}, // UPC-A as 12 digits
                    Carried{"]E001234565", "00012345000065"},     // UPC-E as 8 digits
                    Carried{"]E496385074", "00000096385074"}, Carried{"]E39506000134352 12", "09506000134352"},
                    Carried{"]E3950600013435254321", "09506000134352"}, Carried{"]I109506000134352", "09506000134352"},
                    Carried{"]I019506000134359", "19506000134359"},
                    Carried{"]e009506000134352", "09506000134352"}, // without its AI
                    Carried{"96385074", "00000096385074"}, Carried{"01234565", "00012345000065"},
                    Carried{"012345678905", "00012345678905"}, Carried{"9506000134352", "09506000134352"},
                    Carried{"19506000134359", "19506000134359"}));

TEST(Separator, GivenByTheCallerMayBeAnyCharacter)
{
    ParseOptions options;
    options.separator = "_";
    for (const char *input :
         {"010950600013435210ABC_21X", "_010950600013435210ABC_21X", "]C1010950600013435210ABC_21X"})
        EXPECT_EQ(canonical(parse(input, options)), "(01)09506000134352(10)ABC(21)X") << input;
    EXPECT_EQ(canonical(parse("]C1010950600013435210ABC_21X")), "(01)09506000134352(10)ABC_21X");
}

TEST(Url, HostIsTheNameThatIsReallyCalled)
{
    EXPECT_EQ(parse("https://gs1.org@Evil.example:8443/01/09506000134352").host, "evil.example");
    EXPECT_FALSE(parse("https://gs1.org@evil.example/01/09506000134352").valid);
    EXPECT_EQ(parse("http://[2001:db8::1]:80/01/09506000134352").host, "[2001:db8::1]");
}

TEST(EanUpc, OfFourteenDigitsOrLettersIsRefused)
{
    EXPECT_TRUE(has(parse("]E019506000134359"), IssueCode::carrierLength));
    const Message letters = parse("]E0950600A134352");
    EXPECT_TRUE(has(letters, IssueCode::nonDigit));
    EXPECT_EQ(letters.issues.front().position, 9U);
}

TEST(EanUpc, CompositeKeepsTheTwoPartsApart)
{
    const Message message = parse("]E09506000134352|]e010ABC\x1D"
                                  "21X");
    EXPECT_EQ(message.find("01"), "09506000134352");
    EXPECT_EQ(message.find("10"), "ABC");
    EXPECT_EQ(message.elements[1].part, 1);
    EXPECT_EQ(encodedAis(message), "(10)ABC(21)X");
    EXPECT_TRUE(message.valid) << toJson(message);
}

TEST(SymbologyId, GivenBesideTheDataCountsAsIfItWereInFront)
{
    ParseOptions options;
    options.symbologyId = "]E0";
    EXPECT_EQ(parse("01234565", options).find("01"), "00012345000065");
    options.symbologyId = "]E4";
    EXPECT_EQ(parse("96385074", options).find("01"), "00000096385074");
}

TEST(SymbologyId, UnknownOneIsNamed)
{
    const Message message = parse("]y0(01)09506000134352");
    EXPECT_TRUE(has(message, IssueCode::symbologyIdUnknown));
    EXPECT_EQ(message.symbologyId, "]y0");
    EXPECT_TRUE(message.valid);
}

TEST(Carrier, ThatGs1DoesNotUseIsWarnedAbout)
{
    EXPECT_TRUE(has(parse("]C00109506000134352"), IssueCode::carrierNotGs1));
    EXPECT_TRUE(has(parse("]L2(01)09506000134352"), IssueCode::carrierNotGs1));
    EXPECT_TRUE(has(parse("]Q10109506000134352"), IssueCode::carrierElements));
    EXPECT_FALSE(has(parse("]Q1https://id.gs1.org/01/09506000134352"), IssueCode::carrierElements));
}

TEST(Carrier, OfTextMayHoldAnything)
{
    for (const char *input : {"]Q1Xin chao", "]d1 1234 ", "]C012345678", "]Q112345"}) {
        const Message message = parse(input);
        EXPECT_EQ(message.form, Form::text) << input;
        EXPECT_TRUE(message.valid) << toJson(message);
        EXPECT_TRUE(message.elements.empty()) << input;
    }
}

TEST(Carrier, LongerThanItsCapacityIsWarnedAbout)
{
    const std::string lot(30, 'A');
    EXPECT_TRUE(has(parse("]C1"
                          "0109506000134352240" +
                          lot +
                          "\x1D"
                          "21X"),
                    IssueCode::carrierCapacity));
}

TEST(BareKey, TellsWhatElseItCouldBe)
{
    EXPECT_TRUE(has(parse("8938505974194"), IssueCode::keyAmbiguous));
    EXPECT_EQ(parse("376104250021234569").find("00"), "376104250021234569");
    EXPECT_TRUE(has(parse("1234567"), IssueCode::keyLength));
}

TEST(BareKey, IsPreferredOverElementsOnlyWithARightCheckDigit)
{
    EXPECT_EQ(canonical(parse("17251231")), "(17)251231"); // as GTIN-8 its check digit would be wrong
    EXPECT_EQ(parse("10000007").find("01"), "00000010000007");
}

TEST(Text, IsKeptAndSaidToBeNothingKnown)
{
    const Message message = parse("Nước mắm Phú Quốc");
    EXPECT_EQ(message.form, Form::text);
    EXPECT_FALSE(message.valid);
    EXPECT_TRUE(has(message, IssueCode::notRecognised));
}

TEST(Text, ThatBeginsLikeAnIdentifierIsNoElementString)
{
    for (const char *input : {"2024 report", "10 things to do", "01/02/2024", "21st of May"})
        EXPECT_EQ(parse(input).form, Form::text) << input;
}

TEST(Empty, InputIsItsOwnForm)
{
    EXPECT_EQ(parse("").form, Form::empty);
    EXPECT_FALSE(parse("").valid);
    EXPECT_EQ(parse(" \r\n").form, Form::empty);
    EXPECT_FALSE(parse("]d2").valid);
}

TEST(Url, WithoutAKeyKeepsHostAndParameters)
{
    const Message message = parse("https://Shop.Example.VN/tra-cuu?ma=ABC&x");
    EXPECT_EQ(message.form, Form::url);
    EXPECT_EQ(message.host, "shop.example.vn");
    ASSERT_EQ(message.parameters.size(), 2U);
    EXPECT_EQ(message.parameters[0], (Parameter{"ma", "ABC"}));
    EXPECT_TRUE(has(message, IssueCode::linkWithoutKey));
}

TEST(CompressedLink, IsReadInFullAndInPart)
{
    for (const char *input : {"https://id.gs1.org/CxZ055xf3gowOQ", "https://id.gs1.org/01/12345678901231/EAUYHI",
                              "https://brand.example/some/path/ARZ055xf3iAKMDk?utm=1"}) {
        const Message message = parse(input);
        EXPECT_EQ(message.form, Form::compressedDigitalLink) << input;
        EXPECT_EQ(message.find("01"), "12345678901231") << input;
        EXPECT_EQ(message.find("10"), "12345") << input;
        EXPECT_TRUE(message.valid) << toJson(message);
    }
}

TEST(CompressedLink, IsNotSeenInAnOrdinaryAddress)
{
    for (const char *input : {"https://example.com/products", "https://example.com/ABCDEFGHIJKLMNOP",
                              "https://youtu.be/dQw4w9WgXcQ", "https://bit.ly/3xYzAbC"})
        EXPECT_EQ(parse(input).form, Form::url) << input;
}

struct Urn {
    const char *input;
    const char *ais;
};

class EpcUrn : public testing::TestWithParam<Urn> {};

TEST_P(EpcUrn, BecomesTheSameKeyAsABarcode)
{
    const Message message = parse(GetParam().input);
    EXPECT_EQ(message.form, Form::epcUrn);
    EXPECT_EQ(canonical(message), GetParam().ais) << toJson(message);
    EXPECT_TRUE(message.syntaxValid) << toJson(message);
}

// The examples of the EPC Tag Data Standard, chapter 6.
INSTANTIATE_TEST_SUITE_P(
    Schemes, EpcUrn,
    testing::Values(Urn{"urn:epc:id:sgtin:0614141.112345.400", "(01)10614141123459(21)400"},
                    Urn{"urn:epc:id:sscc:0614141.1234567890", "(00)106141412345678908"},
                    Urn{"urn:epc:id:sgln:0614141.12345.400", "(414)0614141123452(254)400"},
                    Urn{"urn:epc:id:sgln:0614141.12345.0", "(414)0614141123452"},
                    Urn{"urn:epc:id:grai:0614141.12345.400", "(8003)00614141123452400"},
                    Urn{"urn:epc:id:giai:0614141.12345400", "(8004)061414112345400"},
                    Urn{"urn:epc:id:gsrn:0614141.1234567890", "(8018)061414112345678902"},
                    Urn{"urn:epc:id:gdti:0614141.12345.006847", "(253)0614141123452006847"},
                    Urn{"urn:epc:id:cpi:0614141.123ABC.123456789", "(8010)0614141123ABC(8011)123456789"},
                    Urn{"urn:epc:id:itip:4012345.012345.04.04.32a%2Fb", "(8006)040123451234560404(21)32a/b"},
                    Urn{"urn:epc:class:lgtin:4012345.012345.998877", "(01)04012345123456(10)998877"},
                    Urn{"urn:epc:idpat:sgtin:0614141.112345.*", "(01)10614141123459"}));

TEST(EpcUrnFaults, AreNamed)
{
    EXPECT_TRUE(has(parse("urn:epc:id:foo:1.2"), IssueCode::epcScheme));
    EXPECT_TRUE(has(parse("urn:epc:id:sgtin:0614141.12345.400"), IssueCode::epcMalformed));
    EXPECT_TRUE(has(parse("urn:epc:id:sgtin:06141411123454"), IssueCode::epcMalformed));
    EXPECT_TRUE(has(parse("urn:epc:id:sgtin:0614141.112345.%4"), IssueCode::epcMalformed));
}

constexpr const char *vietQr = "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA"
                               "530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E";

TEST(Payment, OfVietQrIsSplitIntoItsFields)
{
    const Message message = parse(vietQr);
    EXPECT_EQ(message.form, Form::payment);
    EXPECT_TRUE(message.valid) << toJson(message);
    EXPECT_TRUE(message.elements.empty());
    EXPECT_TRUE(std::ranges::contains(message.parameters, Parameter{"38.00", "A000000727"}));
    EXPECT_TRUE(std::ranges::contains(message.parameters, Parameter{"38.01.00", "970403"}));
    EXPECT_TRUE(std::ranges::contains(message.parameters, Parameter{"54", "180000"}));
}

TEST(Payment, WithAWrongChecksumSaysSo)
{
    std::string damaged = vietQr;
    damaged[damaged.find("180000")] = '9';
    const Message message = parse(damaged);
    EXPECT_EQ(message.form, Form::payment);
    EXPECT_TRUE(has(message, IssueCode::paymentCrc));
}

TEST(Payment, IsNotSeenInALogisticUnit)
{
    std::string unit = "02010212345678901";
    unit += static_cast<char>('0' + checkDigit(unit).value());
    EXPECT_EQ(canonical(parse("00" + unit)), "(00)" + unit);
}

} // namespace
} // namespace nqi::gs1
