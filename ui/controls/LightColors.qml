// SPDX-License-Identifier: Apache-2.0
ThemeColors {
    background: "#f2f5f9"
    surface: "#ffffff"
    sunken: "#e8edf3"
    text: "#13202e"
    muted: "#4a5a6b"
    disabled: "#5e6c7a"
    line: "#d5dde6"
    border: "#6f7f90"
    primary: "#0b4a8f"
    primaryDown: "#083a72"
    primaryText: "#ffffff"
    tint: "#e2edf9"
    tintText: "#083a72"
    shade: "#99101820"
    edge: "#c3cdd8"
    good: LevelColors { text: "#116339"; container: "#e0f3e8"; containerText: "#0b4526"; solid: "#116339"; solidText: "#ffffff"; line: "#9fd3b6" }
    neutral: LevelColors { text: "#45566a"; container: "#e6ebf1"; containerText: "#2a3848"; solid: "#45566a"; solidText: "#ffffff"; line: "#b9c5d2" }
    attention: LevelColors { text: "#805000"; container: "#fff0cf"; containerText: "#563600"; solid: "#805000"; solidText: "#ffffff"; line: "#e8c273" }
    violation: LevelColors { text: "#a63c00"; container: "#ffe6d6"; containerText: "#702900"; solid: "#a63c00"; solidText: "#ffffff"; line: "#f0b08a" }
    danger: LevelColors { text: "#b3112b"; container: "#ffe1e4"; containerText: "#7d0a1d"; solid: "#b3112b"; solidText: "#ffffff"; line: "#f0a3ad" }
}
