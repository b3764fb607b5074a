// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/decode/peers.h"

#include <ZXing/ReadBarcode.h>

#include <ctime>
#include <string_view>
#include <utility>

namespace nqi::bench {

namespace {

using decode::Frame;
using decode::Symbol;
using decode::Symbology;

Symbology symbologyOf(ZXing::BarcodeFormat format)
{
    std::string name;
    for (const char c : ZXing::ToString(format))
        if (c != '-')
            name.push_back(c);
    if (name == "MicroQRCode")
        name = "MicroQR";
    return decode::parseSymbology(name).value_or(Symbology::dxFilmEdge);
}

std::vector<Symbol> plainZxing(const Frame &frame)
{
    const ZXing::ImageView view(reinterpret_cast<const std::uint8_t *>(frame.luminance->data()), frame.width,
                                frame.height, ZXing::ImageFormat::Lum, frame.stride);
    ZXing::ReaderOptions options;
    options.setTextMode(ZXing::TextMode::Plain);
    std::vector<Symbol> symbols;
    for (const auto &barcode : ZXing::ReadBarcodes(view, options)) {
        Symbol &symbol = symbols.emplace_back();
        symbol.symbology = symbologyOf(barcode.format());
        symbol.text = barcode.text();
        symbol.bytes.assign(barcode.bytes().begin(), barcode.bytes().end());
    }
    return symbols;
}

} // namespace

std::vector<Peer> otherPeers()
{
    std::vector<Peer> peers{{"ZXing default", plainZxing}};
#ifdef NQI_ZBAR
    peers.push_back({"ZBar", readWithZbar});
#endif
    return peers;
}

std::chrono::microseconds cpuTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::seconds(now.tv_sec) +
                                                                 std::chrono::nanoseconds(now.tv_nsec));
}

} // namespace nqi::bench
