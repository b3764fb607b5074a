// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scanner/diagnosis.h"
#include "ui/models/serial_feed.h"

#include <QString>
#include <QVariantMap>

#include <optional>

namespace nqi::ui {

/// What is wrong with a scan, and what to set: {level, title, text} for each damage.
[[nodiscard]] QVariantMap damageText(const scanner::Damage &damage, const scanner::Diagnosis &diagnosis);
/// The whole diagnosis in one sentence: {level, title, text}.
[[nodiscard]] QVariantMap summaryText(const scanner::Diagnosis &diagnosis);
/// A key as it is shown: {shown, code, odd}; `odd` for what no GS1 code holds.
[[nodiscard]] QVariantMap keyText(const scanner::Key &key);
/// How it is with the chosen serial port: {level, text}.
[[nodiscard]] QVariantMap portText(bool open, std::optional<SerialError> error);
/// A byte of a serial line in the same way.
[[nodiscard]] QVariantMap byteText(unsigned char byte);

} // namespace nqi::ui
