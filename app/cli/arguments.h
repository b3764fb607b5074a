// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commands.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <functional>
#include <string>

namespace nqi::cli {

/// What the command line says, before it is acted on.
struct Arguments {
    std::string data;
    std::string passphraseFile;
    KeyOptions key;
    std::string at;
    bool json = false;
    verdict::Context context;
    ScanOptions scan;
    CheckOptions check;
    LintOptions lint;
    DemoOptions demo;
    ExportOptions exportTo;
    SyncOptions sync;
    FindOptions find;
    CompanyOptions company;
    AlertOptions alerts;
    bool auditFiles = false;
    std::string id;
    std::string name;
    std::string file;
    std::string by = "user";
    AttachOptions attach;
    ConsignmentOptions consignment;
    SignatureOptions signature;
    std::uint32_t limit = 100;
    std::uint32_t days = 90;
    PrintOptions print;
    TableOptions table;
    TufOptions tuf;
    std::function<ExitCode(const Common &)> command;
    std::function<int(const Common &)> foreign; ///< ends by another program's rules
};

/// The commands about what this device has recorded: findings, inspections, consignments, papers, tables, outbox, log,
/// key.
void addFieldCommands(CLI::App &app, Arguments &arguments);

} // namespace nqi::cli
