// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtMultimedia

/// A tone for each item: high and short when all agrees, low and longer the more it matters. Made when first needed,
/// because the sound system is slow to start and may not be there.
Item {
    id: sound

    function play(level: string) {
        switch (level) {
        case "good": good.play(); break;
        case "attention": attention.play(); break;
        case "violation":
        case "danger": danger.play(); break;
        default: neutral.play();
        }
    }

    SoundEffect { id: good; source: "qrc:/nqi/sounds/good.wav" }
    SoundEffect { id: neutral; source: "qrc:/nqi/sounds/neutral.wav" }
    SoundEffect { id: attention; source: "qrc:/nqi/sounds/attention.wav" }
    SoundEffect { id: danger; source: "qrc:/nqi/sounds/danger.wav" }
}
