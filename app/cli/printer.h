// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/grounds.h"
#include "core/catalog/facts.h"
#include "core/decode/decoder.h"
#include "core/decode/source.h"
#include "core/findings/journal.h"
#include "core/inspect/line.h"
#include "core/trust/guarded_key.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

#include <string>
#include <string_view>

/// Text for the person at the terminal, and JSON for programs. Codes are printed as they are: the app has the
/// sentences.
namespace nqi::cli {

/// One item: key, overall outcome, tier, and a line for each check.
void print(const inspect::Inspected &inspected);
void print(const decode::Symbol &symbol);
void print(const findings::Summary &summary);
/// On standard error.
void complain(std::string_view what, std::string_view why);
/// One line of JSON on standard output, flushed.
void printJson(const QJsonObject &object);
void printJson(std::string_view line);

[[nodiscard]] QJsonArray jsonOf(const std::array<decode::Point, 4> &corners);
[[nodiscard]] QJsonObject jsonOf(const decode::Symbol &symbol);
[[nodiscard]] QJsonObject jsonOf(const inspect::Inspected &inspected);

/// Why a source gave no frame, and what to do.
[[nodiscard]] std::string_view sentence(decode::SourceError error);
[[nodiscard]] std::string_view sentence(decode::DecodeError error);
[[nodiscard]] std::string_view sentence(catalog::LookupError error);
[[nodiscard]] std::string_view sentence(findings::JournalError error);
[[nodiscard]] std::string_view sentence(device::ReplayError error);
[[nodiscard]] std::string_view sentence(trust::GuardError error);

} // namespace nqi::cli
