// SPDX-License-Identifier: Apache-2.0
#include "core/decode/engine.h"

#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

namespace nqi::decode {

namespace {

using ZXing::BarcodeFormat;

// In the order of Symbology.
constexpr std::array<BarcodeFormat, symbologyCount> formats{
    BarcodeFormat::Aztec,
    BarcodeFormat::Codabar,
    BarcodeFormat::Code39,
    BarcodeFormat::Code93,
    BarcodeFormat::Code128,
    BarcodeFormat::DataBar,
    BarcodeFormat::DataBarExpanded,
    BarcodeFormat::DataBarLimited,
    BarcodeFormat::DataMatrix,
    BarcodeFormat::DXFilmEdge,
    BarcodeFormat::EAN8,
    BarcodeFormat::EAN13,
    BarcodeFormat::ITF,
    BarcodeFormat::MaxiCode,
    BarcodeFormat::MicroQRCode,
    BarcodeFormat::PDF417,
    BarcodeFormat::QRCode,
    BarcodeFormat::RMQRCode,
    BarcodeFormat::UPCA,
    BarcodeFormat::UPCE,
};

std::optional<Symbology> symbologyOf(BarcodeFormat format)
{
    const auto *const found = std::ranges::find(formats, format);
    if (found == formats.end())
        return {};
    return static_cast<Symbology>(found - formats.begin());
}

ZXing::ReaderOptions optionsOf(const EngineOptions &options)
{
    ZXing::BarcodeFormats wanted;
    for (std::size_t i = 0; i < formats.size(); ++i)
        if (options.symbologies.test(i))
            wanted |= formats.at(i);
    ZXing::ReaderOptions result;
    result.setFormats(wanted);
    result.setTryHarder(options.harder);
    result.setTryRotate(options.rotate);
    result.setTryInvert(options.invert);
    result.setTryDownscale(options.downscale);
    result.setMinLineCount(static_cast<std::uint8_t>(std::clamp(options.minLines, 1, 255)));
    result.setMaxNumberOfSymbols(static_cast<std::uint8_t>(std::clamp(options.maxSymbols, 1, 255)));
    // Plain keeps every character of the payload, GS included; the default would put brackets around AIs.
    result.setTextMode(ZXing::TextMode::Plain);
    result.setEanAddOnSymbol(ZXing::EanAddOnSymbol::Ignore);
    switch (options.binariser) {
    case Binariser::local:
        result.setBinarizer(ZXing::Binarizer::LocalAverage);
        break;
    case Binariser::global:
        result.setBinarizer(ZXing::Binarizer::GlobalHistogram);
        break;
    case Binariser::fixed:
        result.setBinarizer(ZXing::Binarizer::FixedThreshold);
        break;
    }
    return result;
}

std::optional<Read> readOf(const ZXing::Barcode &barcode, View view)
{
    const auto symbology = symbologyOf(barcode.format());
    if (!barcode.isValid() || !symbology)
        return {};
    Read read;
    read.symbology = *symbology;
    read.symbologyId = barcode.symbologyIdentifier();
    const ZXing::ByteArray &payload = barcode.bytes();
    read.bytes.assign(payload.begin(), payload.end());
    read.text = barcode.text();
    // Releases of the engine differ: some leave out the AI that every DataBar is sent with (GS1 GenSpecs 5.5).
    if (read.symbology == Symbology::dataBar && read.bytes.size() == 14) {
        read.bytes.insert(0, "01");
        read.text = read.bytes;
    }
    read.binary =
        barcode.contentType() == ZXing::ContentType::Binary || barcode.contentType() == ZXing::ContentType::UnknownECI;
    read.inverted = barcode.isInverted();
    read.lines = barcode.lineCount();
    const ZXing::Position &position = barcode.position();
    const auto corner = [](ZXing::PointI point) {
        return PointF{static_cast<double>(point.x), static_cast<double>(point.y)};
    };
    read.corners = {corner(position.topLeft()), corner(position.topRight()), corner(position.bottomRight()),
                    corner(position.bottomLeft())};
    // The engine does not say where a MaxiCode is.
    if (position.topLeft() == position.bottomRight())
        read.corners = {corner({0, 0}), corner({view.width - 1, 0}), corner({view.width - 1, view.height - 1}),
                        corner({0, view.height - 1})};
    return read;
}

} // namespace

std::expected<std::vector<Read>, DecodeError> readSymbols(View view, const EngineOptions &options)
{
    std::vector<Read> reads;
    // An empty set of formats would mean "all" to the engine.
    if (view.empty() || options.symbologies.none())
        return reads;
    try {
        const ZXing::ImageView image(view.data, view.width, view.height, ZXing::ImageFormat::Lum, view.stride);
        for (const ZXing::Barcode &barcode : ZXing::ReadBarcodes(image, optionsOf(options)))
            if (auto read = readOf(barcode, view); read && !read->bytes.empty())
                reads.push_back(std::move(*read));
        return reads;
    } catch (const std::exception &) {
        return std::unexpected(DecodeError::engineFailed);
    }
}

} // namespace nqi::decode
