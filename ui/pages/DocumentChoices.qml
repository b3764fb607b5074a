// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Nqi.Controls

/// Which form of the record is shown, and how it will be signed.
Flow {
    id: choices

    required property var documents

    spacing: Theme.s

    Repeater {
        model: choices.documents.kinds.length > 1 ? choices.documents.kinds : []

        AppButton {
            required property var modelData

            text: modelData.text
            checkable: true
            checked: choices.documents.kind === modelData.kind
            onClicked: {
                checked = Qt.binding(() => choices.documents.kind === modelData.kind);
                choices.documents.kind = modelData.kind;
            }
        }
    }
    Repeater {
        model: choices.documents.rows > 1 ? choices.documents.rows : 0

        AppButton {
            required property int index

            text: qsTr("Hand-over %1").arg(index + 1)
            checkable: true
            checked: choices.documents.row === index
            onClicked: {
                checked = Qt.binding(() => choices.documents.row === index);
                choices.documents.row = index;
            }
        }
    }
    Toggle {
        text: qsTr("To be signed by pen")
        visible: choices.documents.signable
        checked: choices.documents.forPen
        onToggled: choices.documents.forPen = checked
    }
}
