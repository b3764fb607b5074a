// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Text. Always plain: what a code or a record says is never read as markup.
Text {
    enum Kind { Caption, Body, Strong, Large, Title, Headline }

    property int kind: AppText.Body
    property bool muted: false
    /// Set where shortening a text is intended; the layout test forbids it elsewhere.
    property bool mayElide: false

    readonly property int size: {
        switch (kind) {
        case AppText.Caption: return Theme.caption;
        case AppText.Large: return Theme.large;
        case AppText.Title: return Theme.title;
        case AppText.Headline: return Theme.headline;
        default: return Theme.body;
        }
    }

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: !enabled ? Theme.colors.disabled : muted ? Theme.colors.muted : Theme.colors.text
    font.pixelSize: size
    font.bold: kind === AppText.Strong || kind === AppText.Title || kind === AppText.Headline
    lineHeight: 1.1
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
