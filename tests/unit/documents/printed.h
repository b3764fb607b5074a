// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/compose.h"
#include "ui/documents/documents.h"

#include <QByteArray>
#include <QStringList>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace nqi::documents {

/// A program that draws, without a screen.
class PaperTest : public testing::Test {
protected:
    static void SetUpTestSuite();
};

/// A paper with pages; a failure of the test where there is none.
[[nodiscard]] Sheet sheetOf(DocumentKind kind, const Record &record, DocumentOptions options = {});

/// A PDF file as other programs see it.
class Printed {
public:
    explicit Printed(const Sheet &sheet);

    [[nodiscard]] QByteArray text() const;     ///< pdftotext -layout
    [[nodiscard]] QByteArray info() const;     ///< pdfinfo
    [[nodiscard]] QStringList fonts() const;   ///< lines of pdffonts
    [[nodiscard]] QByteArray checked() const;  ///< qpdf --check; empty when it complains
    [[nodiscard]] QByteArray metadata() const; ///< pdfinfo -meta
    /// The page as a printer would set it, from 1.
    [[nodiscard]] QImage page(int number, int resolution) const;

private:
    QTemporaryDir m_folder;
    QString m_file;
};

} // namespace nqi::documents
